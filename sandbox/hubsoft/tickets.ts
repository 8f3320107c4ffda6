import { Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { brazilianDate } from "../shared/isp-charges.ts";
import { presentPlan, searchCustomers } from "./customers.ts";
import { Refusal, success } from "./envelope.ts";
import { readFields, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Customer, CustomerService, Ticket } from "./records.ts";
import { type HubsoftContext, type HubsoftHono, limitOf, listAnswer, type Session } from "./session.ts";

const MAX_TICKETS = 50;
const DEFAULT_TICKETS = 20;

/** `/atendimento`: opens a ticket on a plan, and a work order with it when asked. */
export const tickets = new Hono<HubsoftHono>({ strict: false });

tickets.post("/", async (context) => {
  const { session } = context.env;
  const { store } = session;
  const fields = await readFields(context.req.raw);
  const service = await store.find("services", required(fields, "id_cliente_servico"));
  if (!service) throw new Refusal(MESSAGES.unknownId("id_cliente_servico"));
  const email = text(fields, "email");
  if (email !== "" && !/^\S+@\S+\.\S+$/.test(email)) throw new Refusal(MESSAGES.invalid("email"));
  const opensOrder = fields.abrir_os ?? false;
  if (typeof opensOrder !== "boolean") throw new Refusal(MESSAGES.invalid("abrir_os"));
  const draft = {
    serviceId: service.id,
    kindId: await kindOf(session, text(fields, "id_tipo_atendimento")),
    description: required(fields, "descricao"),
    name: required(fields, "nome"),
    phone: phoneOf(required(fields, "telefone")),
    email,
    openedAt: timestampInSaoPaulo(session.nowMs),
  };
  const id = String(await store.take("tickets"));
  const ticket: Ticket = {
    id,
    ...draft,
    protocol: draft.openedAt.replace(/\D/g, "") + id.slice(-1),
    workOrderId: opensOrder ? String(await store.take("workOrders")) : "",
  };
  await store.insertion("tickets", { id, document: ticket }).run();
  const customer = await store.find("customers", service.customerId);
  const message = MESSAGES.ticketOpened(ticket.protocol) + (opensOrder ? MESSAGES.workOrderOpened : "");
  return success(message, { atendimento: await presentTicket(session, ticket, service, customer) });
});

/** `/cliente/atendimento`: a customer's tickets. */
export const customerTickets = new Hono<HubsoftHono>({ strict: false });

customerTickets.get("/", async (context: HubsoftContext) => {
  const { session } = context.env;
  const found = await searchCustomers(context, ["cpf_cnpj", "codigo_cliente", "id_cliente_servico"]);
  const limit = limitOf(context, DEFAULT_TICKETS, MAX_TICKETS);
  const shown = (await session.store.all("tickets")).flatMap((ticket) => {
    const owner = found.find(({ services }) => services.some(({ id }) => id === ticket.serviceId));
    const service = owner?.services.find(({ id }) => id === ticket.serviceId);
    return owner && service ? [presentTicket(session, ticket, service, owner.customer)] : [];
  });
  return listAnswer(context, "cliente/atendimento", {
    atendimentos: await Promise.all(shown.slice(0, limit)),
  });
});

async function kindOf(session: Session, id: string): Promise<string> {
  if (id === "") return "";
  const kind = await session.store.find("ticketKinds", id);
  if (!kind) throw new Refusal(MESSAGES.unknownId("id_tipo_atendimento"));
  return kind.id;
}

/** Area code and number, digits only. */
function phoneOf(phone: string): string {
  if (!/^\d{10,11}$/.test(phone)) throw new Refusal(MESSAGES.invalid("telefone"));
  return phone;
}

async function presentTicket(
  session: Session,
  ticket: Ticket,
  service: CustomerService,
  customer: Customer | undefined,
): Promise<Record<string, unknown>> {
  const kind = ticket.kindId === "" ? undefined : await session.store.find("ticketKinds", ticket.kindId);
  const openedOn = brazilianDate(ticket.openedAt);
  const order = {
    id_ordem_servico: Number(ticket.workOrderId),
    tipo: "ABERTURA VIA API",
    status: "pendente",
  };
  return {
    id_atendimento: Number(ticket.id),
    protocolo: ticket.protocol,
    descricao_abertura: `${ticket.description} | ATENDIMENTO ABERTO VIA API`,
    descricao_fechamento: null,
    tipo_atendimento: kind?.name ?? "SAC",
    usuario_abertura: "Integração",
    data_cadastro: openedOn,
    data_fechamento: null,
    status: "Aguardando Análise",
    cliente: {
      codigo_cliente: Number(customer?.code),
      nome_razaosocial: customer?.name.toUpperCase(),
      cpf_cnpj: customer?.document,
    },
    servico: presentPlan(service),
    ordens_servico: ticket.workOrderId === "" ? [] : [order],
  };
}
