import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList, rare } from "../../db/database.ts";
import { newIdPerRow } from "../../db/new-ids.ts";
import { DELIVERY_STATES, SALE_KINDS } from "../../db/schema.ts";
import {
  findSaleProblems,
  type Sale,
  type SaleProblem,
  type saleInputSchema,
  saleTotal,
  toSale,
} from "../../erp/flows/sales.ts";
import { SALES_PROVIDERS } from "../../erp/registry.ts";
import { contentHash } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import { formatMoney } from "../../lib/money.ts";
import { foldName } from "../../lib/names.ts";
import { deliveryTexts } from "../../strings/deliveries.ts";
import { inLanguage, type Language, type Params } from "../../strings/language.ts";
import { type LogEvent, logLevel } from "../../strings/logs.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { deadStatements } from "../deliveries/dead-statements.ts";
import { logTexts } from "../logs/write-log.ts";

export type PutSaleInput = z.output<typeof saleInputSchema>;

export type PutSaleResult = {
  id: string;
  externalId: string;
  kind: Sale["kind"];
  delivery: { id: string; state: (typeof DELIVERY_STATES)[number] } | null;
  /** What keeps the sale from the ERP until the CRM corrects it. */
  problems: { code: string; path: string; message: string; hint: string }[];
  /** False when this exact content was known already: nothing is sent again. */
  changed: boolean;
};

const resultSchema = z.object({
  id: z.string(),
  kind: z.enum(SALE_KINDS),
  write_id: z.string(),
  delivery_id: z.string().nullable(),
  delivery_state: z.enum(DELIVERY_STATES).nullable(),
});

/**
 * Accepts what the CRM says of a sale, in one batch: stores it, supersedes an undelivered older version, creates the
 * delivery of each connection that takes sales, and logs it. All statements after the first hang on its write id, which
 * is new exactly when the content is, so repeating the call changes nothing. Quotes and orders are stored and never go.
 */
export async function putSale(
  context: TenantContext,
  externalId: string,
  input: PutSaleInput,
  language: Language,
): Promise<PutSaleResult> {
  requireScope(context, "sales:write");
  const sale = toSale(input);
  const problems = sale.kind === "sale" ? findSaleProblems(sale) : [];
  const now = context.now();
  const write: Write = {
    tenantId: context.tenantId,
    externalId,
    sale,
    now,
    writeId: newId("wrt", now),
    hash: await contentHash(sale),
    problem: problems[0],
  };
  const results = await context.db.batch([
    storeSale(write),
    supersedeOlder(write),
    ...(sale.kind === "sale" ? [createDeliveries(write)] : []),
    ...(write.problem === undefined ? [] : tellOfProblem(write, write.problem)),
    logAcceptance(write),
    readBack(write),
  ]);
  const row = resultSchema.parse(results.at(-1)?.results[0]);
  return {
    id: row.id,
    externalId,
    kind: row.kind,
    delivery:
      row.delivery_id === null || row.delivery_state === null
        ? null
        : { id: row.delivery_id, state: row.delivery_state },
    problems: problems.map((problem) => describeProblem(problem, language)),
    changed: row.write_id === write.writeId,
  };
}

type Write = {
  tenantId: string;
  externalId: string;
  sale: Sale;
  now: number;
  writeId: string;
  hash: string;
  problem: SaleProblem | undefined;
};

export function describeProblem({ code, path, params }: SaleProblem, language: Language) {
  const texts = deliveryTexts[code];
  return {
    code,
    path,
    message: inLanguage(texts.message, language, params),
    hint: inLanguage(texts.hint, language, params),
  };
}

function storeSale({ tenantId, externalId, sale, now, writeId, hash }: Write) {
  return sql`
    INSERT INTO sales (tenant_id, id, external_id, kind, number, sale_date, customer_name, total, content,
      content_hash, search, version, write_id, created_at, updated_at)
    VALUES (${tenantId}, ${newId("sal", now)}, ${externalId}, ${sale.kind}, ${sale.number ?? null}, ${sale.date},
      ${sale.customer.name}, ${formatMoney(saleTotal(sale))}, ${JSON.stringify(sale)}, ${hash},
      ${foldName(`${externalId} ${sale.number ?? ""} ${sale.customer.name}`)}, 1, ${writeId},
      ${now}, ${now})
    ON CONFLICT (tenant_id, external_id) DO UPDATE SET
      kind = excluded.kind, number = excluded.number, sale_date = excluded.sale_date,
      customer_name = excluded.customer_name, total = excluded.total, content = excluded.content,
      content_hash = excluded.content_hash, search = excluded.search, version = sales.version + 1, write_id = excluded.write_id,
      updated_at = excluded.updated_at
    WHERE sales.content_hash <> excluded.content_hash`;
}

function isNew({ tenantId, externalId, writeId }: Write) {
  return sql`EXISTS (SELECT 1 FROM sales
    WHERE tenant_id = ${tenantId} AND external_id = ${externalId} AND write_id = ${writeId})`;
}

/** An older version that has not gone need not go any more. One that is on its way finishes; the new one follows it. */
function supersedeOlder(write: Write) {
  return sql`
    UPDATE deliveries SET state = 'superseded', due_at = NULL, finished_at = ${write.now}, updated_at = ${write.now}
    WHERE tenant_id = ${write.tenantId} AND ${rare(sql`subject = ${write.externalId}`)} AND flow = 'sales'
      AND state IN ('held', 'pending', 'queued', 'retrying', 'dead') AND ${isNew(write)}`;
}

