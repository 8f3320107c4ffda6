import { getSale } from "../../services/sales/get-sale.ts";
import { previewSale, type SalePreview } from "../../services/sales/preview-sale.ts";
import { frameTexts } from "../../strings/pages.ts";
import { kindTexts, previewTexts, salePageTexts } from "../../strings/pages-sales.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Code, Empty, Panel } from "./components.tsx";
import { showJson } from "./format.ts";
import { Problems } from "./problems.tsx";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** What all bodies of the page may hold together. */
const SHOWN_CHARACTERS = 56_000;

/** Pré-visualizar envio: the requests that a delivery would make now. The ERP is read; nothing is written. */
export async function showPreview({ http, context }: TenantVisit): Promise<Response> {
  const externalId = http.req.param("externalId") ?? "";
  const [{ number }, { requests, problems }] = await Promise.all([
    getSale(context, externalId, currentLanguage()),
    previewSale(context, externalId, currentLanguage()),
  ]);
  const shown = number ?? externalId;
  const path = `/sales/${encodeURIComponent(externalId)}`;
  const each = Math.floor(SHOWN_CHARACTERS / Math.max(1, requests.length));
  return await renderPage(
    http,
    {
      title: previewTexts.titleOf(shown),
      current: "/sales",
      crumbs: [
        { href: "/sales", title: frameTexts.sales },
        { href: path, title: salePageTexts.titleOf(kindTexts.sale, shown) },
      ],
    },
    <>
      <p class="lead">{previewTexts.lead}</p>
      <Problems title={previewTexts.problems} problems={problems} />
      <Panel id="requests" title={previewTexts.requests}>
        {requests.length === 0 ? (
          <Empty title={previewTexts.none} />
        ) : (
          <ol class="exchanges" aria-label={previewTexts.steps}>
            {requests.map((request, index) => (
              <RequestItem request={request} step={index + 1} maxCharacters={each} />
            ))}
          </ol>
        )}
      </Panel>
    </>,
  );
}

type ItemProps = { request: SalePreview["requests"][number]; step: number; maxCharacters: number };

function RequestItem({ request, step, maxCharacters }: ItemProps) {
  const { method, path, body, reason, write } = request;
  return (
    <li>
      <p class="call-facts">
        <strong>{reason}</strong>
        <Badge tone={write ? "warning" : "neutral"}>{write ? previewTexts.write : previewTexts.read}</Badge>
      </p>
      <p class="call">
        <code class="method">{method}</code> <code>{path}</code>
      </p>
      {body === undefined ? null : (
        <Code label={previewTexts.body(step)}>{showJson(body, maxCharacters)}</Code>
      )}
    </li>
  );
}
