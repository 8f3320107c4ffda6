import Big from "big.js";
import { Hono } from "hono";
import { maskDocument } from "../shared/documents.ts";
import { ISP_CITY } from "../shared/isp-people.ts";
import { fold } from "../shared/names.ts";
import { Refusal } from "./envelope.ts";
import { required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Contract, ContractState, Customer, Title } from "./records.ts";
import { findByDocument, requireContract, type Session, type SgpHono } from "./session.ts";
import { openAmount } from "./titles.ts";

const STATES: Record<ContractState, { code: number; display: string; reason: string }> = {
  active: { code: 1, display: "Ativo", reason: "" },
  suspended: { code: 4, display: "Suspenso", reason: "Financeiro" },
  by_hand: { code: 4, display: "Suspenso", reason: "Administrativo" },
  reduced: { code: 7, display: "Ativo V. Reduzida", reason: "Financeiro" },
  cancelled: { code: 3, display: "Cancelado", reason: "Pedido do cliente" },
};

const EDITABLE = [
  ...["sms_desativado", "forma_cobranca", "portador", "debito_banco", "debito_agencia", "debito_conta"],
  ...["tag_add", "tag_remove"],
];

/** `/api/ura`, its part on customers and contracts: a contract a line, with its customer's data on each. */
export const customers = new Hono<SgpHono>();

customers.post("/consultacliente/", async (context) => {
  const { session } = context.env;
  const found = await search(session);
  const [everybody, titles] = await Promise.all([
    session.store.all("customers"),
    session.store.all("titles"),
  ]);
  const contratos = found.flatMap((contract) => {
    const customer = everybody.find(({ id }) => id === contract.customerId);
    return customer ? [presentContract(session, contract, customer, titles)] : [];
  });
  return Response.json({ msg: contratos.length === 0 ? MESSAGES.nobodyFound : MESSAGES.found, contratos });
});

customers.post("/contrato/edit/", async (context) => {
  const { session } = context.env;
  const { contract } = await requireContract(session);
  const sent = EDITABLE.flatMap((name) => {
    const value = text(session.fields, name);
    return value === "" ? [] : [[name, value] as const];
  });
  if (sent.length === 0) throw new Refusal(MESSAGES.required(EDITABLE.join(", ")));
  const changed: Contract = { ...contract, changes: { ...contract.changes, ...Object.fromEntries(sent) } };
  await session.store.replacement("contracts", { id: contract.id, document: changed }).run();
  return Response.json({ status: 1, contratoId: Number(contract.id), msg: MESSAGES.contractChanged });
});

customers.post("/contato/add/", async (context) => {
  const { session } = context.env;
  const { contract, customer } = await requireContract(session);
  const contact = required(session.fields, "contato");
  const changed: Customer = contact.includes("@")
    ? { ...customer, emails: [...customer.emails, contact] }
    : { ...customer, phones: [...customer.phones, contact] };
  await session.store.replacement("customers", { id: customer.id, document: changed }).run();
  return Response.json({ status: 1, contratoId: Number(contract.id), msg: MESSAGES.contactAdded });
});

async function search(session: Session): Promise<Contract[]> {
  const { fields, store } = session;
  const [document, id, name, login, email] = ["cpfcnpj", "contrato", "nome", "login", "email"].map((field) =>
    text(fields, field),
  );
  const contracts = await store.all("contracts");
  const ofCustomers = (owners: Customer[]) =>
    contracts.filter(({ customerId }) => owners.some((owner) => owner.id === customerId));
  if (document) return ofCustomers(await findByDocument(session, document));
  if (id) return contracts.filter((contract) => contract.id === id);
  if (login) return contracts.filter((contract) => contract.login === login);
  if (!name && !email) throw new Refusal(MESSAGES.needsFilter, { contratos: [] });
  const everybody = await store.all("customers");
  if (email) return ofCustomers(everybody.filter(({ emails }) => emails.includes(email)));
  return ofCustomers(everybody.filter((customer) => fold(customer.name).includes(fold(name ?? ""))));
}

/** A contract with the password of the customer's own area, which no one should pass on. */
function presentContract(
  session: Session,
  contract: Contract,
  customer: Customer,
  titles: Title[],
): Record<string, unknown> {
  const state = STATES[contract.state];
  const open = titles.filter(({ contractId, statusId }) => contractId === contract.id && statusId === 1);
  const owed = open.reduce((sum, title) => sum.plus(openAmount(title)), new Big(0));
  const { address } = customer;
  return {
    contratoId: Number(contract.id),
    clienteId: Number(customer.id),
    razaoSocial: customer.name.toUpperCase(),
    cpfCnpj: maskDocument(customer.document),
    telefones: customer.phones,
    emails: customer.emails,
    contratoStatus: state.code === 4 ? Number(session.switches.SUSPENDED_CODE) : state.code,
    contratoStatusDisplay: state.display,
    motivo_status: state.reason,
    planointernet: contract.planName,
    servico_plano: contract.planName,
    servico_grupo: "fibra",
    servico_login: contract.login,
    endereco_logradouro: address.street,
    endereco_numero: Number(address.number),
    endereco_complemento: address.complement,
    endereco_bairro: address.district,
    endereco_cidade: ISP_CITY.name.toUpperCase(),
    endereco_uf: ISP_CITY.state,
    endereco_cep: address.zip,
    cobVencimento: contract.dueDay,
    contratoValorAberto: Number(owed.toFixed(2)),
    contratoTitulosAReceber: open.length,
    contratoCentralLogin: customer.document,
    contratoCentralSenha: contract.password,
    popNome: "POP CENTRO",
  };
}
