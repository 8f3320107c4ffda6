import type { Delivered, FlowContext } from "../../connector.ts";
import { isFailure, stopFor, unwrap } from "../../outcome.ts";
import type { Task } from "../auvo/tasks.ts";
import { withoutPadding } from "../omie/call.ts";
import { alterServiceOrder, type HeldServiceOrder, readServiceOrder } from "../omie/service-orders.ts";
import type { Settings } from "../settings.ts";
import { replaceNotes } from "./notes.ts";
import { ownRows, recallLines, rememberLines, type SentLines, whatItSays } from "./sent-lines.ts";
import type { ServiceOrderLines } from "./service-order.ts";

type Context = FlowContext<Settings>;

export type Change = {
  task: Task;
  /** Omie's id of the service order. */
  id: string;
  /** Of what it shall hold, and of what Omie was last told. */
  hash: string;
  knownHash: string | null;
  customer: number;
  lines: ServiceOrderLines;
  notes: string;
};

/** A service order in the last step, which only billing leads to. */
const BILLED = "60";

/** Brings a service order up to date with its task, as the tenant wishes, and while it is not billed. @throws DeliveryStop */
export async function updateServiceOrder(context: Context, change: Change): Promise<Delivered> {
  const { id, task } = change;
  if (change.hash === change.knownHash) return { remoteId: id };
  const from = { flow: "tasks", id: task.taskID };
  if (context.settings.changedTask === "leave_and_log") {
    context.log("service_order.left", { ...from, number: id, why: "setting" });
    return { remoteId: id };
  }
  const outcome = await readServiceOrder(context, id);
  if (isFailure(outcome)) throw stopFor(outcome, context.now());
  const held = outcome.kind === "ok" ? outcome.value : undefined;
  const number = withoutPadding(held?.Cabecalho.cNumOS) ?? id;
  const why = whyClosed(held);
  if (held === undefined || why !== undefined) {
    context.log("service_order.left", { ...from, number, why: why ?? "gone" });
    return { remoteId: id, details: { number } };
  }
  await alter(context, change, held);
  context.mappings.save("tasks", context.subject, { remoteId: id, contentHash: change.hash });
  context.log("service_order.updated", { ...from, number });
  return { remoteId: id, details: { number } };
}

function whyClosed(held: HeldServiceOrder | undefined): "gone" | "billed" | "cancelled" | undefined {
  if (held === undefined) return "gone";
  const { cFaturada = false, cCancelada = false } = held.InfoCadastro ?? {};
  if (cCancelada) return "cancelled";
  return cFaturada || held.Cabecalho.cEtapa === BILLED ? "billed" : undefined;
}

async function alter(context: Context, change: Change, held: HeldServiceOrder): Promise<void> {
  const { task, lines, notes } = change;
  const sent = await recallLines(context);
  const services = mergeServices(lines.ServicosPrestados, held, sent);
  const parts = mergeParts(lines.parts, held, sent);
  // Should its answer be lost, the next attempt must know all that may be ours.
  rememberLines(context, services.during(parts.codes));
  unwrap(
    await alterServiceOrder(context, {
      Cabecalho: { nCodOS: Number(change.id), nCodCli: change.customer },
      ServicosPrestados: services.rows,
      ...(parts.rows.length === 0
        ? {}
        : { produtosUtilizados: { cAcaoProdUtilizados: "EST", produtoUtilizado: parts.rows } }),
      Observacoes: { cObsOS: replaceNotes(held.Observacoes?.cObsOS ?? "", task.taskID, notes) },
    }),
    context.now(),
  );
  rememberLines(context, services.after(lines.parts.map(({ nCodProdutoPU }) => nCodProdutoPU)));
}

type Row = Record<string, unknown>;

/** What of a row of somebody else's goes back as it is: where Omie drops rows that are not sent, it stays all the same. */
const KEPT_TAGS = [
  "nSeqItem",
  "nIdItem",
  "nCodServico",
  "cTribServ",
  "cCodServMun",
  "cCodServLC116",
  "cDescServ",
  "nQtde",
  "nValUnit",
  "cRetemISS",
  "cTpDesconto",
  "nValorDesconto",
  "nAliqDesconto",
  "cDadosAdicItem",
  "cCodCategItem",
  "cNaoGerarFinanceiro",
];
const NO_DISCOUNT = { cTpDesconto: "V", nValorDesconto: 0, nAliqDesconto: 0 };

function mergeServices(wanted: readonly Row[], { ServicosPrestados }: HeldServiceOrder, sent: SentLines) {
  const held = [...(ServicosPrestados ?? [])].sort((left, right) => left.nSeqItem - right.nSeqItem);
  const own = ownRows(held, sent);
  const last = Math.max(0, ...held.map(({ nSeqItem }) => nSeqItem));
  const kept = own.slice(0, wanted.length);
  const added = wanted.slice(own.length);
  const placed = ({ nSeqItem, nIdItem }: (typeof held)[number], cAcaoItem: "A" | "E") => ({
    nSeqItem,
    nIdItem,
    cAcaoItem,
  });
  const ids = (rows: typeof held) => rows.map(({ nIdItem }) => nIdItem);
  const remembered = (rows: typeof held, parts: number[]): SentLines => ({
    services: rows.length,
    ids: ids(rows),
    added: added.map(whatItSays),
    parts,
  });
  return {
    rows: [
      ...kept.map((row, index) => ({ ...NO_DISCOUNT, ...wanted[index], ...placed(row, "A") })),
      ...own.slice(wanted.length).map((row) => ({ ...pick(row, KEPT_TAGS), ...placed(row, "E") })),
      ...held
        .filter((row) => !own.includes(row))
        .map((row) => ({ ...pick(row, KEPT_TAGS), ...placed(row, "A") })),
      ...added.map((row, index) => ({ ...row, nSeqItem: last + index + 1, cAcaoItem: "I" })),
    ],
    during: (parts: number[]) => remembered(own, parts),
    after: (parts: number[]) => remembered(kept, parts),
  };
}

function mergeParts(
  wanted: ServiceOrderLines["parts"],
  { produtosUtilizados }: HeldServiceOrder,
  sent: SentLines,
) {
  const held = produtosUtilizados?.produtoUtilizado ?? [];
  const mine = new Set([...sent.parts, ...wanted.map(({ nCodProdutoPU }) => nCodProdutoPU)]);
  const free = held.filter(({ nCodProdutoPU }) => mine.has(nCodProdutoPU));
  const rows: Row[] = wanted.map((part) => {
    const at = free.findIndex(({ nCodProdutoPU }) => nCodProdutoPU === part.nCodProdutoPU);
    const [row] = at < 0 ? [] : free.splice(at, 1);
    return row === undefined
      ? { ...part, cAcaoItemPU: "I" }
      : { ...part, nIdItemPU: row.nIdItemPU, cAcaoItemPU: "A" };
  });
  const tags = ["nIdItemPU", "nCodProdutoPU", "nQtdePU", "codigo_local_estoque"];
  const others = held.filter(({ nCodProdutoPU }) => !mine.has(nCodProdutoPU));
  return {
    rows: [
      ...rows,
      ...free.map((row) => ({ ...pick(row, tags), cAcaoItemPU: "E" })),
      ...others.map((row) => ({ ...pick(row, tags), cAcaoItemPU: "A" })),
    ],
    codes: [...mine],
  };
}

function pick(row: Row, tags: readonly string[]): Row {
  const isSet = (value: unknown) => value !== undefined && value !== null && value !== "";
  return Object.fromEntries(tags.filter((tag) => isSet(row[tag])).map((tag) => [tag, row[tag]]));
}
