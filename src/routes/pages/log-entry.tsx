import { z } from "zod";
import { findConnector } from "../../erp/registry.ts";
import { getLog } from "../../services/logs/list-logs.ts";
import {
  callOutcomeTexts,
  eventTexts,
  levelTexts,
  levelTones,
  logEntryTexts,
  logPageTexts,
} from "../../strings/pages-logs.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Code, Facts, NoticeBox, Panel } from "./components.tsx";
import { showInstant, showJson } from "./format.ts";
import { EntrySubject } from "./log-table.tsx";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** What all bodies of a page may hold together: it stays under 100 KB however many calls an attempt made. */
const SHOWN_CHARACTERS = 56_000;

const exchangeSchema = z.object({
  method: z.string(),
  path: z.string(),
  requestBody: z.unknown().optional(),
  status: z.number().optional(),
  answer: z.unknown().optional(),
  durationMs: z.number(),
  outcome: z.string(),
});
const detailSchema = z.object({ exchanges: z.array(exchangeSchema) });
type Exchange = z.output<typeof exchangeSchema>;

/** One entry of the log, with what was asked of the ERP and what it answered. */
export async function showLogEntry({ http, context }: TenantVisit): Promise<Response> {
  const entry = await getLog(context, http.req.param("entryId") ?? "", currentLanguage());
  const connector = entry.provider === null ? undefined : findConnector(entry.provider);
  const path = connector === undefined ? undefined : `/logs/${connector.id}`;
  const tone = levelTones[entry.level];
  return await renderPage(
    http,
    {
      title: logEntryTexts.title,
      ...(path === undefined || connector === undefined
        ? {}
        : { current: path, crumbs: [{ href: path, title: logPageTexts.titleOf(connector.title) }] }),
    },
    <>
      <NoticeBox tone={tone}>{entry.message}</NoticeBox>
      <section class="panel">
        <Facts
          facts={[
            [logPageTexts.at, <time datetime={entry.at}>{showInstant(entry.at)}</time>],
            [logPageTexts.level, <Badge tone={tone}>{levelTexts[entry.level]}</Badge>],
            [logPageTexts.event, eventTexts[entry.event] ?? entry.event],
            [logPageTexts.subject, <EntrySubject entry={entry} />],
            [
              logEntryTexts.delivery,
              entry.deliveryId === null ? (
                "—"
              ) : (
                <a href={`/deliveries/${entry.deliveryId}`}>{logEntryTexts.openDelivery}</a>
              ),
            ],
          ]}
        />
      </section>
      <Panel id="requests" title={logEntryTexts.requests}>
        <Detail detail={"detail" in entry ? entry.detail : undefined} />
      </Panel>
    </>,
  );
}

function Detail({ detail }: { detail: unknown }) {
  if (detail === undefined || detail === null) return <p>{logEntryTexts.noRequests}</p>;
  const parsed = detailSchema.safeParse(detail);
  // A detail of another version is shown as it is.
  if (!parsed.success) return <Code label={logEntryTexts.raw}>{showJson(detail, SHOWN_CHARACTERS)}</Code>;
  const { exchanges } = parsed.data;
  const each = Math.floor(SHOWN_CHARACTERS / Math.max(1, exchanges.length * 2));
  return (
    <>
      <p class="help">{logEntryTexts.masked}</p>
      <ol class="exchanges">
        {exchanges.map((exchange, index) => (
          <ExchangeItem exchange={exchange} step={index + 1} maxCharacters={each} />
        ))}
      </ol>
    </>
  );
}

type ItemProps = { exchange: Exchange; step: number; maxCharacters: number };

function ExchangeItem({ exchange, step, maxCharacters }: ItemProps) {
  const { method, path, requestBody, status, answer, durationMs, outcome } = exchange;
  const good = outcome === "ok" || outcome === "empty" || outcome === "not_found";
  return (
    <li>
      <p class="call">
        <code class="method">{method}</code> <code>{path}</code>
      </p>
      <p class="call-facts">
        <Badge tone={good ? "success" : "danger"}>{callOutcomeTexts[outcome] ?? outcome}</Badge>
        {status === undefined ? null : <span>{logEntryTexts.status(status)}</span>}
        <span>{logEntryTexts.took(durationMs)}</span>
      </p>
      {requestBody === undefined ? null : (
        <>
          <h3>{logEntryTexts.request}</h3>
          <Code label={logEntryTexts.requestBody(step)}>{showJson(requestBody, maxCharacters)}</Code>
        </>
      )}
      <h3>{logEntryTexts.answer}</h3>
      {answer === undefined ? (
        <p>{logEntryTexts.noAnswer}</p>
      ) : (
        <Code label={logEntryTexts.answerBody(step)}>{showJson(answer, maxCharacters)}</Code>
      )}
    </li>
  );
}
