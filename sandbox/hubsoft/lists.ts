import { Hono } from "hono";
import { type HubsoftHono, listAnswer } from "./session.ts";

/** The prefixes of the ways to pay and how people call them. */
export const PAYMENT_METHODS: Record<string, string> = {
  boleto: "Boleto",
  cartao_credito: "Cartão de Crédito",
  cartao_debito: "Cartão de Débito",
  cheque: "Cheque",
  debito_automatico: "Débito Automático",
  dinheiro: "Dinheiro",
  pix: "PIX",
  transferencia: "Transferência Bancária",
};

/** `/configuracao`: the lists to choose from. Sellers have English keys here. */
export const lists = new Hono<HubsoftHono>({ strict: false });

lists.get("/servico", async (context) => {
  const servicos = (await context.env.session.store.all("products")).map((product) => ({
    id_servico: Number(product.id),
    descricao: product.name,
    servico_tecnologia: { descricao: product.technology },
  }));
  return listAnswer(context, "configuracao/servico", { servicos });
});

lists.get("/vendedor", async (context) => {
  const sellers = await context.env.session.store.all("sellers");
  const vendedores = sellers.map(({ id, name }) => ({ id: Number(id), name }));
  return listAnswer(context, "configuracao/vendedor", { vendedores });
});

lists.get("/vencimento", async (context) => {
  const days = await context.env.session.store.all("dueDays");
  const vencimentos = days.map(({ id, name }) => ({
    id_vencimento: Number(id),
    dia_vencimento: /^\d+$/.test(name) ? Number(name) : name,
  }));
  return listAnswer(context, "configuracao/vencimento", { vencimentos });
});

lists.get("/origem_cliente", async (context) => {
  const origins = await context.env.session.store.all("origins");
  const origens_cliente = origins.map(({ id, name }) => ({ id_origem_cliente: Number(id), descricao: name }));
  return listAnswer(context, "configuracao/origem_cliente", { origens_cliente });
});

lists.get("/origem_contato", async (context) => {
  const { store, switches } = context.env.session;
  if (!switches.ORIGEM_CONTATO) return context.notFound();
  const origins = await store.all("origins");
  const origens_contato = origins.map(({ id, name }) => ({ id_origem_contato: Number(id), descricao: name }));
  return listAnswer(context, "configuracao/origem_contato", { origens_contato });
});

lists.get("/caixa_financeiro", async (context) => {
  const boxes = await context.env.session.store.all("cashBoxes");
  const caixas_financeiro = boxes.map(({ id, name }) => ({
    id_caixa_financeiro: Number(id),
    descricao: name,
  }));
  return listAnswer(context, "configuracao/caixa_financeiro", { caixas_financeiro });
});

lists.get("/meio_pagamento", (context) => {
  const meios_pagamento = Object.entries(PAYMENT_METHODS).map(([prefixo, descricao]) => ({
    descricao,
    prefixo,
  }));
  return listAnswer(context, "configuracao/meio_pagamento", { meios_pagamento });
});

lists.get("/tipo_atendimento", async (context) => {
  const kinds = await context.env.session.store.all("ticketKinds");
  const tipos_atendimento = kinds.map(({ id, name }) => ({
    id_tipo_atendimento: Number(id),
    descricao: name,
  }));
  return listAnswer(context, "configuracao/tipo_atendimento", { tipos_atendimento });
});
