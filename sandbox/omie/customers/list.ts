import type { Condition } from "../../shared/records.ts";
import type { Fields } from "../complex-types.ts";
import { block, blocks, number, text, yesNo } from "../fields.ts";
import { changedWithin, contains, equals, listPage, onlyByApi } from "../listing.ts";
import type { Session } from "../session.ts";
import { bareDocument, presentBriefly, presentCustomer } from "./present.ts";

/** `ListarClientes`: customers and suppliers alike, active and inactive. */
export function listCustomers(session: Session, param: Fields): Promise<Fields> {
  const show = {
    notes: yesNo(param, "exibir_obs", "N") === "S",
    characteristics: yesNo(param, "exibir_caracteristicas", "N") === "S",
  };
  return listPage(session, param, {
    resource: "clientes",
    family: "snake",
    key: "clientes_cadastro",
    conditions: conditionsOf(session, param),
    present: (record) => presentCustomer(session, record, show),
  });
}

/** `ListarClientesResumido`. */
export function listCustomersBriefly(session: Session, param: Fields): Promise<Fields> {
  return listPage(session, param, {
    resource: "clientes",
    family: "snake",
    key: "clientes_cadastro_resumido",
    conditions: conditionsOf(session, param),
    present: (record) => presentBriefly(session, record),
  });
}

function conditionsOf(session: Session, param: Fields): Condition[] {
  return [
    ...changedWithin(session, param),
    ...onlyByApi(param),
    ...filterConditions(block(param, "clientesFiltro")),
    ...codeConditions(blocks(param, "clientesPorCodigo")),
  ];
}

/** Only these tags filter: cidade, estado, email, endereco, cep, contato and their like are taken and ignored. */
function filterConditions(filter: Fields): Condition[] {
  const id = number(filter, "codigo_cliente_omie");
  const document = bareDocument(text(filter, "cnpj_cpf"));
  return [
    ...(id === 0 ? [] : [{ sql: "id = ?", values: [id] }]),
    ...equals(filter, "codigo_cliente_integracao"),
    ...(document === "" ? [] : [documentIs(document)]),
    ...contains(filter, "razao_social"),
    ...contains(filter, "nome_fantasia"),
    ...inactiveIs(text(filter, "inativo")),
    ...blocks(filter, "tags").map(({ tag }) => hasTag(String(tag ?? ""))),
  ];
}

/** A condition on the document, however it is written. */
export function documentIs(document: string): Condition {
  const bare =
    "upper(replace(replace(replace(json_extract(document, '$.body.cnpj_cpf'), '.', ''), '-', ''), '/', ''))";
  return { sql: `${bare} = ?`, values: [document] };
}

function inactiveIs(value: string): Condition[] {
  if (value === "") return [];
  return [{ sql: "coalesce(json_extract(document, '$.body.inativo'), 'N') = ?", values: [value] }];
}

function hasTag(tag: string): Condition {
  const tags = "SELECT 1 FROM json_each(document, '$.body.tags') WHERE lower(value ->> 'tag') = lower(?)";
  return { sql: `EXISTS (${tags})`, values: [tag] };
}

function codeConditions(codes: Fields[]): Condition[] {
  if (codes.length === 0) return [];
  const ids = JSON.stringify(codes.map((code) => number(code, "codigo_cliente_omie")));
  const own = JSON.stringify(
    codes.map((code) => text(code, "codigo_cliente_integracao")).filter((code) => code !== ""),
  );
  const sql = `(id IN (SELECT value FROM json_each(?))
    OR json_extract(document, '$.body.codigo_cliente_integracao') IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [ids, own] }];
}