function createDeliveries(write: Write) {
  const { tenantId, externalId, sale, now, problem } = write;
  return sql`
    INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, hold_reason,
      due_at, code, params, created_at, updated_at, finished_at)
    SELECT tenant_id, ${newIdPerRow("dlv", now)}, connection_id, 'sales', ${externalId}, version, 'accepted',
      state, hold_reason,
      CASE WHEN state = 'pending' THEN ${now} END,
      CASE WHEN state = 'dead' THEN ${problem?.code ?? null} END,
      CASE WHEN state = 'dead' THEN ${JSON.stringify(problem?.params ?? {})} ELSE '{}' END,
      ${now}, ${now},
      CASE WHEN state = 'dead' THEN ${now} END
    FROM (
      SELECT *, CASE WHEN hold_reason IS NOT NULL THEN 'held' WHEN ${problem === undefined ? 0 : 1} THEN 'dead'
        ELSE 'pending' END AS state
      FROM (
        SELECT s.tenant_id, s.version, c.id AS connection_id,
          CASE
            WHEN c.status NOT IN ('active', 'paused') THEN 'not_active'
            WHEN ${sale.date} < coalesce(c.settings ->> '$.salesFrom', '') THEN 'before_start'
            WHEN coalesce(c.flows ->> '$.sales', 1) = 0 THEN 'flow_off'
          END AS hold_reason
        FROM sales s JOIN connections c ON c.tenant_id = s.tenant_id AND c.deleted_at IS NULL
          AND ${inList(sql`c.provider`, SALES_PROVIDERS)}
        WHERE s.tenant_id = ${tenantId} AND s.external_id = ${externalId} AND s.write_id = ${write.writeId}
      )
    )`;
}

/** A sale that only the CRM can mend needs somebody from the start. */
function tellOfProblem({ tenantId, externalId, now, writeId }: Write, { code, params }: SaleProblem) {
  return deadStatements(
    { tenantId, now, code, params },
    sql`${rare(sql`d.subject = ${externalId}`)} AND EXISTS (SELECT 1 FROM sales s WHERE s.tenant_id = d.tenant_id
      AND s.external_id = d.subject AND s.version = d.subject_version AND s.write_id = ${writeId})`,
  );
}

/** One log row, whichever it is: the database knows whether the sale is held, refused, new or changed. */
function logAcceptance(write: Write) {
  const { tenantId, externalId, sale, now, problem } = write;
  const number = sale.number ?? externalId;
  const variant = (event: LogEvent, params: Params) => {
    return { event, level: logLevel(event), params, ...logTexts(event, params, externalId) };
  };
  const variants = {
    new: variant("sale.accepted", { number }),
    changed: variant("sale.changed", { number }),
    no_longer_sale: variant("sale.no_longer_sale", {}),
    not_active: variant("sale.held", { why: "not_active" }),
    before_start: variant("sale.held", { why: "before_start" }),
    flow_off: variant("sale.held", { why: "flow_off" }),
    dead: variant("delivery.dead", { ...problem?.params, code: problem?.code }),
  };
  return sql`
    INSERT INTO logs (tenant_id, id, at, level, event, message, search, params, provider, connection_id, delivery_id, subject)
    SELECT ${tenantId}, ${newId("log", now)}, ${now}, v.value ->> '$.level', v.value ->> '$.event',
      v.value ->> '$.message', v.value ->> '$.search', v.value -> '$.params', c.provider, c.id, d.id, ${externalId}
    FROM sales s
    LEFT JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.id = (
      SELECT id FROM deliveries WHERE tenant_id = ${tenantId} AND ${rare(sql`subject = ${externalId}`)}
        AND subject_version = s.version ORDER BY id LIMIT 1)
    LEFT JOIN connections c ON c.id = d.connection_id
    JOIN json_each(${JSON.stringify(variants)}) v ON v.key = CASE
      WHEN d.state = 'held' THEN d.hold_reason
      WHEN d.state = 'dead' THEN 'dead'
      WHEN s.kind <> 'sale' AND EXISTS (SELECT 1 FROM deliveries
        WHERE tenant_id = ${tenantId} AND ${rare(sql`subject = ${externalId}`)}) THEN 'no_longer_sale'
      WHEN s.version = 1 THEN 'new' ELSE 'changed' END
    WHERE s.tenant_id = ${tenantId} AND s.external_id = ${externalId} AND s.write_id = ${write.writeId}`;
}

/** The sale as it now stands, with the newest delivery of its oldest connection. */
function readBack({ tenantId, externalId }: Write) {
  return sql`
    SELECT s.id, s.kind, s.write_id, d.id AS delivery_id, d.state AS delivery_state
    FROM sales s LEFT JOIN deliveries d ON s.kind = 'sale' AND d.tenant_id = s.tenant_id AND d.id = (
      SELECT id FROM deliveries WHERE tenant_id = ${tenantId} AND ${rare(sql`subject = ${externalId}`)}
      ORDER BY subject_version DESC, connection_id, id DESC LIMIT 1)
    WHERE s.tenant_id = ${tenantId} AND s.external_id = ${externalId}`;
}
