import { z } from "zod";
import { parseDocument } from "../../lib/documents.ts";
import { foldName } from "../../lib/names.ts";
import type { AssetIssue, AssetRow } from "../assets.ts";
import type { Settings } from "./settings.ts";
import { standingOf } from "./situations.ts";
import { codeText, digitsText, documentText, filled, loose, phoneText, plateText } from "./values.ts";

/** A product on a vehicle; one that is INATIVO is linked and does not count. */
const linkSchema = z.object({ codigo_produto: loose, situacao: loose });

const namedSchema = z.object({ codigo_produto: loose, codigo: loose, descricao: loose, nome: loose });

/** Products by code: `{"<code>": "<NAME>"}`, which PHP writes as `[]` where it is empty; or a list of them, or of codes. */
export const productNamesSchema = z.union([
  z.record(z.string(), loose),
  z
    .array(
      z.union([
        z.union([z.string(), z.number()]).transform((code) => [String(code), String(code)] as const),
        namedSchema
          .transform((one) => [one.codigo_produto || one.codigo, one.descricao || one.nome] as const)
          .refine(([code]) => code !== ""),
      ]),
    )
    .transform((products): Record<string, string> => Object.fromEntries(products)),
]);

/**
 * A vehicle with its associate, as the lists tell it. Each route has its own name for the same field, so each field is
 * looked for under all of them.
 */
const recordSchema = z.object({
  codigo_veiculo: loose,
  placa: loose,
  chassi: loose,
  renavam: loose,
  codigo_associado: loose,
  nome_associado: loose,
  nome: loose,
  cpf: loose,
  cpf_associado: loose,
  email: loose,
  ddd_celular: loose,
  telefone_celular: loose,
  ddd: loose,
  telefone: loose,
  telefone_fixo: loose,
  descricao_marca: loose,
  marca: loose,
  descricao_modelo: loose,
  modelo: loose,
  descricao_cor: loose,
  ano_modelo: loose,
  descricao_situacao: loose,
  situacao: loose,
  /** Of sincronismo. */
  produtos: productNamesSchema.optional().catch(undefined),
  /** Of the list by situation. */
  produtos_vinculados: z.array(linkSchema).optional().catch(undefined),
});

export type SgaRecord = z.output<typeof recordSchema>;

/** What a route tells beside its rows. */
export type RowRules = {
  settings: Settings;
  /** The situation that was asked for, where the rows do not say theirs. */
  situation?: string;
  /**
   * `only`: rows without the product are passed over, and one that does not tell is a problem. `listed`: likewise, and one
   * that does not tell is taken at its list's word. `told`: all rows, each with whether it has the product. `any`: all rows
   * of a list that holds nothing else than what is to be imported.
   */
  product: "only" | "listed" | "told" | "any";
};

export type ReadRows = { rows: AssetRow[]; issues: AssetIssue[] };

/** What rows of SGA's are for Ponte, and what is wrong with the others. */
export function readRows(raw: readonly unknown[], rules: RowRules): ReadRows {
  const rows: AssetRow[] = [];
  const issues: AssetIssue[] = [];
  for (const item of raw) {
    const read = recordSchema.safeParse(item);
    if (!read.success) {
      issues.push({ subject: JSON.stringify(item).slice(0, 80), code: "row_unreadable" });
      continue;
    }
    const record = read.data;
    const withProduct = rules.product === "any" || hasProduct(record, rules.settings.productCode);
    const isUntold = rules.product === "only" && withProduct === undefined;
    if (withProduct === false && rules.product !== "told") continue;
    const situation = record.descricao_situacao || record.situacao || (rules.situation ?? "");
    const standing = standingOf(rules.settings, situation);
    if (standing === "ignore") continue;
    const row: AssetRow = {
      client: clientOf(record),
      vehicle: {
        ...vehicleOf(record),
        situation,
        standing,
        hasProduct: withProduct,
      },
    };
    const problem = isUntold
      ? { subject: subjectOf(row), code: "product_untold" as const }
      : identityProblem(row);
    if (problem !== undefined) {
      issues.push(problem);
      continue;
    }
    issues.push(...remarks(row));
    rows.push(row);
  }
  return { rows, issues };
}

/** @returns undefined where the route does not tell products */
function hasProduct({ produtos, produtos_vinculados }: SgaRecord, code: string): boolean | undefined {
  if (produtos !== undefined) return Object.keys(produtos).some((key) => key === code);
  return produtos_vinculados === undefined ? undefined : countsAmong(produtos_vinculados, code);
}

function countsAmong(links: readonly z.output<typeof linkSchema>[], code: string): boolean {
  return links.some((link) => link.codigo_produto === code && foldName(link.situacao) !== "inativo");
}

function clientOf(record: SgaRecord): AssetRow["client"] {
  return {
    remoteId: filled(record.codigo_associado),
    document: documentText(record.cpf || record.cpf_associado),
    name: record.nome_associado || record.nome,
    email: filled(record.email.toLowerCase()),
    phone:
      phoneText(record.ddd_celular, record.telefone_celular) ??
      phoneText(record.ddd, record.telefone) ??
      phoneText(record.telefone_fixo),
  };
}

function vehicleOf(record: SgaRecord) {
  return {
    remoteId: digitsText(record.codigo_veiculo),
    plate: plateText(record.placa),
    chassis: chassisText(record.chassi),
    renavam: digitsText(record.renavam),
    brand: filled(record.descricao_marca || record.marca),
    model: filled(record.descricao_modelo || record.modelo),
    color: filled(record.descricao_cor),
    year: digitsText(record.ano_modelo),
  };
}

/** Seventeen characters, fewer on old and imported cars; a handful is a filler. */
function chassisText(text: string): string | undefined {
  const chassis = codeText(text);
  return chassis === undefined || chassis.length < 6 || /^(.)\1*$/.test(chassis) ? undefined : chassis;
}

/** How people name the row. */
function subjectOf({ client, vehicle }: AssetRow): string {
  return vehicle.plate ?? vehicle.chassis ?? vehicle.remoteId ?? client.name;
}

function identityProblem(row: AssetRow): AssetIssue | undefined {
  const { client, vehicle } = row;
  const subject = subjectOf(row);
  if (vehicle.remoteId === undefined && vehicle.chassis === undefined && vehicle.plate === undefined) {
    return { subject, code: "vehicle_unidentified" };
  }
  return client.document === undefined && client.remoteId === undefined
    ? { subject, code: "client_unidentified" }
    : undefined;
}

function remarks({ client, vehicle }: AssetRow): AssetIssue[] {
  const issues: AssetIssue[] = [];
  if (client.document !== undefined && parseDocument(client.document) === null) {
    issues.push({ subject: client.name, code: "document_invalid", params: { document: client.document } });
  }
  if (vehicle.standing === "unknown" && vehicle.situation !== "")
    issues.push({ subject: vehicle.situation, code: "unknown_situation" });
  return issues;
}

export const sgaRecordSchema = recordSchema;
export const linksSchema = z.object({ produtos: z.array(linkSchema).optional().catch(undefined) });
