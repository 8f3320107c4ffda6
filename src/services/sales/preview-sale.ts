import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { DryRunCaller, DryRunMappings } from "../../erp/dry-run.ts";
import { findSaleProblems, readSale } from "../../erp/flows/sales.ts";
import type { ErpRequest } from "../../erp/http.ts";
import { DeliveryStop } from "../../erp/outcome.ts";
import { SALES_PROVIDERS } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { deliveryTexts } from "../../strings/deliveries.ts";
import { type Bilingual, inLanguage, type Language } from "../../strings/language.ts";
import { logLevel, logMessage } from "../../strings/logs.ts";
import { askErp } from "../connections/ask-erp.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { MappingCache } from "../deliveries/mapping-cache.ts";
import { describeProblem } from "./put-sale.ts";
import { requireSale } from "./sale-view.ts";

export type PreviewProblem = { code: string; path?: string; message: string; hint?: string };

export type SalePreview = {
  /** In order. Reads were really made; a write only would be. */
  requests: { method: string; path: string; body?: unknown; reason: string; write: boolean }[];
  problems: PreviewProblem[];
};

/**
 * What a delivery of this sale would send now, request by request (P6). The ERP is read, as the delivery would read it;
 * nothing is written there or here. @throws ApiError sale_not_found, not_a_sale, no_connection, connection_incomplete
 */
export async function previewSale(
  context: TenantContext,
  externalId: string,
  language: Language,
): Promise<SalePreview> {
  requireScope(context, "read");
  const row = await requireSale(context, externalId);
  if (row.kind !== "sale") throw new ApiError("not_a_sale", { kind: row.kind });
  const sale = readSale(row.content);
  const found = findSaleProblems(sale);
  if (found.length > 0) {
    return { requests: [], problems: found.map((problem) => describeProblem(problem, language)) };
  }
  const connection = await requireSalesConnection(context);
  return await askErp(context, connection, async (connector, erp) => {
    const cache = new MappingCache(context, connection.id);
    await cache.load(connector.mappingKeys?.(sale, externalId) ?? []);
    const caller = new DryRunCaller(erp.caller);
    const problems: PreviewProblem[] = [];
    const memory = new Map<string, unknown>();
    try {
      await connector.sales?.(
        {
          ...erp,
          caller,
          mappings: new DryRunMappings((kind, key) => cache.get(kind, key)),
          subject: externalId,
          subjectId: row.id,
          contentAt: row.updatedAt,
          log: (event, params = {}) => {
            if (logLevel(event) === "info") return;
            problems.push({ code: event, message: logMessage(event, params, language) });
          },
          flowIsOn: (flow) => flow === "sales",
          memo: async <Value>(key: string, load: () => Promise<Value>) => {
            if (!memory.has(key)) memory.set(key, await load());
            // The key names what is loaded, so what was kept under it has the loader's type.
            return memory.get(key) as Value;
          },
        },
        sale,
      );
    } catch (error) {
      problems.push(describeStop(error, language));
    }
    return {
      requests: caller.requests.map((request) => describe(request, connector.reasons, language)),
      problems,
    };
  });
}

async function requireSalesConnection(context: TenantContext) {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(connections)
      .where(
        and(
          eq(connections.tenantId, context.tenantId),
          isNull(connections.deletedAt),
          inArray(connections.provider, SALES_PROVIDERS),
        ),
      )
      .orderBy(asc(connections.id))
      .limit(1),
  );
  if (row === undefined) throw new ApiError("no_connection");
  return row;
}

function describe(request: ErpRequest, reasons: Readonly<Record<string, Bilingual>>, language: Language) {
  const { method, path, query, body, kind, reason } = request;
  const search = new URLSearchParams(query).toString();
  const text = reasons[reason];
  return {
    method,
    path: search === "" ? path : `${path}?${search}`,
    ...(body === undefined ? {} : { body }),
    reason: text === undefined ? reason : inLanguage(text, language),
    write: kind !== "read",
  };
}

function describeStop(error: unknown, language: Language): PreviewProblem {
  if (!(error instanceof DeliveryStop)) throw error;
  const code = error.stop.kind === "credentials_rejected" ? "credentials_rejected" : error.stop.code;
  const texts = deliveryTexts[code];
  return {
    code,
    message: inLanguage(texts.message, language, error.stop.params),
    hint: inLanguage(texts.hint, language, error.stop.params),
  };
}
