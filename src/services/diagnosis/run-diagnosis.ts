import { z } from "zod";
import { diagnoses } from "../../db/schema.ts";
import { type Connector, fieldInfo, type Option } from "../../erp/connector.ts";
import type { DiagnosedSale, DiagnosisNote, NotedName } from "../../erp/diagnosis.ts";
import { diagnoseSales } from "../../erp/flows/diagnose-sales.ts";
import { isFailure } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import type { DiagnosisCode } from "../../strings/diagnosis.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { askErp } from "../connections/ask-erp.ts";
import { requireConnector } from "../connections/connection-values.ts";
import { type ConnectionRow, requireConnection } from "../connections/connection-view.ts";
import { readOptions } from "../connections/read-options.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { checkSettings, type ReadList } from "./check-settings.ts";
import { type Diagnosis, toDiagnosis } from "./diagnosis-view.ts";
import { gatherFindings } from "./gather-findings.ts";
import { readWaitingSales } from "./read-waiting-sales.ts";

/**
 * Looks for what would stop deliveries before the first of them fails (P7): in the sales that wait and in the settings, with
 * suggestions, and keeps what it found. The ERP is only read, ahead of the syncs, and lists that are believed are not read anew.
 * @throws ApiError connection_not_found
 */
export async function runDiagnosis(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<Diagnosis> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  const connector = requireConnector(row.provider);
  const { sales, hasMore } =
    connector.sales === undefined ? { sales: [], hasMore: false } : await readWaitingSales(context, id);
  const findings = gatherFindings([
    ...diagnoseSales(sales),
    ...(await askAbout(context, row, connector, sales)),
  ]);
  const kept = { at: context.now(), examined: sales.length, hasMore: hasMore ? 1 : 0, findings };
  await context.db.run(
    context.db.orm
      .insert(diagnoses)
      .values({ tenantId: context.tenantId, connectionId: id, ...kept })
      .onConflictDoUpdate({ target: [diagnoses.tenantId, diagnoses.connectionId], set: kept }),
  );
  return toDiagnosis({ ...kept, hasMore }, language);
}

/** What the ERP has to say. Without an access, or while it is down, that alone is told. */
async function askAbout(
  context: TenantContext,
  row: ConnectionRow,
  connector: Connector,
  sales: readonly DiagnosedSale[],
): Promise<DiagnosisNote[]> {
  try {
    return await askErp(context, row, async (opened, erp) => {
      const answer = await opened.probe(erp);
      if (answer.kind === "invalid_credentials") return [noteAccess("credentials_rejected", connector)];
      if (isFailure(answer)) return [noteAccess("erp_unreachable", connector)];
      const notes: DiagnosisNote[] = [];
      const readList = listReader(context, row, notes);
      const settings = z.record(z.string(), z.unknown()).parse(row.settings);
      notes.push(...(await checkSettings(connector, settings, readList)));
      const options = (source: string) => readList(source, titleOf(connector, source));
      notes.push(...((await connector.diagnoses.sales?.({ ...erp, options }, sales)) ?? []));
      return notes;
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "connection_incomplete") return [noteAccess("credentials_missing", connector)];
    if (error.code === "credentials_unreadable") return [noteAccess("credentials_unreadable", connector)];
    throw error;
  }
}

function noteAccess(code: DiagnosisCode, { title }: Connector): DiagnosisNote {
  return { code, name: title };
}

/** What people call a list: as the setting that is picked from it, else as the check that reads it too. */
function titleOf({ settings, checks }: Connector, source: string): NotedName {
  const setting = settings.shape[source];
  const title =
    (setting === undefined ? undefined : fieldInfo(setting)?.title) ??
    checks.find(({ name }) => name === source)?.title;
  if (title === undefined) return source;
  return { pt: inLanguage(title, "pt"), en: inLanguage(title, "en") };
}

/** Reads each list once, and notes one that cannot be read once. */
function listReader(context: TenantContext, row: ConnectionRow, notes: DiagnosisNote[]): ReadList {
  const known = new Map<string, Promise<Option[] | undefined>>();
  const read = async (source: string, name: NotedName) => {
    try {
      return (await readOptions(context, row.id, { source })).options;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The list depends on another setting, and nothing is chosen there: what is chosen here is of no use.
      if (error.code !== "options_unavailable") return undefined;
      notes.push({ code: "list_unreadable", name, params: { erpMessage: error.params.reason } });
      return undefined;
    }
  };
  return (source, name) => {
    const reading = known.get(source) ?? read(source, name);
    known.set(source, reading);
    return reading;
  };
}
