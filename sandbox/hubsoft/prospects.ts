import { Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { brazilianDate } from "../shared/isp-charges.ts";
import { fold } from "../shared/names.ts";
import { Refusal, success } from "./envelope.ts";
import { amount, asFields, type Fields, readFields, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Product, Prospect, Resources } from "./records.ts";
import { type HubsoftHono, listAnswer, type Session } from "./session.ts";

/** Postcodes of the provider's city begin so. */
const CITY_ZIP = /^13\d{6}$/;

/** `/prospecto`: who wants to become a customer, and what they may choose. */
export const prospects = new Hono<HubsoftHono>({ strict: false });

prospects.get("/", async (context) => {
  const kind = context.req.query("busca") ?? "";
  if (kind === "") throw new Refusal("O campo busca é obrigatória");
  // Two forms in use: ?busca=name, and ?busca=nome_razaosocial&termo_busca=name.
  const term = fold(context.req.query("termo_busca") ?? kind);
  const all = await context.env.session.store.all("prospects");
  const found = all.filter((prospect) => fold(prospect.name).includes(term));
  return listAnswer(context, "prospecto", { prospectos: found.map(presentProspect) });
});

prospects.get("/all", async (context) => {
  const all = await context.env.session.store.all("prospects");
  return listAnswer(context, "prospecto/all", { prospectos: all.map(presentProspect) });
});

prospects.get("/create", async (context) => {
  const zip = (context.req.query("cep") ?? "").replace("-", "");
  if (zip === "") throw new Refusal(MESSAGES.noCep);
  if (!CITY_ZIP.test(zip)) throw new Refusal(MESSAGES.unknownCep);
  const offered = (await context.env.session.store.all("products")).filter((product) => product.forProspects);
  return listAnswer(context, "prospecto/create", { servicos: offered.map(presentProduct) });
});

prospects.post("/", async (context) => {
  const { session } = context.env;
  const { store, switches } = session;
  const prospect = await readProspect(session, await readFields(context.req.raw));
  const taken = (await store.all("prospects")).find(
    ({ document }) => document !== "" && document === prospect.document,
  );
  if (taken && switches.REFUSE_DUPLICATE_PROSPECT) {
    throw new Refusal(MESSAGES.prospectExists(taken.name.toUpperCase()));
  }
  const id = String(await store.take("prospects"));
  const document: Prospect = { id, ...prospect, createdAt: timestampInSaoPaulo(session.nowMs) };
  const unique =
    switches.REFUSE_DUPLICATE_PROSPECT && document.document !== ""
      ? { field: "document", value: document.document }
      : undefined;
  const { meta } = await store.insertion("prospects", { id, document, unique }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.prospectExists(document.name.toUpperCase()));
  return success(MESSAGES.prospectAdded, {
    prospecto: {
      ...presentProspect(document),
      prospecto_servico: {
        id_prospecto_servico: Number(id),
        id_prospecto: Number(id),
        id_servico: Number(document.productId),
        valor: String(Number(document.amount)),
      },
    },
  });
});

async function readProspect(session: Session, fields: Fields): Promise<Omit<Prospect, "id" | "createdAt">> {
  const zip = required(fields, "cep").replace("-", "");
  const chosen = asFields(fields.servico);
  if (!chosen) throw new Refusal(MESSAGES.required("servico"));
  const productId = required(chosen, "id_servico", "servico.id_servico");
  required(chosen, "valor", "servico.valor");
  const personKind = required(fields, "tipo_pessoa");
  if (personKind !== "pf" && personKind !== "pj") throw new Refusal(MESSAGES.invalid("tipo_pessoa"));
  if (!CITY_ZIP.test(zip)) throw new Refusal(MESSAGES.unknownCep);
  const product = await session.store.find("products", productId);
  if (!product) throw new Refusal(MESSAGES.unknownId("servico.id_servico"));
  return {
    name: required(fields, "nome_razaosocial"),
    document: text(fields, "cpf_cnpj")
      .replace(/[.\-/]/g, "")
      .toUpperCase(),
    personKind,
    phone: required(fields, "telefone").replace(/\D/g, ""),
    email: text(fields, "email"),
    notes: text(fields, "observacao"),
    productId: product.id,
    amount: amount(chosen, "valor", "0.00"),
    address: {
      street: required(fields, "endereco"),
      number: required(fields, "numero"),
      complement: text(fields, "complemento"),
      district: required(fields, "bairro"),
      zip,
    },
    originId: await referenceOf(session, fields, "id_origem_cliente", "origins"),
    sellerId: await referenceOf(session, fields, "id_vendedor", "sellers"),
    dueDayId: await referenceOf(session, fields, "id_vencimento", "dueDays"),
    crmId: text(fields, "id_crm"),
    externalId: text(fields, "id_externo"),
  };
}

/** An optional id; refused when it is of nobody. */
async function referenceOf(
  session: Session,
  fields: Fields,
  name: string,
  resource: keyof Resources & string,
): Promise<string> {
  const id = text(fields, name);
  if (id !== "" && !(await session.store.find(resource, id))) throw new Refusal(MESSAGES.unknownId(name));
  return id;
}

function presentProspect(prospect: Prospect): Record<string, unknown> {
  const orNull = (value: string) => (value === "" ? null : value);
  return {
    id_prospecto: Number(prospect.id),
    nome_razaosocial: prospect.name.toUpperCase(),
    cpf_cnpj: orNull(prospect.document),
    email: orNull(prospect.email),
    telefone: prospect.phone,
    observacao: orNull(prospect.notes),
    id_cliente: null,
    id_externo: orNull(prospect.externalId),
    created_at: prospect.createdAt,
    updated_at: prospect.createdAt,
    tipo_pessoa: prospect.personKind,
    id_usuario: 1,
    origem: "API",
    created_at_br: brazilianDate(prospect.createdAt),
  };
}

function presentProduct(product: Product): Record<string, unknown> {
  return {
    id_servico: Number(product.id),
    descricao: product.name,
    valor: Number(product.amount),
    nome_radius: `HUBSOFT-SERVICE-${product.id}`,
    display: `${product.name} - (R$ ${product.amount})`,
    velocidade_download: product.downloadKbps,
    velocidade_upload: product.uploadKbps,
  };
}
