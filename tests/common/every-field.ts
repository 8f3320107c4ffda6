import { z } from "zod";
import { defineConnector, field, type Option, type ProviderId } from "../../src/erp/connector.ts";
import { type Outcome, ok } from "../../src/erp/outcome.ts";
import { connectors } from "../../src/erp/registry.ts";
import { dateSchema } from "../../src/lib/dates.ts";

/** A connector of the tests alone: it calls no ERP, and declares every kind of field that a connector can have. */

const named = (pt: string, en: string) => ({ title: { pt, en } });
const code = () => z.string().trim().min(1, { error: "empty" }).max(60);

const procedures = {
  create_order: { pt: "Criar pedido", en: "Create order" },
  create_ticket: { pt: "Criar chamado", en: "Create ticket" },
};

export const settingsSchema = z.strictObject({
  apiUrl: field(z.url().optional(), {
    title: { pt: "Endereço da API", en: "API address" },
    help: { pt: "Com https.", en: "With https." },
    where: { pt: "No ERP, em Integrações.", en: "In the ERP, under Integrations." },
  }),
  contactEmail: field(z.email().optional(), named("E-mail de contato", "Contact e-mail")),
  requestsPerMinute: field(
    z.int().min(1).max(600).optional(),
    named("Chamadas por minuto", "Calls a minute"),
  ),
  margin: field(z.number().optional(), named("Margem", "Margin")),
  retries: field(z.int().min(0).default(3), named("Tentativas", "Tries")),
  ignoreUserCheck: field(
    z.boolean().default(false),
    named("Ignorar verificação de usuário", "Ignore user check"),
  ),
  sendMail: field(z.boolean().default(true), named("Enviar e-mail", "Send mail")),
  vip: field(z.boolean().optional(), named("Cliente especial", "Special customer")),
  procedure: field(z.enum(["create_order", "create_ticket"]).default("create_order"), {
    title: { pt: "Cliente existente", en: "Existing customer" },
    values: procedures,
  }),
  color: field(z.enum(["red", "green", "blue"]).optional(), named("Cor", "Colour")),
  priority: field(z.literal([1, 2, 3]).optional(), named("Prioridade", "Priority")),
  startOn: field(dateSchema.optional(), named("Começar em", "Start on")),
  notes: field(z.string().max(4_000).optional(), {
    title: { pt: "Observações", en: "Notes" },
    multiline: true,
  }),
  productId: field(code().optional(), {
    title: { pt: "Produto padrão", en: "Default product" },
    options: true,
  }),
  products: field(z.array(code()).max(200).optional(), {
    title: { pt: "Produtos aceitos", en: "Accepted products" },
    options: "productId",
  }),
  campaignId: field(code().optional(), { title: { pt: "Campanha", en: "Campaign" }, options: true }),
  priceListId: field(code().optional(), {
    title: { pt: "Tabela de preço", en: "Price list" },
    options: true,
  }),
  accountId: field(z.int().optional(), {
    title: { pt: "Conta corrente", en: "Current account" },
    options: "companies",
  }),
  branchId: field(code().optional(), { title: { pt: "Filial", en: "Branch" }, options: true }),
  resellers: field(z.array(code()).default([]), named("Revendedores", "Resellers")),
  quotas: field(z.array(z.int().min(1)).min(1).optional(), named("Cotas", "Quotas")),
  contacts: field(
    z
      .array(
        z.strictObject({
          name: field(code(), named("Nome do contato", "Contact's name")),
          phone: field(code().optional(), named("Telefone", "Phone")),
          main: field(z.boolean().default(false), named("Principal", "Main")),
        }),
      )
      .default([]),
    named("Contatos", "Contacts"),
  ),
  paymentMethods: field(
    z
      .record(
        field(code(), named("Forma de pagamento", "Payment method")),
        z.strictObject({
          companyId: field(code().optional(), {
            title: { pt: "Empresa", en: "Company" },
            options: "companies",
          }),
          accountId: field(code().optional(), named("Conta", "Account")),
          paymentFormCode: field(code().optional(), named("Código da forma", "Form's code")),
        }),
      )
      .default({}),
    named("Formas de pagamento", "Payment methods"),
  ),
  situationMap: field(
    z
      .record(
        field(code(), named("Situação no ERP", "Situation in the ERP")),
        field(z.enum(["active", "blocked", "cancelled"]), named("Vale como", "Counts as")),
      )
      .optional(),
    named("Situações", "Situations"),
  ),
  weights: field(
    z.partialRecord(field(z.enum(["light", "heavy"]), named("Faixa", "Band")), z.number()).optional(),
    named("Pesos", "Weights"),
  ),
  address: field(
    z
      .strictObject({
        street: field(code(), named("Rua", "Street")),
        number: field(z.int().optional(), named("Número", "Number")),
        kind: field(z.enum(["home", "work"]).default("work"), named("Tipo", "Kind")),
      })
      .optional(),
    named("Endereço", "Address"),
  ),
  tags: field(
    z.record(field(code(), named("Grupo", "Group")), z.array(code())).optional(),
    named("Etiquetas", "Tags"),
  ),
});

