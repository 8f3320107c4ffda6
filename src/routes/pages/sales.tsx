import { z } from "zod";
import { listSales } from "../../services/sales/list-sales.ts";
import { listTexts } from "../../strings/pages.ts";
import { deliveryStateTexts } from "../../strings/pages-deliveries.ts";
import { kindTexts, saleTexts } from "../../strings/pages-sales.ts";
import { Badge, Cell, Choice, Empty, Input, Pager, StateBadge, Table } from "./components.tsx";
import { showDate, showMoney } from "./format.ts";
import { linkTo, readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { kindSchema, stateSchema } from "./states.ts";
import type { TenantVisit } from "./visit.ts";

/** As many as can be ticked and resent in one request. */
const PAGE = 25;

const query = {
  q: z.string().max(100).optional(),
  state: stateSchema.optional(),
  kind: kindSchema.optional(),
  cursor: z.string().max(200).optional(),
};
type Query = ReturnType<typeof readQuery<typeof query>>;
type SaleView = Awaited<ReturnType<typeof listSales>>["items"][number];

/** Vendas: what the CRM sent, with what became of it. */
export async function showSales({ http, context, can }: TenantVisit): Promise<Response> {
  const asked = readQuery(http, query);
  const { cursor, ...filters } = asked;
  const page = await listSales(context, filters, { limit: PAGE, cursor });
  const mayResend = can("sales:write");
  const filtered = filters.q !== undefined || filters.state !== undefined || filters.kind !== undefined;
  return await renderPage(
    http,
    {
      title: saleTexts.title,
      current: "/sales",
      actions: mayResend ? (
        <a class="button" href={linkTo("/replays/new", { state: filters.state })}>
          {saleTexts.resendByFilter}
        </a>
      ) : undefined,
    },
    <>
      <Filters asked={asked} />
      {page.items.length === 0 ? (
        <Empty title={filtered ? saleTexts.none : saleTexts.noneYet}>
          <p>{filtered ? saleTexts.noneHelp : saleTexts.noneYetHelp}</p>
        </Empty>
      ) : (
        <div class="sheet">
          <SaleTable sales={page.items} mayResend={mayResend} back={backLink(asked)} />
        </div>
      )}
      <Pager path="/sales" query={filters} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

function backLink(asked: Query): string {
  return linkTo("/sales", asked);
}

function Filters({ asked }: { asked: Query }) {
  const states = Object.entries(deliveryStateTexts).map(([value, { label }]) => ({ value, label }));
  const kinds = Object.entries(kindTexts).map(([value, label]) => ({ value, label }));
  return (
    <form method="get" action="/sales" class="filters">
      <Input
        name="q"
        label={listTexts.search}
        value={asked.q}
        type="search"
        placeholder={saleTexts.searchHelp}
        maxlength={100}
      />
      <Choice
        name="state"
        label={saleTexts.stateLabel}
        value={asked.state}
        any={saleTexts.anyState}
        choices={states}
      />
      <Choice name="kind" label={saleTexts.kind} value={asked.kind} any={saleTexts.anyKind} choices={kinds} />
      <div class="filter-buttons">
        <button type="submit">{listTexts.filter}</button>
        <a href="/sales">{listTexts.clear}</a>
      </div>
    </form>
  );
}

type TableProps = { sales: readonly SaleView[]; mayResend: boolean; back: string };

function SaleTable({ sales, mayResend, back }: TableProps) {
  const columns = [
    ...(mayResend ? [{ label: saleTexts.selectColumn, hidden: true }] : []),
    { label: saleTexts.number },
    { label: saleTexts.customer },
    { label: saleTexts.date },
    { label: saleTexts.total, numeric: true },
    { label: saleTexts.state },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <>
      {mayResend ? (
        // The ticked boxes of the table belong to this form by their `form` attribute: forms cannot be nested.
        <form method="post" action="/sales/resend" id="selected" class="bulk">
          <input type="hidden" name="back" value={back} />
          <label data-script-only hidden>
            <input type="checkbox" data-tick-all="sale" /> {saleTexts.selectAll}
          </label>
          <button type="submit">{saleTexts.resendSelected}</button>
        </form>
      ) : null}
      <Table caption={saleTexts.caption} columns={columns}>
        {sales.map((sale) => (
          <SaleRow sale={sale} mayResend={mayResend} back={back} />
        ))}
      </Table>
    </>
  );
}

function SaleRow({ sale, mayResend, back }: { sale: SaleView; mayResend: boolean; back: string }) {
  const number = sale.number ?? sale.externalId;
  const path = `/sales/${encodeURIComponent(sale.externalId)}`;
  const isSale = sale.kind === "sale";
  return (
    <tr>
      {mayResend ? (
        <Cell class="tick">
          {isSale ? (
            <input
              type="checkbox"
              name="sale"
              value={sale.externalId}
              form="selected"
              aria-label={saleTexts.select(number)}
            />
          ) : null}
        </Cell>
      ) : null}
      <Cell label={saleTexts.number}>
        <div>
          <a href={path}>
            <strong>{number}</strong>
          </a>
          {isSale ? null : <small class="under">{kindTexts[sale.kind]}</small>}
        </div>
      </Cell>
      <Cell label={saleTexts.customer} class="message">
        {sale.customerName}
      </Cell>
      <Cell label={saleTexts.date}>{showDate(sale.date)}</Cell>
      <Cell label={saleTexts.total} class="numeric">
        {showMoney(sale.total)}
      </Cell>
      <Cell label={saleTexts.state}>
        <div>
          {sale.delivery === null ? (
            <Badge tone="neutral">{isSale ? saleTexts.notSentYet : saleTexts.neverSent}</Badge>
          ) : (
            <StateBadge state={sale.delivery.state} />
          )}
          {sale.delivery?.remoteId ? (
            <small class="under">{saleTexts.erpId(sale.delivery.remoteId)}</small>
          ) : null}
        </div>
      </Cell>
      <Cell class="end">
        <SaleMenu path={path} sale={sale} number={number} mayResend={mayResend && isSale} back={back} />
      </Cell>
    </tr>
  );
}

type MenuProps = { path: string; sale: SaleView; number: string; mayResend: boolean; back: string };

/** The three dots of a row. A `<details>`, so that it opens by keyboard and without script. */
function SaleMenu({ path, sale, number, mayResend, back }: MenuProps) {
  return (
    <details class="dots" data-menu>
      <summary aria-label={saleTexts.menuOf(number)}>
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <circle cx="10" cy="4" r="1.7" />
          <circle cx="10" cy="10" r="1.7" />
          <circle cx="10" cy="16" r="1.7" />
        </svg>
      </summary>
      <div class="dots-list">
        {mayResend ? (
          <form method="post" action="/sales/resend">
            <input type="hidden" name="back" value={back} />
            <input type="hidden" name="sale" value={sale.externalId} />
            <button type="submit">{saleTexts.resend}</button>
          </form>
        ) : null}
        {sale.kind === "sale" ? <a href={`${path}/preview`}>{saleTexts.preview}</a> : null}
        <a href={path}>{saleTexts.details}</a>
      </div>
    </details>
  );
}
