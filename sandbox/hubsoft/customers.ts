import { Hono } from "hono";
import { ISP_CITY } from "../shared/isp-people.ts";
import { fold } from "../shared/names.ts";
import { failure, Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { type Address, type Customer, type CustomerService, SERVICE_STATUS } from "./records.ts";
import { type HubsoftContext, type HubsoftHono, limitOf, listAnswer, yesOrNo } from "./session.ts";

const MAX_CUSTOMERS = 100;
const DEFAULT_CUSTOMERS = 5;

/** How a search names customers; a document is compared bare, as it is stored. */
const SEARCHES: Record<string, (customer: Customer, term: string, services: CustomerService[]) => boolean> = {
  cpf_cnpj: (customer, term) => customer.document === term,
  codigo_cliente: (customer, term) => customer.code === term,
  id_cliente_servico: (_customer, term, services) => services.some((service) => service.id === term),
  nome_razaosocial: (customer, term) => fold(customer.name).includes(fold(term)),
  nome_fantasia: (customer, term) => fold(customer.tradeName).includes(fold(term)),
  telefone: (customer, term) => [customer.mobile, customer.phone].includes(term.replace(/\D/g, "")),
  login_radius: (_customer, term, services) => services.some((service) => service.login === term),
};

/** `/cliente`: customers with their plans. */
export const customers = new Hono<HubsoftHono>({ strict: false });

customers.get("/", async (context) => {
  const found = await searchCustomers(context, Object.keys(SEARCHES));
  const limit = limitOf(context, DEFAULT_CUSTOMERS, MAX_CUSTOMERS);
  const withCancelled = yesOrNo(context, "cancelado", false);
  yesOrNo(context, "inativo", false);
  const withConnection = yesOrNo(context, "ultima_conexao", false);
  const withContract = yesOrNo(context, "incluir_contrato", false);
  const wanted = (context.req.query("servico_status") ?? "").split(",").filter((status) => status !== "");
  if (found.length === 0 && context.env.session.switches.NOT_FOUND === "error") {
    return failure(MESSAGES.nobodyFound);
  }
  const clientes = found.slice(0, limit).map(({ customer, services }) => {
    const shown = services.filter((service) => {
      if (wanted.length > 0) return wanted.includes(service.statusPrefix);
      return withCancelled || service.statusPrefix !== "cancelado";
    });
    return {
      ...presentCustomer(customer),
      alerta: customer.alerts.length > 0,
      alerta_mensagens: customer.alerts,
      servicos: shown.map((service) => ({
        ...presentService(service, customer.address),
        ...(withConnection
          ? { ultima_conexao: { conectado: service.statusPrefix === "servico_habilitado" } }
          : {}),
        ...(withContract ? { contratos: [] } : {}),
      })),
    };
  });
  return listAnswer(context, "cliente", { clientes });
});

/** A customer and its plans. */
export interface FoundCustomer {
  customer: Customer;
  services: CustomerService[];
}

/** The customers whom `busca` and `termo_busca` name; `allowed` are the searches that the route knows. */
export async function searchCustomers(context: HubsoftContext, allowed: string[]): Promise<FoundCustomer[]> {
  const { store, switches } = context.env.session;
  const kind = context.req.query("busca") ?? "";
  const sent = (context.req.query("termo_busca") ?? "").trim();
  if (kind === "") throw new Refusal(MESSAGES.required("busca"));
  const search = allowed.includes(kind) ? SEARCHES[kind] : undefined;
  if (!search) throw new Refusal(MESSAGES.invalid("busca"));
  if (sent === "") throw new Refusal(MESSAGES.required("termo_busca"));
  const term = switches.MASKED_TERM && kind === "cpf_cnpj" ? sent.replace(/[.\-/]/g, "") : sent;
  const [everybody, plans] = await Promise.all([store.all("customers"), store.all("services")]);
  return everybody.flatMap((customer) => {
    const services = plans.filter((service) => service.customerId === customer.id);
    return search(customer, term, services) ? [{ customer, services }] : [];
  });
}

/** A customer as every route shows it. `data_nascmento` is HubSoft's own spelling. */
export function presentCustomer(customer: Customer): Record<string, unknown> {
  return {
    id_cliente: Number(customer.id),
    codigo_cliente: Number(customer.code),
    nome_razaosocial: customer.name.toUpperCase(),
    nome_fantasia: customer.tradeName === "" ? null : customer.tradeName.toUpperCase(),
    tipo_pessoa: customer.document.length === 11 ? "pf" : "pj",
    cpf_cnpj: customer.document,
    telefone_primario: customer.mobile,
    telefone_secundario: customer.phone === "" ? null : customer.phone,
    telefone_terciario: "",
    email_principal: customer.email,
    email_secundario: null,
    rg: null,
    inscricao_municipal: null,
    inscricao_estadual: null,
    data_cadastro: `${customer.since} 00:00:00`,
    data_nascmento: customer.birthDate === "" ? null : `${customer.birthDate} 00:00:00`,
  };
}

/** A plan with the password of its connection, which no one should pass on. */
export function presentService(service: CustomerService, address: Address): Record<string, unknown> {
  return {
    ...presentPlan(service),
    tecnologia: "FIBRA",
    login: service.login,
    senha: service.password,
    ipv4: null,
    ipv6: null,
    endereco_cadastral: presentAddress(address),
    endereco_instalacao: presentAddress(address),
  };
}

/** What tells a plan: its ids, price and state. */
export function presentPlan(service: CustomerService): Record<string, unknown> {
  return {
    id_cliente_servico: Number(service.id),
    id_servico: Number(service.productId),
    numero_plano: service.planNumber,
    nome: service.name,
    valor: Number(service.amount),
    status: SERVICE_STATUS[service.statusPrefix],
    status_prefixo: service.statusPrefix,
  };
}

/** HubSoft tells the state's letters as `estado` and its name as `uf`. */
function presentAddress(address: Address): Record<string, unknown> {
  const { name, state, stateName } = ISP_CITY;
  return {
    completo: `${address.street}, ${address.number} - ${address.district}, ${name}/${state} | CEP: ${address.zip}`,
    endereco: address.street.toUpperCase(),
    numero: address.number,
    complemento: address.complement === "" ? null : address.complement,
    referencia: null,
    bairro: address.district.toUpperCase(),
    cep: address.zip.replace("-", ""),
    estado: state,
    uf: stateName.toUpperCase(),
    cidade: name.toUpperCase(),
    coordenadas: { latitude: null, longitude: null },
  };
}
