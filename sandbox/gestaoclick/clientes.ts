import { Hono } from "hono";
import { isCnpj, isCpf, maskDocument } from "../shared/documents.ts";
import { fold } from "../shared/names.ts";
import { readCustomFields } from "./attributes.ts";
import { withBlanks } from "./blanks.ts";
import { Refusal, success } from "./envelope.ts";
import { byDocument, byName, byTelephone, equals } from "./filters.ts";
import { bit, date, elements, type Fields, readFields, requireFields, text } from "./input.ts";
import { answerList } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { Customer } from "./resources.ts";
import { type GestaoclickHono, requireRecord, type Session, timestamp } from "./session.ts";

const PERSON_KINDS = ["PF", "PJ", "ES"];

/** `/clientes`: customers. */
export const clientes = new Hono<GestaoclickHono>({ strict: false });

clientes.get("/", (context) =>
  answerList(context, {
    resource: "clientes",
    filters: {
      tipo_pessoa: equals("tipo_pessoa"),
      nome: byName,
      cpf_cnpj: byDocument,
      telefone: byTelephone,
      email: equals("email"),
      // The filter is called situacao, the field ativo.
      situacao: equals("ativo"),
      cidade_id: (values) => inAnyAddress("cidade_id", values),
      estado: (values) => inAnyAddress("estado", values),
    },
    present: (customer) => withBlanks(customer, context.env.session.switches),
  }),
);

clientes.get("/:id", async (context) => {
  const { session } = context.env;
  const customer = await requireRecord(session, "clientes", context.req.param("id"));
  return success(withBlanks(customer, session.switches));
});

clientes.post("/", async (context) => {
  const { session } = context.env;
  const now = timestamp(session);
  const draft = await readCustomer(session, await readFields(context.req.raw));
  const id = String(await session.store.take("clientes"));
  const customer: Customer = { id, ...draft, cadastrado_em: now, modificado_em: now };
  await write(session.store.insertion("clientes", recordOf(session, customer)));
  return success(withBlanks(customer, session.switches));
});

// A full replacement: every optional field that the request leaves out is emptied.
clientes.put("/:id", async (context) => {
  const { session } = context.env;
  const existing = await requireRecord(session, "clientes", context.req.param("id"));
  const draft = await readCustomer(session, await readFields(context.req.raw));
  const customer: Customer = {
    id: existing.id,
    ...draft,
    cadastrado_em: existing.cadastrado_em,
    modificado_em: timestamp(session),
  };
  await write(session.store.replacement("clientes", recordOf(session, customer)));
  return success(withBlanks(customer, session.switches));
});

clientes.delete("/:id", async (context) => {
  const { session } = context.env;
  const customer = await requireRecord(session, "clientes", context.req.param("id"));
  await session.store.removal("clientes", customer.id).run();
  return success(MESSAGES.customerDeleted);
});

function inAnyAddress(name: string, [value = ""]: string[]) {
  if (value === "") return undefined;
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.enderecos')
    WHERE json_extract(value, '$.endereco.${name}') = ?)`;
  return { sql, values: [value] };
}

function recordOf(session: Session, customer: Customer) {
  const field = customer.cnpj !== "" ? "cnpj" : "cpf";
  const isGuarded = session.switches.REFUSE_DUPLICATE_DOCUMENT && customer[field] !== "";
  return {
    id: customer.id,
    document: customer,
    searchName: fold(customer.nome),
    unique: isGuarded ? { field, value: customer[field] } : undefined,
  };
}

async function write(statement: D1PreparedStatement): Promise<void> {
  const { meta } = await statement.run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.duplicateDocument);
}

async function readCustomer(
  session: Session,
  fields: Fields,
): Promise<Omit<Customer, "id" | "cadastrado_em" | "modificado_em">> {
  requireFields(fields, ["tipo_pessoa", "nome"]);
  const kind = text(fields, "tipo_pessoa");
  if (!PERSON_KINDS.includes(kind)) throw new Refusal(MESSAGES.invalid("tipo_pessoa"));
  return {
    tipo_pessoa: kind,
    nome: text(fields, "nome"),
    razao_social: text(fields, "razao_social"),
    cnpj: kind === "PJ" ? readDocument(session, fields, "cnpj") : "",
    inscricao_estadual: text(fields, "inscricao_estadual"),
    inscricao_municipal: text(fields, "inscricao_municipal"),
    cpf: kind === "PF" ? readDocument(session, fields, "cpf") : "",
    rg: text(fields, "rg"),
    data_nascimento: date(fields, "data_nascimento"),
    telefone: text(fields, "telefone"),
    celular: text(fields, "celular"),
    fax: text(fields, "fax"),
    email: text(fields, "email"),
    ativo: bit(fields, "ativo", "1"),
    contatos: await readContacts(session, fields),
    enderecos: await readAddresses(session, fields),
    atributos: await readCustomFields(session, fields, "atributos_cadastros"),
  };
}

function readDocument(session: Session, fields: Fields, name: "cpf" | "cnpj"): string {
  const sent = text(fields, name);
  if (session.switches.VALIDATE_DOCUMENTS && sent !== "") {
    if (name === "cpf" && !isCpf(sent)) throw new Refusal(MESSAGES.invalidCpf);
    if (name === "cnpj" && !isCnpj(sent)) throw new Refusal(MESSAGES.invalidCnpj);
  }
  return maskDocument(sent);
}

async function readContacts(session: Session, fields: Fields): Promise<Customer["contatos"]> {
  const sent = elements(fields, "contatos", "contato") ?? [];
  const kinds = sent.length > 0 ? await session.store.all("tipos_contatos") : [];
  return sent.map(({ fields: contact }) => ({
    contato: {
      tipo_id: text(contact, "tipo_id"),
      nome_tipo: kinds.find((kind) => kind.id === text(contact, "tipo_id"))?.nome ?? "",
      nome: text(contact, "nome"),
      contato: text(contact, "contato"),
      cargo: text(contact, "cargo"),
      observacao: text(contact, "observacao"),
    },
  }));
}

/** An address names its city by id, or by name and state. */
async function readAddresses(session: Session, fields: Fields): Promise<Customer["enderecos"]> {
  const sent = elements(fields, "enderecos", "endereco") ?? [];
  if (sent.length === 0) return [];
  const [cities, states] = await Promise.all([session.store.all("cidades"), session.store.all("estados")]);
  return sent.map(({ fields: address }) => {
    const cityId = text(address, "cidade_id");
    const cityName = text(address, "nome_cidade");
    const stateLetters = text(address, "estado").toUpperCase();
    const stateId = states.find((state) => state.sigla === stateLetters)?.id;
    const city = cities.find((candidate) =>
      cityId === ""
        ? fold(candidate.nome) === fold(cityName) && candidate.estado_id === stateId
        : candidate.id === cityId,
    );
    return {
      endereco: {
        cep: text(address, "cep"),
        logradouro: text(address, "logradouro"),
        numero: text(address, "numero"),
        complemento: text(address, "complemento"),
        bairro: text(address, "bairro"),
        pais: text(address, "pais"),
        cidade_id: city?.id ?? cityId,
        nome_cidade: city?.nome ?? cityName,
        estado: states.find((state) => state.id === city?.estado_id)?.sigla ?? stateLetters,
      },
    };
  });
}
