import { z } from "zod";
import { addDays } from "../../lib/dates.ts";
import { decimal, formatMoney } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import type { ConnectionContext } from "../connector.ts";
import type { RemoteRecord } from "../effects.ts";
import { roundingTolerance } from "../flows/sales.ts";
import { isFailure, type Outcome, ok } from "../outcome.ts";
import type { ComparedPart, DeliveredSale, Difference } from "../reconciliation.ts";
import { asRecord, readListPage, textOf } from "./answers.ts";
import { agreedTotal, saleType } from "./sale-body.ts";
import type { Settings } from "./settings.ts";

type Context = ConnectionContext<Settings>;

/** One list of GestãoClick's to be read: sales of one type, of some days. */
const passSchema = z.object({ type: z.enum(["produto", "servico"]), from: z.string(), to: z.string() });
type Pass = z.output<typeof passSchema>;

const cursorSchema = z.object({
  passes: z.array(passSchema),
  /** The next page of the first pass. */
  page: z.number(),
  /** The records that were found of each sale, by Ponte's id of it. */
  seen: z.record(z.string(), z.array(z.string())),
  /** The sales that no list showed under their id: each is asked for. Null until all lists are read. */
  left: z.array(z.string()).nullable(),
});
type Standing = z.output<typeof cursorSchema>;

/** Days without a delivered sale that are read along rather than making two lists of it. */
const LARGEST_GAP_DAYS = 7;
const ASKED_AT_ONCE = 10;
const MARKER = /\[Ponte (sal_[0-9A-Z]+)\]/g;

/**
 * Compares delivered sales with GestãoClick's lists of their days, a page at a time, and asks for those by their id that no list
 * shows: a sale may have another day, type or store by now. Gone is only what the ERP itself does not know any more.
 */
export async function compareSales(
  context: Context,
  sales: readonly DeliveredSale[],
  cursor: unknown,
): Promise<Outcome<ComparedPart>> {
  const standing = cursor === null ? begin(sales) : cursorSchema.parse(cursor);
  const [pass] = standing.passes;
  return pass === undefined
    ? await askForLeft(context, sales, standing)
    : await readPass(context, sales, standing, pass);
}

function begin(sales: readonly DeliveredSale[]): Standing {
  const passes = (["produto", "servico"] as const).flatMap((type) => {
    const dates = sales.filter(({ sale }) => saleType(sale) === type).map(({ sale }) => sale.date);
    return rangesOf(dates).map((range): Pass => ({ type, ...range }));
  });
  return { passes, page: 1, seen: {}, left: null };
}

/** As few ranges of days as hold all of these dates without long stretches of others between them. */
function rangesOf(dates: readonly string[]): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  for (const date of [...new Set(dates)].sort()) {
    const last = ranges.at(-1);
    if (last !== undefined && date <= addDays(last.to, LARGEST_GAP_DAYS)) last.to = date;
    else ranges.push({ from: date, to: date });
  }
  return ranges;
}

async function readPass(
  { caller, settings }: Context,
  sales: readonly DeliveredSale[],
  standing: Standing,
  { type, from, to }: Pass,
): Promise<Outcome<ComparedPart>> {
  const query = {
    // Without `tipo` GestãoClick lists product sales only, without a store those of the head store.
    tipo: type,
    data_inicio: from,
    data_fim: to,
    ...(settings.storeId === undefined ? {} : { loja_id: settings.storeId }),
  };
  const page = await readListPage(caller, { path: "/vendas", query, reason: "sale.compare" }, standing.page);
  if (page.kind !== "ok") return page;
  const { records, next } = page.value;
  const seen = { ...standing.seen };
  const differences = records.flatMap((record) => look(record, sales, seen));
  if (next !== undefined)
    return ok({ differences, cursor: { ...standing, seen, page: next }, isLast: false });
  const passes = standing.passes.slice(1);
  const left = passes.length > 0 ? null : notSeen(sales, seen);
  return end(sales, { passes, page: 1, seen, left }, differences);
}

