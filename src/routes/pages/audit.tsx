import { z } from "zod";
import { type AuditView, listAudit } from "../../services/audit/list-audit.ts";
import { listOutbox } from "../../services/mail/outbox.ts";
import { auditTexts, mailboxTexts } from "../../strings/pages-team.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Empty, Pager, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit, Visit } from "./visit.ts";

const PAGE = 50;
const MAILS = 50;

/** `/audit`: who changed what in this company. */
export async function showAudit({ context, http }: TenantVisit): Promise<Response> {
  const { cursor } = readQuery(http, { cursor: z.string().max(200).optional() });
  const page = await listAudit(context, {}, { limit: PAGE, cursor }, currentLanguage());
  const columns = [{ label: auditTexts.when }, { label: auditTexts.who }, { label: auditTexts.what }];
  return await renderPage(
    http,
    { title: auditTexts.title, current: "/audit" },
    <>
      <p class="lead">{auditTexts.lead}</p>
      {page.items.length === 0 ? (
        <Empty title={auditTexts.none} />
      ) : (
        <div class="sheet">
          <Table caption={auditTexts.title} columns={columns}>
            {page.items.map((entry) => (
              <tr>
                <Cell label={auditTexts.when} class="when">
                  <time datetime={entry.at}>{showInstant(entry.at)}</time>
                </Cell>
                <Cell label={auditTexts.who}>{actorName(entry)}</Cell>
                <Cell label={auditTexts.what} class="message">
                  {entry.message}
                </Cell>
              </tr>
            ))}
          </Table>
        </div>
      )}
      <Pager path="/audit" query={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

function actorName({ actor }: AuditView): string {
  if (actor.kind === "api_key") return auditTexts.key(actor.name ?? "");
  if (actor.kind !== "operator") return actor.name ?? "";
  return actor.name === null ? auditTexts.token : `${actor.name} (${auditTexts.supportTeam})`;
}

/** `/dev/outbox`: the mails that a local hub would have sent. */
export async function showMailbox({ context, http }: Visit): Promise<Response> {
  const mails = await listOutbox(context, MAILS);
  return await renderPage(
    http,
    { title: mailboxTexts.title, current: "/dev/outbox" },
    <>
      <p class="lead">{mailboxTexts.lead}</p>
      {mails.length === 0 ? <Empty title={mailboxTexts.none} /> : null}
      {mails.map(({ id, at, to, subject, text }) => (
        <section class="panel stack" aria-labelledby={id}>
          <h2 id={id}>{subject}</h2>
          <p class="help">
            {mailboxTexts.to(to)} · <time datetime={at}>{showInstant(at)}</time>
          </p>
          <p class="mail">{text}</p>
          <MailLink text={text} label={mailboxTexts.open} />
        </section>
      ))}
    </>,
  );
}

function MailLink({ text, label }: { text: string; label: string }) {
  const url = /https?:\/\/\S+/.exec(text)?.[0];
  return url === undefined ? null : (
    <p>
      <a class="button" href={url}>
        {label}
      </a>
    </p>
  );
}
