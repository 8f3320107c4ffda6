import { listActors } from "../../services/audit/list-actors.ts";
import { type AuditView, listAudit } from "../../services/audit/list-audit.ts";
import type { Page } from "../../services/lists.ts";
import { auditTexts } from "../../strings/pages-audit.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { AuditFilters, type AuditQuery, actorName, readAuditQuery, toAuditFilter } from "./audit-filters.tsx";
import { Cell, Empty, Pager, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;

/** `/audit`: who changed what in this company, by action, by person, between two days. */
export async function showAudit(visit: TenantVisit): Promise<Response> {
  const { context, http } = visit;
  const asked = readAuditQuery(http);
  const { cursor, ...filters } = asked;
  const page = await readEntries(visit, asked);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return await renderPage(
    http,
    { title: auditTexts.title, current: "/audit" },
    <>
      <p class="lead">{auditTexts.lead}</p>
      <AuditFilters asked={asked} actors={await listActors(context)} />
      {page.items.length === 0 ? (
        <Empty title={filtered ? auditTexts.noneFound : auditTexts.none}>
          {filtered ? <p>{auditTexts.noneFoundHelp}</p> : null}
        </Empty>
      ) : (
        <div class="sheet">
          <AuditTable entries={page.items} />
        </div>
      )}
      <Pager path="/audit" query={filters} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

async function readEntries({ context }: TenantVisit, asked: AuditQuery): Promise<Page<AuditView>> {
  const filter = toAuditFilter(asked);
  if (filter === null) return { items: [], nextCursor: null };
  return await listAudit(context, filter, { limit: PAGE, cursor: asked.cursor }, currentLanguage());
}

function AuditTable({ entries }: { entries: readonly AuditView[] }) {
  const columns = [{ label: auditTexts.when }, { label: auditTexts.who }, { label: auditTexts.what }];
  return (
    <Table caption={auditTexts.title} columns={columns}>
      {entries.map((entry) => (
        <tr>
          <Cell label={auditTexts.when} class="when">
            <time datetime={entry.at}>{showInstant(entry.at)}</time>
          </Cell>
          <Cell label={auditTexts.who}>{actorName(entry.actor)}</Cell>
          <Cell label={auditTexts.what} class="message">
            {entry.message}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