/** Notes which sales a record is of, and compares it with the one that it was made for. */
function look(record: RemoteRecord, sales: readonly DeliveredSale[], seen: Standing["seen"]): Difference[] {
  const marked = [...textOf(record.raw, "observacoes_interna").matchAll(MARKER)].map(([, id]) => id);
  return sales.flatMap((delivered) => {
    const isTheOne = record.id === delivered.remoteId;
    if (!isTheOne && !marked.includes(delivered.subjectId)) return [];
    const known = seen[delivered.subjectId] ?? [];
    // A list that grows while it is read shows a row twice.
    if (known.includes(record.id)) return [];
    seen[delivered.subjectId] = [...known, record.id];
    return isTheOne ? compare(delivered, record) : [];
  });
}

function compare({ externalId, sale }: DeliveredSale, { id, raw }: RemoteRecord): Difference[] {
  const differences: Difference[] = [];
  const remote = textOf(raw, "valor_total");
  const total = agreedTotal(sale);
  const isAmount = /^-?\d+(\.\d+)?$/.test(remote);
  if (isAmount && decimal(remote).minus(total).abs().gt(roundingTolerance(sale))) {
    const params = { total: formatMoney(total), remote: formatMoney(remote) };
    differences.push({ externalId, code: "total_differs", params, remoteIds: [id] });
  }
  // Situations are the company's own; the seeded one and what people call theirs begin so. There is no flag.
  const status = textOf(raw, "nome_situacao");
  if (foldName(status).includes("cancelad")) {
    differences.push({ externalId, code: "sale_cancelled", params: { status }, remoteIds: [id] });
  }
  return differences;
}

function notSeen(sales: readonly DeliveredSale[], seen: Standing["seen"]): string[] {
  return sales.filter((sale) => !isSeen(sale, seen)).map(({ subjectId }) => subjectId);
}

const isSeen = ({ subjectId, remoteId }: DeliveredSale, seen: Standing["seen"]) =>
  seen[subjectId]?.includes(remoteId) ?? false;

/** Asks for some of the sales that no list showed. */
async function askForLeft(
  context: Context,
  sales: readonly DeliveredSale[],
  standing: Standing,
): Promise<Outcome<ComparedPart>> {
  const left = standing.left ?? notSeen(sales, standing.seen);
  const seen = { ...standing.seen };
  const differences: Difference[] = [];
  for (const subjectId of left.slice(0, ASKED_AT_ONCE)) {
    const delivered = sales.find((sale) => sale.subjectId === subjectId);
    if (delivered === undefined) continue;
    const { externalId, remoteId } = delivered;
    const outcome = asRecord(
      await context.caller.call({
        kind: "read",
        method: "GET",
        path: `/vendas/${remoteId}`,
        reason: "sale.compare",
      }),
    );
    if (isFailure(outcome)) return outcome;
    if (outcome.kind === "ok") differences.push(...look(outcome.value, [delivered], seen));
    // Another record with its marker stands for it: a resend finds that one.
    else if (seen[subjectId] === undefined) {
      differences.push({ externalId, code: "sale_missing", params: { id: remoteId }, remoteIds: [] });
    }
  }
  return end(sales, { ...standing, seen, left: left.slice(ASKED_AT_ONCE) }, differences);
}

/** The last part tells which sales were found more than once, since a copy may be on any page. */
function end(
  sales: readonly DeliveredSale[],
  standing: Standing,
  differences: Difference[],
): Outcome<ComparedPart> {
  const isLast = standing.passes.length === 0 && standing.left?.length === 0;
  const doubled = !isLast
    ? []
    : sales.flatMap(({ externalId, subjectId }): Difference[] => {
        const remoteIds = standing.seen[subjectId] ?? [];
        if (remoteIds.length < 2) return [];
        return [{ externalId, code: "sale_doubled", params: { count: remoteIds.length }, remoteIds }];
      });
  return ok({ differences: [...differences, ...doubled], cursor: standing, isLast });
}
