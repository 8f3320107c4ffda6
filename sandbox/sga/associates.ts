import { Hono } from "hono";
import { COOPERATIVE, modelOf, REGIONAL } from "./catalogue.ts";
import { json, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { MESSAGES } from "./messages.ts";
import type { Associate } from "./records.ts";
import { type Session, type SgaHono, visibleSituations } from "./session.ts";
import { address, organisation } from "./vehicle-rows.ts";
import { endedSituations, findVehicles } from "./vehicles.ts";

/** One associate, with the vehicles that nothing else lists by associate. */
export const associates = new Hono<SgaHono>({ strict: false });

associates.get("/associado/buscar/:value/:by?", async (context) => {
  const { session } = context.env;
  const { value, by = "" } = context.req.param();
  if (by !== "" && by !== "cpf" && by !== "codigo") throw new Refusal(MESSAGES.invalid("buscar_por"));
  const associate =
    by === "codigo" ? await session.store.find("associates", value) : await findByDocument(session, value);
  if (!associate || session.user?.hiddenSituations.includes(associate.situation)) throw missing(session);
  return json(await searchedAssociate(session, associate));
});

associates.get("/buscar/situacao-associado/:document", async (context) => {
  const { session } = context.env;
  const associate = await findByDocument(session, context.req.param("document"));
  const situations = await visibleSituations(session);
  const description = associate && situations.get(associate.situation);
  if (!associate || description === undefined) throw missing(session);
  const format = new Format(session.switches, "list");
  return json({ codigo_situacao: format.code(associate.situation), descricao: description });
});

associates.get("/associado-ativo-inativo/listar", async (context) => {
  const { session } = context.env;
  const ended = endedSituations(await visibleSituations(session));
  const sql = `SELECT document ->> 'situation' AS situation, COUNT(*) AS amount FROM records
    WHERE company_id = ? AND resource = 'associates' GROUP BY 1`;
  const { results } = await session.store.database
    .prepare(sql)
    .bind(session.store.companyId)
    .all<{ situation: string; amount: number }>();
  const sum = (wanted: boolean) =>
    results
      .filter(({ situation }) => ended.has(situation) === wanted)
      .reduce((total, { amount }) => total + amount, 0);
  return json({
    mensagem: MESSAGES.ok,
    associados_ativos: String(sum(false)),
    associados_inativos: String(sum(true)),
  });
});

async function findByDocument(session: Session, sent: string): Promise<Associate | undefined> {
  const bare = sent.replace(/[.\-/]/g, "").toUpperCase();
  if (bare !== sent.toUpperCase() && session.switches.MASKED_DOCUMENT === "refused") {
    throw new Refusal(MESSAGES.invalid("cpf"));
  }
  const sql = `SELECT document FROM records WHERE company_id = ? AND resource = 'associates'
    AND document ->> 'document' = ? ORDER BY id DESC LIMIT 1`;
  const row = await session.store.database
    .prepare(sql)
    .bind(session.store.companyId, bare)
    .first<{ document: string }>();
  // Guarantee: the resource `associates` holds associates only.
  return row ? (JSON.parse(row.document) as Associate) : undefined;
}

async function searchedAssociate(session: Session, associate: Associate): Promise<object> {
  const situations = await visibleSituations(session);
  const format = new Format(session.switches, "list");
  const person = associate.document.length === 11 ? "FÍSICA" : "JURÍDICA";
  return {
    codigo_associado: format.code(associate.id),
    nome: associate.name,
    sexo: associate.sex,
    tipo_pessoa: person,
    data_nascimento: format.date(associate.birthDate),
    rg: associate.rg,
    orgao_expedidor_rg: "SSPMG",
    data_expedicao_rg: format.date(""),
    cnh: "",
    categoria_cnh: "",
    data_vencimento_habilitacao: format.date(""),
    cpf: format.document(associate.document),
    telefone_fixo: phone(associate.ddd, associate.phone),
    telefone_celular: phone(associate.mobileDdd, associate.mobile),
    telefone_celular_aux: "()",
    telefone_comercial: "()",
    email: associate.email,
    email_auxiliar: "",
    ...address(associate),
    ...organisation(format),
    nome_regional: REGIONAL.name,
    nome_cooperativa: COOPERATIVE.name,
    codigo_externo: "",
    codigo_situacao: format.code(associate.situation),
    descricao_situacao: situations.get(associate.situation) ?? "",
    data_cadastro: format.date(associate.registeredAt),
    data_contrato: format.date(associate.contractAt),
    dia_vencimento: associate.dueDay,
    spcSerasa: "NÃO",
    opcoes_notificacao: { email: "Y", sms: "N", whatsapp: "Y" },
    campos_opcionais: ["sem campo opcional cadastrado"],
    veiculos: await nestedVehicles(session, associate, situations),
    beneficiarios: [],
  };
}

async function nestedVehicles(
  session: Session,
  associate: Associate,
  situations: ReadonlyMap<string, string>,
): Promise<object[]> {
  const format = new Format(session.switches, "nested");
  const vehicles = await findVehicles(session, "associate", associate.id);
  return vehicles.map((vehicle) => ({
    codigo_veiculo: format.code(vehicle.id),
    placa: vehicle.plate,
    chassi: vehicle.chassis,
    valor_fixo: Number(vehicle.fixedAmount),
    valor_fipe: format.money(vehicle.fipeAmount),
    codigo_situacao: format.code(vehicle.situation),
    [session.switches.SITUATION_FIELD]: situations.get(vehicle.situation) ?? "",
    descricao_modelo: modelOf(vehicle.model).name,
    codigo_modelo: format.code(vehicle.model),
    codigo_veiculo_indicador: null,
    placa_veiculo_indicador: "",
  }));
}

/** A phone as this route has it; without a number the brackets stay. */
function phone(ddd: string, number: string): string {
  return `(${ddd})${number}`;
}

function missing({ switches }: Session): Refusal {
  const reason = MESSAGES.nothingFound("associados");
  return switches.LOOKUP_MISS === "404"
    ? new Refusal(reason, 404, MESSAGES.notFound("Associado"))
    : new Refusal(reason);
}
