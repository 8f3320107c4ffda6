import { beforeEach, expect, test } from "vitest";
import { members, users } from "../../../src/db/schema.ts";
import { tellAlerts } from "../../../src/services/alerts/tell-alerts.ts";
import type { Mail } from "../../../src/services/mail/mailer.ts";
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
