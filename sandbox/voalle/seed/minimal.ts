import type { RecordSeed } from "../../shared/seed-records.ts";
import type { PricedService } from "../crm/resources.ts";
import type { Resources } from "../resources.ts";
import { CODES } from "../seed.ts";

type Seed = RecordSeed<Resources>;

// Code, name, price, type, use, linked to the contract type.
const SERVICES: [string, string, string, string, string, boolean][] = [
  [CODES.service, "Fibra 300 Mega", "79.90", "S", "P", true],
  ["1.2", "Fibra 500 Mega", "99.90", "S", "P", true],
  ["1.3", "Fibra 1 Giga", "149.90", "S", "P", true],
  ["1.4", "Empresarial 500 Mega", "249.90", "S", "P", true],
  ["1.9", "Combo Fibra 500 + TV", "139.90", "S", "R", true],
  ["2.1", "Taxa de instalação", "120.00", "P", "P", true],
  ["3.1", "Telefonia fixa ilimitada", "39.90", "T", "P", true],
  ["4.1", "Fibra Rural 100 Mega", "89.90", "S", "P", false],
];

/** What no Voalle is without: companies, codes that integrations refer to, one campaign, the service desk's lists. */
export function seedMinimal(seed: Seed): void {
  seedPlaces(seed);
  seedCodes(seed);
  seedContractTypes(seed);
  seedCampaigns(seed);
  seedDesk(seed);
}

/** The name of a service of the campaign by its code, and the other way round. */
export function serviceNamed(name: string): { code: string; title: string; price: string } {
  const [code, title, price] = SERVICES.find((service) => service[1] === name) ?? ["9.9", name, "59.90"];
  return { code, title, price };
}

function seedPlaces(seed: Seed): void {
  const places = [
    ["1", "Provedor Demo Telecom Ltda", CODES.companyPlace, "Rua General Osório, 1000, Campinas, SP"],
    ["2", "Provedor Demo Telecom Ltda - Filial", CODES.branch, "Rua Sete de Setembro, 20, Valinhos, SP"],
  ] as const;
  for (const [code, name, txId, address] of places) seed.add("companyPlaces", { code, name, txId, address });
}

function seedCodes(seed: Seed): void {
  const add = (
    resource: "integrators" | "contactOrigins" | "crmForms" | "teams" | "bankAccounts" | "paymentForms",
    code: string,
    title: string,
    active = true,
  ) => seed.add(resource, { code, title, active });
  add("integrators", CODES.integratorAlias, "Datacake");
  add("integrators", "ANTIGO", "Integração desligada", false);
  add("contactOrigins", CODES.contactOrigin, "Site");
  add("contactOrigins", "INDICACAO", "Indicação");
  add("contactOrigins", CODES.inactiveOrigin, "Feira de 2019", false);
  add("crmForms", CODES.formCode, "Formulário padrão");
  add("teams", CODES.team, "Comercial");
  add("bankAccounts", CODES.bankAccount, "Caixa PIX");
  add("bankAccounts", CODES.cardBankAccount, "Caixa TEF");
  add("paymentForms", CODES.paymentForm, "PIX");
  add("paymentForms", CODES.cardPaymentForm, "Cartão");
  add("paymentForms", "BOLETO", "Boleto bancário");
  seed.add("sellers", { code: "V1", title: "Marcos Andrade", active: true, txId: CODES.seller });
  seed.add("sellers", { code: "V2", title: "Roberto Nunes", active: false, txId: "15350946056" });
}

function seedContractTypes(seed: Seed): void {
  const linked = SERVICES.filter((service) => service[5]);
  seed.add("contractTypes", {
    code: CODES.contractType,
    title: "Internet Fibra",
    description: "Contrato de internet por fibra",
    collectionDays: [10, 5, 20, 15],
    contractTypesServiceProduct: linked.map(([code, title]) => ({ code, title, description: title })),
  });
  seed.add("contractTypes", {
    code: "RURAL",
    title: "Internet Rural",
    description: "",
    collectionDays: [25, 10],
    contractTypesServiceProduct: [{ code: "4.1", title: "Fibra Rural 100 Mega", description: "" }],
  });
}

function seedCampaigns(seed: Seed): void {
  const cities = [{ code: 3509502, name: "Campinas", state: "SP" }];
  const retail = SERVICES.map((service) => priced(service, service[2]));
  const wholesale = SERVICES.slice(0, 3).map((service) => priced(service, reduced(service[2])));
  seed.add("campaigns", {
    code: CODES.campaign,
    title: "Campanha de Verão",
    status: "Em Execução",
    description: "Vendas pelo site",
    cities,
    priceLists: [
      { id: 31, code: CODES.priceList, title: "Varejo", description: "", services: retail },
      { id: 32, code: "FIDELIDADE", title: "Fidelidade 12 meses", description: "", services: wholesale },
    ],
  });
  seed.add("campaigns", {
    code: "EMPRESAS",
    title: "Empresas",
    status: "Em Execução",
    description: "",
    cities,
    priceLists: [
      { id: 41, code: "CORPORATIVO", title: "Corporativo", description: "", services: retail.slice(3, 4) },
    ],
  });
  seed.add("campaigns", {
    code: "NATAL2024",
    title: "Natal 2024",
    status: "Encerrada",
    description: "",
    cities,
    priceLists: [{ id: 21, code: "NATAL", title: "Natal", description: "", services: wholesale }],
  });
}

function priced([code, title, , type, use]: (typeof SERVICES)[number], sellingPrice: string): PricedService {
  return {
    code,
    title,
    description: title,
    sellingPrice,
    type,
    priceListUseType: "1",
    use,
    paymentFormTitle: "Boleto bancário",
    paymentFormCode: "BOLETO",
    minimumPromotionalPrice: sellingPrice,
    isLoyalty: false,
    loyaltyPrice: "0.00",
    monthDurationLoyalty: 0,
  };
}

/** Ten whole reais less. */
function reduced(price: string): string {
  const [reais = "0", cents = "00"] = price.split(".");
  return `${Number(reais) - 10}.${cents}`;
}

function seedDesk(seed: Seed): void {
  for (const title of ["Suporte técnico", "Financeiro", "Venda adicional"]) {
    seed.add("incidentTypes", { title, active: true });
  }
  for (const title of ["24 horas", "48 horas"]) seed.add("serviceLevelAgreements", { title, active: true });
  const service = seed.add("catalogServices", { title: "Internet", active: true });
  for (const title of ["Sem conexão", "Lentidão", "Mudança de plano"]) {
    seed.add("catalogServicesItems", { title, active: true, catalogServiceId: service.id });
  }
}
