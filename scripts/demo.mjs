import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fireCron, TICK } from "./lib/cron.mjs";
import { connectFieldService } from "./lib/demo-field-service.mjs";
import { connectSga } from "./lib/demo-sga.mjs";

/** Fills a fresh hub with a shop that is connected to the sandbox, and says how to look at it. */
export async function seedDemo({ hubUrl, sandboxUrl, operatorToken, stateDir }) {
  const file = join(stateDir, "demo.json");
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const demo = known ?? (await createDemo({ hubUrl, sandboxUrl, operatorToken }));
  if (known === undefined) writeFileSync(file, JSON.stringify(demo), { mode: 0o600 });
  await fireCron(hubUrl, TICK);
  console.log(welcome({ hubUrl, sandboxUrl, operatorToken, ...demo }));
}

function caller(hubUrl, token, more = {}) {
  return async (method, path, body) => {
    const response = await fetch(hubUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok)
      throw new Error(`the demo could not be made: ${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
}

async function createDemo({ hubUrl, sandboxUrl, operatorToken }) {
  const company = await openSandboxCompany(sandboxUrl);
  const operator = caller(hubUrl, operatorToken);
  const tenant = await operator("POST", "/v1/tenants", { name: "Padaria Sol" });
  const { key } = await operator("POST", `/v1/tenants/${tenant.id}/api-keys`, { name: "CRM da Padaria Sol" });
  const crm = caller(hubUrl, key);
  const connection = await crm("POST", "/v1/connections", {
    provider: "gestaoclick",
    name: "GestãoClick",
    credentials: { accessToken: company.accessToken, secretAccessToken: company.secretAccessToken },
  });
  const old = demoSale({ number: "1000", customer: PERSON });
  await crm("PUT", "/v1/sales/venda-1000", old);
  await crm("POST", `/v1/connections/${connection.id}/activate`);
  for (const sale of demoSales()) await crm("PUT", `/v1/sales/venda-${sale.number}`, sale);
  const voalleId = await connectVoalle({ crm, sandboxUrl });
  const ixcId = await connectIxc({ crm, sandboxUrl });
  await connectSga({ crm, sandboxUrl, company: await openSandboxCompany(sandboxUrl, "sga") });
  const support = caller(hubUrl, operatorToken, { "ponte-tenant": tenant.id });
  const approve = (id) => support("POST", `/v1/connections/${id}/approve`);
  await connectFieldService({ crm, approve, sandboxUrl });
  const login = await openAccount({ hubUrl, operator, tenantId: tenant.id });
  return { tenantId: tenant.id, apiKey: key, login, voalleId, ixcId };
}

/** The way of every admin: an invitation by mail, a password of one's own, and the invitation accepted. */
async function openAccount({ hubUrl, operator, tenantId }) {
  const login = { email: "ana@padariasol.example", password: `sol-${randomBytes(9).toString("base64url")}` };
  const person = { email: login.email, name: "Ana Paula", role: "admin" };
  await operator("POST", `/v1/tenants/${tenantId}/members`, person);
  const { items } = await operator("GET", "/v1/dev/outbox");
  const link = /\/access\/\S+/.exec(items.find(({ to }) => to === login.email)?.text ?? "")?.[0];
  const cookie = await sendForm(hubUrl, link, { password: login.password });
  await sendForm(hubUrl, "/invitations/answer", { tenant: tenantId, accept: "true" }, cookie);
  await sendForm(hubUrl, "/sign-out", {}, cookie);
  return login;
}

async function sendForm(hubUrl, path, fields, cookie = "") {
  const response = await fetch(hubUrl + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: hubUrl, accept: "text/html", cookie },
    body: new URLSearchParams(fields),
  });
  if (response.status !== 303) throw new Error(`the demo could not be made: ${path}: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** An internet provider's ERP beside the shop's: functions can be tried at once, and an order becomes a sale there. */
async function connectVoalle({ crm, sandboxUrl }) {
  const { clientId, clientSecret, syndata } = await openSandboxCompany(sandboxUrl, "voalle");
  const connection = await crm("POST", "/v1/connections", {
    provider: "voalle",
    name: "Voalle",
    credentials: { clientId, clientSecret, syndata },
    settings: {
      authUrl: `${sandboxUrl}/voalle/auth`,
      apiUrl: `${sandboxUrl}/voalle/api`,
      integrationUser: "integracao.demonstracao.datacake",
      defaultCompanyId: "1",
      defaultAccountId: "CAIXA-PIX",
      defaultPaymentFormCode: "PIX",
      paymentMethods: { TEF: { accountId: "CAIXA-TEF", paymentFormCode: "CARTAO" } },
      leadIntegratorAlias: "DATACAKE",
      leadContactOriginCode: "SITE",
      saleCompanyDocument: "11444777000161",
      saleContractType: "FTTH",
      resellers: [{ code: "V1", name: "Marcos Andrade", document: "390.533.447-05" }],
      contactOrigins: [
        { id: "SITE", name: "Site" },
        { id: "INDICACAO", name: "Indicação" },
      ],
    },
  });
  await crm("POST", `/v1/connections/${connection.id}/activate`);
  return connection.id;
}

/** An ERP by automations: the template's are applied, and can be opened, tried and changed. */
async function connectIxc({ crm, sandboxUrl }) {
  const { token } = await openSandboxCompany(sandboxUrl, "ixc");
  const { items } = await crm("GET", "/v1/automation-templates?template=ixc");
  const { checkPath, auth } = items[0].connection;
  const connection = await crm("POST", "/v1/connections", {
    provider: "automation",
    name: "IXC Soft (automações)",
    credentials: { token },
    settings: {
      baseUrl: `${sandboxUrl}/ixc/webservice/v1`,
      checkPath,
      auth,
      values: {
        bankAccountId: "2",
        chartAccountId: "1",
        ticketSectorId: "1",
        ticketSubjectId: "3",
        cityId: "1",
      },
    },
  });
  await crm("POST", `/v1/connections/${connection.id}/automations/apply-template`, { template: "ixc" });
  await crm("POST", `/v1/connections/${connection.id}/activate`);
  return connection.id;
}

async function openSandboxCompany(sandboxUrl, erp = "gestaoclick") {
  const response = await fetch(`${sandboxUrl}/_sandbox/${erp}/companies`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Padaria Sol", seed: "demo" }),
  });
  return await response.json();
}

const COMPANY = {
  externalId: "c-77",
  name: "Mercado da Vila",
  legalName: "Vila Comércio de Alimentos Ltda",
  document: "12.ABC.345/01DE-35",
  email: "compras@mercadodavila.example",
  phone: "(19) 98888-7777",
  address: {
    street: "Rua das Flores",
    number: "10",
    district: "Centro",
    city: "Campinas",
    state: "SP",
    zip: "13010-000",
  },
};
const PERSON = {
  externalId: "c-12",
  name: "Marina Duarte",
  document: "529.982.247-25",
  email: "marina@example.com",
};

const BREAD = { type: "product", code: "0701", name: "Pão francês, cento", price: "85.00", quantity: "2" };
const CAKE = { type: "product", code: "0702", name: "Bolo de cenoura", price: "48.90", quantity: "1" };
const DELIVERY = { type: "service", code: "S-10", name: "Entrega agendada", price: "20.00", quantity: "1" };

function demoSale(patch) {
  const date = new Date().toISOString().slice(0, 10);
  return {
    kind: "sale",
    date,
    seller: { name: "Ana Paula" },
    customer: COMPANY,
    items: [BREAD, CAKE],
    payments: [{ dueDate: date, amount: "218.90", method: "PIX" }],
    ...patch,
  };
}

/** A day of a shop: sales that go, one that waits for its customer's document, one with a seller who is not in the ERP. */
function demoSales() {
  const { document: _, ...withoutDocument } = PERSON;
  return [
    demoSale({ number: "1001" }),
    demoSale({ number: "1002", customer: PERSON, items: [BREAD, CAKE, { ...DELIVERY, price: "0.00" }] }),
    demoSale({ number: "1003", seller: { name: "ana paula" } }),
    demoSale({ number: "1004", customer: { ...withoutDocument, externalId: "c-13", name: "Rita Campos" } }),
    demoSale({ number: "1005", kind: "quote" }),
    demoSale({
      number: "1006",
      customer: PERSON,
      items: [CAKE, DELIVERY],
      payments: [
        {
          dueDate: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
          amount: "34.45",
          method: "Boleto",
        },
        {
          dueDate: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
          amount: "34.45",
          method: "Boleto",
        },
      ],
    }),
  ];
}

function welcome({ hubUrl, sandboxUrl, operatorToken, apiKey, login, voalleId, ixcId }) {
  const invoicesOf = (connectionId) =>
    JSON.stringify({ connectionId, input: { document: "529.982.247-25" } });
  const sale = JSON.stringify(demoSale({ number: "2001", customer: PERSON }));
  return `
Ponte is running, with a demo shop (Padaria Sol) connected to the sandboxes of GestãoClick, Voalle, IXC Soft, SGA,
Auvo and Omie.

  Settings page   ${hubUrl}
${login === undefined ? "" : `    log in with   ${login.email}\n    password      ${login.password}\n`}    or with the API key (below) or, as the support team, the operator token
                  ${operatorToken}
    mails         ${hubUrl}/dev/outbox (as the support team): a local hub sends none
  API key         ${apiKey}
  ERP sandboxes   ${sandboxUrl}
  API reference   ${hubUrl}/docs

A first sale (it goes with the next three-minute tick; PUT it again and nothing is sent twice):

  curl -X PUT ${hubUrl}/v1/sales/my-first-sale \\
    -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' \\
    -d '${sale}'

  the tick now:  curl '${hubUrl}/cdn-cgi/handler/scheduled?cron=*/3+*+*+*+*'
  what became of it:  curl -H 'Authorization: Bearer ${apiKey}' ${hubUrl}/v1/sales/my-first-sale

An invoice function of an internet provider's ERP: the Voalle sandbox, and IXC's by automations.

  curl ${hubUrl}/v1/functions/list_invoices \\
    -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' \\
    -d '${invoicesOf(voalleId)}'
  curl ${hubUrl}/v1/functions/list_invoices \\
    -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' \\
    -d '${invoicesOf(ixcId)}'
`;
}
