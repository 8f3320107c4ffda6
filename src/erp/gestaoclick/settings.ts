import { z } from "zod";
import { dateSchema } from "../../lib/dates.ts";
import { field } from "../connector.ts";

const token = () =>
  z
    .string()
    .trim()
    .min(8, { error: "token_format" })
    .max(200, { error: "token_format" })
    .regex(/^[\x21-\x7e]+$/, { error: "token_format" });

const where = {
  pt: 'No GestãoClick: Configurações → Aplicativos → procure por "Api" → Acessar aplicativo → Token. Se ainda não houver, clique em "Gerar Token".',
  en: 'In GestãoClick: Configurações → Aplicativos → look for "Api" → Acessar aplicativo → Token. If there is none, click "Gerar Token".',
};

export const credentialsSchema = z.strictObject({
  accessToken: field(token(), {
    title: { pt: "Access Token", en: "Access Token" },
    where,
    secret: true,
  }),
  secretAccessToken: field(token(), {
    title: { pt: "Secret Access Token", en: "Secret Access Token" },
    where: {
      pt: "Na mesma tela do Access Token, no GestãoClick.",
      en: "On the same page of GestãoClick as the Access Token.",
    },
    secret: true,
  }),
});

const remoteId = () => z.string().trim().regex(/^\d+$/, { error: "remote_id_format" });

export const settingsSchema = z.strictObject({
  saleStatusId: field(remoteId().optional(), {
    title: { pt: "Situação das vendas novas", en: "Situation of new sales" },
    help: {
      pt: "Com que situação a venda entra no GestãoClick. Vazio: a situação padrão do GestãoClick. A situação decide se a venda movimenta estoque e financeiro.",
      en: "The situation with which a sale enters GestãoClick. Empty: GestãoClick's default. It decides whether the sale posts to stock and finance.",
    },
    options: true,
  }),
  storeId: field(remoteId().optional(), {
    title: { pt: "Loja", en: "Store" },
    help: {
      pt: "Em qual loja as vendas são lançadas. Vazio: a matriz.",
      en: "The store that the sales are entered in. Empty: the head store.",
    },
    options: true,
  }),
  unknownSeller: field(z.enum(["send_without", "fail"]).default("send_without"), {
    title: { pt: "Vendedor sem correspondência", en: "Seller without a match" },
    help: {
      pt: "O vendedor é encontrado pelo nome exatamente igual, com maiúsculas e minúsculas. O que fazer quando não há um igual?",
      en: "Sellers match by exactly the same name, upper and lower case included. What to do when there is none?",
    },
    values: {
      send_without: {
        pt: "Enviar a venda sem vendedor e avisar no log",
        en: "Send the sale without seller and say so in the log",
      },
      fail: { pt: "Não enviar até corrigir", en: "Do not send until it is mended" },
    },
  }),
  paymentMethodId: field(remoteId().optional(), {
    title: { pt: "Forma de pagamento padrão", en: "Default payment method" },
    help: {
      pt: "Usada quando a parcela não informa a forma, ou quando o GestãoClick não tem uma com o mesmo nome. Vazio: a parcela vai sem forma.",
      en: "Used when an instalment names no method, or one that GestãoClick does not have. Empty: it goes without one.",
    },
    options: true,
  }),
  salesFrom: field(dateSchema.optional(), {
    title: { pt: "Enviar vendas a partir de", en: "Send sales from" },
    help: {
      pt: "Vendas com data anterior ficam retidas e só vão por reenvio. Vazio: vale o momento da ativação.",
      en: "Sales dated before are held and go only by a resend. Empty: the moment of activation counts.",
    },
  }),
  reconcileDays: field(z.int().min(0).max(60).default(7), {
    title: { pt: "Conferir com o GestãoClick os últimos dias", en: "Days to compare with GestãoClick" },
    help: {
      pt: "Todo dia o Ponte confere se as vendas entregues nestes dias continuam no GestãoClick, com o mesmo total e sem cancelamento. Só consulta. 0 desliga.",
      en: "Every day Ponte checks that the sales delivered in these days are still in GestãoClick, with the same total and not cancelled. It only reads. 0 switches it off.",
    },
  }),
});

export type Settings = z.output<typeof settingsSchema>;
