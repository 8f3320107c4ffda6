import type { Child } from "hono/jsx";
import { readSale, type Sale } from "../../erp/flows/sales.ts";
import { parseDocument } from "../../lib/documents.ts";
import { getSale } from "../../services/sales/get-sale.ts";
import { frameTexts } from "../../strings/pages.ts";
import { kindTexts, salePageTexts, saleTexts } from "../../strings/pages-sales.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Facts, Panel, PostButton } from "./components.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { showDate, showInstant, showMoney } from "./format.ts";
import { Problems } from "./problems.tsx";
import { renderPage } from "./render.tsx";
import { ItemTable, PaymentTable } from "./sale-tables.tsx";
import type { TenantVisit } from "./visit.ts";

type SaleDetail = Awaited<ReturnType<typeof getSale>>;

/** One sale as the CRM sent it, what stands in its way, and its trips to the ERP. */
export async function showSale({ http, context, can }: TenantVisit): Promise<Response> {
  const detail = await getSale(context, http.req.param("externalId") ?? "", currentLanguage());
  const sale = readSale(detail.content);
  const number = detail.number ?? detail.externalId;
  const path = `/sales/${encodeURIComponent(detail.externalId)}`;
  const isSale = detail.kind === "sale";
  return await renderPage(
    http,
    {
      title: salePageTexts.titleOf(kindTexts[detail.kind], number),
      current: "/sales",
      crumbs: [{ href: "/sales", title: frameTexts.sales }],
      actions: isSale ? <Actions path={path} detail={detail} mayResend={can("sales:write")} /> : undefined,
    },
    <>
      <Problems title={salePageTexts.problems} problems={detail.problems} />
      <Panel
        id="deliveries"
        title={salePageTexts.deliveries}
        actions={
          <a href={`/logs/gestaoclick?subject=${encodeURIComponent(detail.externalId)}`}>
            {salePageTexts.log}
          </a>
        }
      >
        {detail.deliveries.length === 0 ? (
          <p>{isSale ? salePageTexts.noDeliveriesSale : salePageTexts.noDeliveries}</p>
        ) : (
          <DeliveryTable deliveries={detail.deliveries} withSubject={false} />
        )}
      </Panel>
      <div class="columns even">
        <Panel id="summary" title={salePageTexts.summary}>
          <Facts facts={summaryOf(detail, sale)} />
        </Panel>
        <Panel id="customer" title={salePageTexts.customer}>
          <Facts facts={customerOf(sale)} />
        </Panel>
      </div>
      <Panel id="items" title={salePageTexts.items}>
        <ItemTable sale={sale} />
      </Panel>
      {sale.payments === undefined || sale.payments.length === 0 ? null : (
        <Panel id="payments" title={salePageTexts.payments}>
          <PaymentTable sale={sale} />
        </Panel>
      )}
    </>,
  );
}

function Actions({ path, detail, mayResend }: { path: string; detail: SaleDetail; mayResend: boolean }) {
  return (
    <>
      <a class="button" href={`${path}/preview`}>
        {saleTexts.preview}
      </a>
      {mayResend ? (
        <PostButton
          action="/sales/resend"
          label={saleTexts.resend}
          values={{ sale: detail.externalId, back: path }}
          class="primary"
        />
      ) : null}
    </>
  );
}

function summaryOf(detail: SaleDetail, sale: Sale): (readonly [string, Child])[] {
  return [
    [salePageTexts.total, <strong>{showMoney(detail.total)}</strong>],
    ...optional(salePageTexts.shipping, sale.shipping === undefined ? undefined : showMoney(sale.shipping)),
    ...optional(salePageTexts.discount, sale.discount === undefined ? undefined : showMoney(sale.discount)),
    [salePageTexts.date, showDate(detail.date)],
    ...optional(salePageTexts.seller, sale.seller?.name),
    [salePageTexts.externalId, detail.externalId],
    [salePageTexts.version, String(detail.version)],
    [salePageTexts.received, showInstant(detail.createdAt)],
    [salePageTexts.changed, showInstant(detail.updatedAt)],
    ...optional(salePageTexts.notes, sale.notes),
  ];
}

function customerOf({ customer }: Sale): (readonly [string, Child])[] {
  const { address } = customer;
  const lines = [
    [address?.street, address?.number].filter(Boolean).join(", "),
    [address?.complement, address?.district].filter(Boolean).join(" · "),
    [address?.city, address?.state].filter(Boolean).join("/"),
    address?.zip,
  ].filter(Boolean);
  return [
    [salePageTexts.name, customer.name],
    ...optional(salePageTexts.legalName, customer.legalName),
    [salePageTexts.document, documentOf(customer.document)],
    ...optional(salePageTexts.email, customer.email),
    ...optional(salePageTexts.phone, customer.phone),
    ...optional(salePageTexts.address, lines.length === 0 ? undefined : lines.join(" — ")),
  ];
}

function documentOf(document: string | undefined): Child {
  if (document === undefined) return <span class="error">{salePageTexts.documentMissing}</span>;
  const parsed = parseDocument(document);
  return parsed === null ? (
    <span class="error">{salePageTexts.documentInvalid(document)}</span>
  ) : (
    parsed.masked
  );
}

function optional(name: string, value: string | undefined): (readonly [string, Child])[] {
  return value === undefined ? [] : [[name, value]];
}
