import { expect, test } from "vitest";
import { CODES } from "../../sandbox/omie/seed/codes.ts";
import { caller, eventually, OPERATOR_TOKEN, openTenant, tick } from "../common/hub.ts";
import { startBoth } from "../common/running-shop.ts";

const running = startBoth();

/** A company of each sandbox, with Omie's webhooks on. */
async function openSystems() {
  const control = (erp: string) => caller(`${running.sandbox.url}/_sandbox/${erp}`, null);
  const auvo = (await control("auvo")("POST", "/companies", { seed: "demo" })).body;
  const omie = (await control("omie")("POST", "/companies", { seed: "demo", switches: { WEBHOOKS: true } }))
    .body;
  const state = async (erp: string, company: string, resource: string) =>
    (await control(erp)("GET", `/state?company=${company}&resource=${resource}`)).body[resource];
  return { auvo, omie, control, state };
}

test("what Omie and Auvo tell of is in the other system without any tick", async () => {
  const { auvo, omie, control, state } = await openSystems();
  const tenant = await openTenant(running.hub.url);
  const { id } = (
    await tenant.api("POST", "/v1/connections", {
      provider: "auvo-omie",
      name: "Auvo e Omie",
      settings: {
        taskStatus: "3",
        quotationStatus: "X",
        omieAccountId: String(CODES.account),
        omieCategoryCode: CODES.serviceCategory,
        omieStockLocationId: String(CODES.place),
        omieServiceId: String(CODES.service),
      },
      credentials: {
        auvoAppKey: auvo.apiKey,
        auvoAppToken: auvo.apiToken,
        omieAppKey: omie.app_key,
        omieAppSecret: omie.app_secret,
      },
    })
  ).body;
  const operator = caller(running.hub.url, OPERATOR_TOKEN, { "ponte-tenant": tenant.id });
  await tenant.api("PATCH", `/v1/connections/${id}/flows`, { products: false, stock: false });
  await tenant.api("POST", `/v1/connections/${id}/activate`);
  expect((await operator("POST", `/v1/connections/${id}/approve`)).status).toBe(200);

  const address = async (system: string) =>
    (await tenant.api("POST", `/v1/connections/${id}/webhooks-in/${system}`)).body.url;
  const registered = await control("omie")("POST", `/companies/${omie.id}/webhooks`, {
    url: await address("omie"),
  });
  // The ping of the registration was answered.
  expect(registered.body).toMatchObject({ id: "1" });
  const told = await control("auvo")("POST", `/companies/${auvo.id}/webhooks`, {
    url: await address("auvo"),
  });
  expect(told.status).toBe(201);

  await tick(running.hub.url);
  const isRead = (polls: { state: string }[]) =>
    polls.length === 3 && polls.every((poll) => poll.state === "waiting");
  await eventually(
    async () => (await tenant.api("GET", `/v1/connections/${id}/polls`)).body.items,
    isRead,
    90_000,
  );

  const [users, types] = [await state("auvo", auvo.id, "users"), await state("auvo", auvo.id, "taskTypes")];
  const [customer] = await state("auvo", auvo.id, "customers");
  const task = (
    await control("auvo")("POST", `/companies/${auvo.id}/tasks`, {
      idUserFrom: Number(users[0].id),
      priority: 1,
      taskType: Number(types[0].id),
      orientation: "Trocar o capacitor",
      customerId: Number(customer.id),
      taskDate: "2026-11-20T09:00:00",
    })
  ).body;
  await control("auvo")("POST", `/companies/${auvo.id}/tasks/${task.id}/finish`, {});
  const code = String(CODES.customer + 36);
  await control("omie")("PATCH", `/companies/${omie.id}/edits/clientes/${code}`, {
    nome_fantasia: "Lavanderia Nova",
  });

  // No tick from here on: only what the systems told.
  await eventually(
    () => state("omie", omie.id, "os"),
    (orders) =>
      orders.some(
        (order: { body: { Cabecalho: { cCodIntOS: string } } }) =>
          order.body.Cabecalho.cCodIntOS === `AUVO-OS-${task.id}`,
      ),
    90_000,
  );
  await eventually(
    () => state("auvo", auvo.id, "customers"),
    (customers) =>
      customers.some(
        ({ externalId, description }: { externalId: string; description: string }) =>
          externalId === code && description === "Lavanderia Nova",
      ),
    90_000,
  );
  const { items } = (await tenant.api("GET", `/v1/connections/${id}/webhooks-in`)).body;
  expect(items).toMatchObject([
    { system: "omie", lastReceivedAt: expect.any(String) },
    { system: "auvo", lastReceivedAt: expect.any(String) },
  ]);
});