/** What the tests see and steer of the lists: how often each was read, and whether they can be. */
export const lists = { reads: [] as string[], down: false, companies: [] as Option[] };

async function answer(source: string, options: Option[]): Promise<Outcome<Option[]>> {
  lists.reads.push(source);
  if (lists.down || source === "branchId") {
    return { kind: "unavailable", message: "manutenção", certainty: "answered" };
  }
  return ok(options);
}

const products = Array.from({ length: 3_000 }, (_, index) => ({
  value: `P${String(index + 1).padStart(4, "0")}`,
  label: index % 1_000 === 999 ? `Pão especial número ${index + 1}` : `Produto ${index + 1}`,
}));
const companies = ["Matriz", "Loja Sul", "Loja Norte"].map((label, index) => ({
  value: String(index + 1),
  label,
}));

// Guarantee: the registry's look-up by id is all that a provider's name is used for in the pages.
const id = "every-field" as ProviderId;

export const everyField = defineConnector({
  id,
  title: "Todos os campos",
  summary: { pt: "Só nos testes.", en: "In the tests alone." },
  credentials: z.strictObject({
    token: field(code(), {
      title: { pt: "Token", en: "Token" },
      where: { pt: "No ERP, em Segurança → Tokens.", en: "In the ERP, under Security → Tokens." },
      secret: true,
    }),
    syncKey: field(code().optional(), {
      title: { pt: "Chave de sincronização", en: "Sync key" },
      secret: true,
    }),
  }),
  settings: settingsSchema,
  flows: {},
  limits: { calls: 3, windowMs: 1_000 },
  classify: () => ok(undefined),
  account: ({ token }) => ({ baseUrl: "https://erp.invalid", headers: {}, accountKey: token }),
  probe: async () => ok(true),
  checks: {},
  options: {
    productId: () => answer("productId", products),
    campaignId: () =>
      answer("campaignId", [
        { value: "c1", label: "Verão" },
        { value: "c2", label: "Inverno" },
      ]),
    priceListId: {
      dependsOn: "campaignId",
      list: (_, chosen) =>
        answer(`priceListId of ${chosen}`, [
          { value: `${chosen}-1`, label: `Tabela cheia de ${chosen}` },
          { value: `${chosen}-2`, label: `Tabela promocional de ${chosen}` },
        ]),
    },
    companies: () => answer("companies", companies),
    branchId: () => answer("branchId", []),
  },
  reasons: {},
});

/**
 * Puts the connector among those of the hub, for the rest of the process. The registry is a plain list that nothing but a
 * test's own code can reach.
 */
export function registerEveryField(): void {
  // Guarantee: it is an array; only its type says that nobody changes it.
  const registered = connectors as (typeof everyField)[];
  if (!registered.includes(everyField)) registered.push(everyField);
}
