import { beforeEach, expect, test } from "vitest";
import { members, users } from "../../../src/db/schema.ts";
import { tellAlerts } from "../../../src/services/alerts/tell-alerts.ts";
import type { Mail } from "../../../src/services/mail/mailer.ts";
import { createWebhook } from "../../../src/services/webhooks/create-webhook.ts";
import { listMessages } from "../../../src/services/webhooks/list-webhooks.ts";
import { sendDueWebhooks } from "../../../src/services/webhooks/send-webhooks.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

let shop: Shop;
let mails: Mail[];
let mailFails: boolean;

beforeEach(async () => {
  shop = await Shop.open();
  mails = [];
  mailFails = false;
  shop.context.settings = { ...shop.context.settings, publicUrl: "https://hub.test" };
  shop.context.mailer = {
    send: async (mail) => {
      if (mailFails) throw new Error("no mail today");
      mails.push(mail);
    },
  };
});

async function join(email: string, role: "admin" | "viewer", acceptedAt: number | null): Promise<void> {
  const { db, tenantId } = shop.context;
  const at = new Date(0);
  const userId = `usr_${email}`;
  await db.run(
    db.orm
      .insert(users)
      .values({ id: userId, name: "Ana", email, emailVerified: true, createdAt: at, updatedAt: at }),
  );
  await db.run(db.orm.insert(members).values({ tenantId, userId, role, invitedAt: 0, acceptedAt }));
}

/** A tick, a minute and a bit after what happened. */
async function tick(): Promise<number> {
  shop.context.clock.advance(61_000);
  return await tellAlerts(shop.context);
}

const noDocument = (name: string) => ({ ...saleInput(), customer: { name } });

test("the company's admins are told once of what stopped, however many deliveries did", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  await join(`vera.${shop.context.tenantId}@example.com`, "viewer", 1);
  await join(`convidada.${shop.context.tenantId}@example.com`, "admin", null);
  for (const sale of ["1", "2", "3"]) await shop.put(sale, noDocument(`Cliente ${sale}`));
  expect(await tick()).toBe(1);
  expect(mails.map(({ to }) => to)).toEqual([`ana.${shop.context.tenantId}@example.com`]);
  expect(mails[0]?.subject).toContain("Padaria Sol");
  expect(mails[0]?.text).toMatch(/3 envios pararam e precisam de você.*sem CPF ou CNPJ/);
  expect(mails[0]?.text).toContain("https://hub.test/");
  await shop.put("4", noDocument("Cliente 4"));
  expect(await tick()).toBe(0);
});

test("a cause that was mended and comes back is told again", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  await shop.put("1", noDocument("Cliente"));
  expect(await tick()).toBe(1);
  await shop.put("1", saleInput());
  await shop.settle();
  expect(await tick()).toBe(0);
  await shop.put("2", noDocument("Outro"));
  expect(await tick()).toBe(1);
});

test("credentials that the ERP rejects are told, and what opens together is one mail", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  await shop.put("1", noDocument("Cliente"));
  await shop.erp.revoke();
  await shop.put("2", saleInput());
  await shop.drain();
  expect(await tick()).toBe(1);
  expect(mails[0]?.text).toContain("foi pausada");
  expect(mails[0]?.text).toContain("um envio parou");
});

test("a mail that does not leave is tried again with the next tick", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  await shop.put("1", noDocument("Cliente"));
  mailFails = true;
  expect(await tick()).toBe(0);
  mailFails = false;
  expect(await tick()).toBe(1);
});

test("nothing is told while a delivery is still tried by itself", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  await shop.erp.inject({ kind: "html_502", times: 1 });
  await shop.put("1", saleInput());
  await shop.drain();
  expect(await tick()).toBe(0);
});

test("the company's systems are told once for each cause, also where no mail can leave", async () => {
  const got: string[] = [];
  const toErp = shop.context.fetch;
  shop.context.fetch = async (input, init) => {
    if (!String(input).startsWith("https://loja.example")) return await toErp(input, init);
    got.push(String(init?.body));
    return new Response(null, { status: 204 });
  };
  shop.context.settings = { ...shop.context.settings, publicUrl: undefined };
  await createWebhook(shop.context, { url: "https://loja.example/ponte", events: ["alert.opened"] });
  for (const sale of ["1", "2"]) await shop.put(sale, noDocument(`Cliente ${sale}`));
  for (let round = 0; round < 3; round++) {
    await tick();
    await sendDueWebhooks(shop.context);
  }
  expect(got.map((body) => JSON.parse(body))).toMatchObject([
    {
      type: "alert.opened",
      data: { connectionId: shop.connectionId, cause: "customer_document_missing", count: 2 },
    },
  ]);
});

test("what opens and is mended within the minute is told to nobody", async () => {
  await join(`ana.${shop.context.tenantId}@example.com`, "admin", 1);
  const { id } = await createWebhook(shop.context, {
    url: "https://loja.example/x",
    events: ["alert.opened"],
  });
  await shop.put("1", noDocument("Cliente"));
  expect(await tellAlerts(shop.context)).toBe(0);
  await shop.put("1", saleInput());
  await shop.settle();
  expect(await tick()).toBe(0);
  expect((await listMessages(shop.context, id, { limit: 10 })).items).toEqual([]);
});
