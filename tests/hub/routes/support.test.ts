import { beforeAll, describe, expect, test } from "vitest";
import { app } from "../../../src/routes/app.ts";
import { activateConnection } from "../../../src/services/connections/activate-connection.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { asAdmin, needApproval } from "../common/approval.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext } from "../common/context.ts";
import { Shop } from "../common/shop.ts";
import { newestLink, PASSWORD, registerAdmin, Visitor } from "../common/visitor.ts";
import { bindings } from "../common/worker.ts";

/** The support team's pages, and what its API answers. */

const operator = { token: OPERATOR_TOKEN };
let made = 0;
const newEmail = (who: string) => `${who}${++made}.${Date.now()}@example.com`;

async function openSupport(): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token: OPERATOR_TOKEN });
  return visitor;
}

/** What one row of a table says and offers. */
function rowWith(html: string, words: string): string {
  return [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).find((row) => row.includes(words)) ?? "";
}

const field = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

describe("companies", () => {
  test("are found by name and by e-mail, and say how far the first access of the admin is", async () => {
    const support = await openSupport();
    const visitor = new Visitor();
    const email = newEmail("dona");
    await visitor.post("/register", { company: "Ótica Lúmen", email });
    for (const q of ["otica lumen", email]) {
      const page = await support.get(`/tenants?q=${encodeURIComponent(q)}`);
      const row = rowWith(page.text, email);
      for (const words of ["Ótica Lúmen", "Cadastro da própria empresa", "Aguardando", "Link enviado em"]) {
        expect(row, q).toContain(words);
      }
    }
    await visitor.post(await newestLink(email), { name: "Dona", password: PASSWORD });
    const row = rowWith((await support.get(`/tenants?q=${email}`)).text, email);
    expect(row).toContain("Primeiro acesso em");
    expect(row).not.toContain("Reenviar primeiro acesso");
    const nothing = await support.get("/tenants?q=nada-disso-existe");
    expect(nothing.text).toContain("Nenhuma empresa encontrada.");
  });

  test("get the first access again from the list, five mails an hour, and the page says when to try again", async () => {
    const support = await openSupport();
    const email = newEmail("perdida");
    await new Visitor().post("/register", { company: "Perdeu o e-mail", email });
    const list = `/tenants?q=${encodeURIComponent(email)}`;
    const row = rowWith((await support.get(list)).text, email);
    const form = { tenant: field(row, "tenant"), user: field(row, "user"), q: email };
    const first = await newestLink(email);
    for (let count = 0; count < 4; count++) {
      expect(await support.post("/tenants/resend", form)).toMatchObject({
        status: 303,
        location: `/tenants?q=${encodeURIComponent(email)}`,
      });
    }
    expect((await support.get(list)).text).toContain("E-mail de acesso reenviado.");
    expect(await newestLink(email)).not.toBe(first);
    const tired = await support.post("/tenants/resend", form);
    expect(tired.status).toBe(429);
    expect(tired.text).toMatch(/\d+ min/);
    expect(rowWith(tired.text, email)).toContain("Perdeu o e-mail");
  });

  test("made by the support team say so, and where an admin comes from", async () => {
    const support = await openSupport();
    await support.post("/tenants", { name: "Feita à Mão" });
    const row = rowWith((await support.get("/tenants?q=feita")).text, "Feita à Mão");
    for (const words of ["Criada pelo suporte: Token de operador", "Sem administrador", "Escolhida"]) {
      expect(row).toContain(words);
    }
    expect((await support.post("/tenants", { name: " " })).status).toBe(400);
  });

  test("are searched by the API alike, as documented", async () => {
    await createTenant(openContext(), { name: "Zebra Pela API" });
    const found = await call("get", "/v1/tenants?q=zebra", operator);
    expectDocumented(found, "get", "/v1/tenants");
    expect(found.body).toMatchObject({
      items: [{ name: "Zebra Pela API", selfRegistered: false, admin: null }],
      nextCursor: null,
    });
    expectProblem(await call("get", `/v1/tenants?q=${"x".repeat(101)}`, operator), 400, "validation_failed");
  });

  test("are chosen with a page to go on to, of this site alone", async () => {
    const support = await openSupport();
    const { id: tenant } = await createTenant(openContext(), { name: "Escolhida" });
    expect((await support.post("/tenants/choose", { tenant, next: "/integrations" })).location).toBe(
      "/integrations",
    );
    for (const next of ["//evil.example", "https://evil.example/", ""]) {
      expect((await support.post("/tenants/choose", { tenant, next })).location).toBe("/");
    }
  });
});

describe("operators", () => {
  test("are added, told how to come in, listed with who added them, and removed after asking", async () => {
    const support = await openSupport();
    const email = newEmail("apoio");
    expect((await support.post("/operators", { email, name: "" })).location).toBe("/operators");
    const page = (await support.get("/operators")).text;
    expect(page).toContain("O e-mail de acesso foi enviado.");
    const row = rowWith(page, email);
    for (const words of ["Aguardando primeiro acesso", "por Token de operador", "Reenviar acesso"]) {
      expect(row).toContain(words);
    }
    const colleague = new Visitor();
    await colleague.post(await newestLink(email), { name: "Apoio", password: PASSWORD });
    expect(rowWith((await colleague.get("/operators")).text, email)).toContain("Ativa");

    const second = newEmail("segundo");
    await colleague.post("/operators", { email: second, name: "Segundo" });
    expect(rowWith((await support.get("/operators")).text, second)).toContain(`por ${email}`);

    const ask = /href="(\/operators\/remove\?user=[^"]+)"/.exec(rowWith(page, email))?.[1] ?? "";
    const asked = await colleague.get(ask);
    expect(asked.text).toContain(`${email} sai da equipe de suporte`);
    expect(asked.text).toContain("Esta pessoa é você");
    expect((await support.get(ask)).text).not.toContain("Esta pessoa é você");
    const user = field(asked.text, "user");
    expect((await support.post("/operators/remove", { user })).location).toBe("/operators");
    expect((await support.get("/operators")).text).toContain("Pessoa removida da equipe de suporte.");
    expect((await colleague.get("/tenants")).status).toBe(401);
    const again = await support.post("/operators/remove", { user });
    expect(again.status).toBe(404);
    expect(again.text).toContain("não está na equipe de suporte");
    expect((await support.get(ask)).status).toBe(404);
  });

  test("who remove themselves come to the sign-in", async () => {
    const email = newEmail("saindo");
    const { userId: user } = (await call("post", "/v1/operators", { ...operator, body: { email } })).body as {
      userId: string;
    };
    const leaving = new Visitor();
    await leaving.post(await newestLink(email), { name: "Saindo", password: PASSWORD });
    expect((await leaving.post("/operators/remove", { user })).location).toBe("/");
    expect((await leaving.get("/")).text).toContain("<h1>Entrar</h1>");
  });

  test("who have an account of a company already are told to sign in with it", async () => {
    const admin = await registerAdmin();
    const support = await openSupport();
    await support.post("/operators", { email: admin.email, name: "" });
    expect(await newestLink(admin.email)).toBe("/tenants");
    expect((await admin.get("/operators")).status).toBe(200);
  });

  test("are mailed in the words of the support team, in the sender's language", async () => {
    const email = newEmail("english");
    const headers = { "accept-language": "en" };
    await call("post", "/v1/operators", { ...operator, body: { email }, headers });
    const { items } = (await call("get", "/v1/dev/outbox", operator)).body as {
      items: { to: string; subject: string; text: string }[];
    };
    const mail = items.find(({ to }) => to === email);
    expect(mail?.subject).toBe("Your first access to the Ponte support team");
    expect(mail?.text).not.toMatch(/suporte|registration/);
  });

  test("of a wrong address are refused on the page, which keeps what was typed", async () => {
    const support = await openSupport();
    const refused = await support.post("/operators", { email: "sem-arroba", name: "Bia" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('value="sem-arroba"');
    expect(refused.text).toContain('value="Bia"');
    expect(refused.text).toContain('id="email-error"');
  });

  test("that are not there are not removed by the API either", async () => {
    expectProblem(await call("delete", "/v1/operators/usr_nobody", operator), 404, "operator_not_found");
  });
});

describe("approvals", () => {
  beforeAll(needApproval);

  async function openPending(): Promise<Shop> {
    const shop = await Shop.open({ activate: false });
    await activateConnection(asAdmin(shop, "ana.pede@example.com"), shop.connectionId);
    return shop;
  }

  test("stand in the menu with their number, say what begins to flow, and are given with one button", async () => {
    const shop = await openPending();
    const support = await openSupport();
    const page = (await support.get("/approvals")).text;
    expect(page).toMatch(/href="\/approvals"[^>]*>Aprovações <span class="badge warning">\d+<\/span>/);
    const row = [...page.matchAll(/<tr>.*?<\/tr>/gs)]
      .map(([text]) => text)
      .find((text) => text.includes(shop.connectionId));
    expect(row).toContain("por ana.pede@example.com");
    expect(row).toMatch(/Ao aprovar, começa a ir: [^.]+\./);
    const { tenantId: tenant } = shop.context;
    const choose = await support.post("/tenants/choose", { tenant, next: field(row ?? "", "next") });
    expect(choose.location).toBe(`/integrations/gestaoclick?connection=${shop.connectionId}`);
    expect((await support.get(choose.location ?? "")).status).toBe(200);
    const form = { tenant, connection: shop.connectionId };
    expect((await support.post("/approvals", form)).location).toBe("/approvals");
    expect(await shop.connectionRow()).toMatchObject({ status: "active" });
    expect((await support.get("/approvals")).text).not.toContain(shop.connectionId);
    const again = await support.post("/approvals", form);
    expect(again.status).toBe(409);
    expect(again.text).toContain('role="alert"');
  });

  test("of one company are not given under another's name", async () => {
    const [one, other] = [await openPending(), await openPending()];
    const support = await openSupport();
    const form = { tenant: other.context.tenantId, connection: one.connectionId };
    expect((await support.post("/approvals", form)).status).toBe(404);
    expect(await one.connectionRow()).toMatchObject({ status: "pending_approval" });
  });

  test("are no matter of a company's admin, whose menu does not count them", async () => {
    await openPending();
    const admin = await registerAdmin();
    expect((await admin.get("/")).text).not.toContain("/approvals");
    expect((await admin.get("/approvals")).status).toBe(403);
  });
});

test("a hub that sends its mails has no outbox, no page of it and no link to it", async () => {
  const sending = { ...bindings, DEV_OUTBOX: "0" };
  const ask = (path: string, headers: Record<string, string>) =>
    app.fetch(new Request(`https://hub.test${path}`, { headers }), sending);
  const api = await ask("/v1/dev/outbox", { authorization: `Bearer ${OPERATOR_TOKEN}` });
  expect(api.status).toBe(404);
  expect(await api.json()).toMatchObject({ code: "not_found", status: 404 });
  const support = await openSupport();
  const cookie = [...support.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  expect((await ask("/dev/outbox", { cookie, accept: "text/html" })).status).toBe(404);
  expect(await (await ask("/tenants", { cookie, accept: "text/html" })).text()).not.toContain("/dev/outbox");
  expect((await support.get("/tenants")).text).toContain("/dev/outbox");
});
