import { describe, expect, test } from "vitest";
import { registerCompany } from "../../../src/services/accounts/register-company.ts";
import { sendAccessLink } from "../../../src/services/accounts/send-access-link.ts";
import { setPassword } from "../../../src/services/accounts/set-password.ts";
import type { CallerContext } from "../../../src/services/context.ts";
import { answerInvitation } from "../../../src/services/members/change-member.ts";
import { inviteMember, resendAccess } from "../../../src/services/members/invite-member.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { listTenants } from "../../../src/services/tenants/list-tenants.ts";
import { openContext } from "../common/context.ts";
import { newestLink, PASSWORD } from "../common/visitor.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

const sender = { origin: "https://hub.test", language: "pt" } as const;
const HOUR_MS = 3_600_000;
let made = 0;
const newEmail = (domain = "example.com") => `pessoa${++made}.${Date.now()}@${domain}`;

async function found(context: CallerContext, q?: string, limit = 50): Promise<string[]> {
  return (await listTenants(context, { q }, { limit })).items.map(({ name }) => name);
}

async function newest(context: CallerContext) {
  const [tenant] = (await listTenants(context, {}, { limit: 1 })).items;
  if (tenant === undefined) throw new Error("no tenant");
  return tenant;
}

/** Registers a company as its own admin. */
async function register(context: CallerContext, company: string, email = newEmail()) {
  await registerCompany(context, { company, email }, { ...sender, address: `10.7.${made % 250}.1` });
  return { email, tenant: await newest(context) };
}

async function enter(context: CallerContext, email: string): Promise<void> {
  const token = (await newestLink(email)).replace("/access/", "");
  const browser = { headers: new Headers(), origin: "https://hub.test", address: "10.7.7.7" };
  const set = await setPassword(context, { token, password: PASSWORD, name: "Ana" }, browser);
  expect(set.outcome).toBe("signed_in");
}

describe("companies are found", () => {
  test("by words of their name, or beginnings, with or without accents, newest first", async () => {
    const context = openContext();
    const names = ["Pães Órion do Litoral", "Órion Tintas", "Padaria Qualquer"];
    for (const name of names) await createTenant(context, { name });
    expect(await found(context, "orion")).toEqual(["Órion Tintas", "Pães Órion do Litoral"]);
    expect(await found(context, "PAES óri")).toEqual(["Pães Órion do Litoral"]);
    expect(await found(context, "rion")).toEqual([]);
    expect(await found(context, "orion padaria")).toEqual([]);
  });

  test("by a part of an address of their team, until that person has left", async () => {
    const context = openContext();
    const domain = `tintas${Date.now()}.com.br`;
    const { id } = await createTenant(context, { name: "Casa Zulmira" });
    const email = newEmail(domain);
    const { userId } = await inviteMember(context, id, { email, name: "", role: "viewer" }, sender);
    for (const q of [email, email.toUpperCase(), domain, email.split("@")[0]]) {
      expect(await found(context, q), q).toEqual(["Casa Zulmira"]);
    }
    expect(await found(context, `${domain} zulmira`)).toEqual(["Casa Zulmira"]);
    await bindings.DB.prepare("DELETE FROM members WHERE user_id = ?").bind(userId).run();
    expect(await found(context, domain)).toEqual([]);
    expect(await found(context, "zulmira")).toEqual(["Casa Zulmira"]);
  });

  test("under their new name alone once they are renamed", async () => {
    const context = openContext();
    const { id } = await createTenant(context, { name: "Nome Antiquissimo" });
    await bindings.DB.prepare("UPDATE tenants SET name = 'Nome Novissimo' WHERE id = ?").bind(id).run();
    expect(await found(context, "antiquissimo")).toEqual([]);
    expect(await found(context, "novissimo")).toEqual(["Nome Novissimo"]);
  });

  test.each(['"', "*", 'x" OR name:"y', "name:orion", "NEAR(", "-", "'; DROP TABLE tenants; --", "%_"])(
    "whatever is typed: %s is no syntax of the index",
    async (q) => {
      await expect(listTenants(openContext(), { q }, { limit: 50 })).resolves.toMatchObject({
        nextCursor: null,
      });
    },
  );

  test("page by page, each once", async () => {
    const context = openContext();
    for (let count = 0; count < 5; count++) await createTenant(context, { name: `Xerox ${count}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTenants(context, { q: "xerox" }, { limit: 2, cursor });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["Xerox 4", "Xerox 3", "Xerox 2", "Xerox 1", "Xerox 0"]);
  });
});

describe("the first access of a company's admin", () => {
  test("is told from the link that was sent, over its end, to the moment they came in", async () => {
    const context = openContext();
    const { email, tenant } = await register(context, "Padaria Sol");
    const sentAt = new Date(context.now()).toISOString();
    expect(tenant).toMatchObject({
      name: "Padaria Sol",
      selfRegistered: true,
      createdBy: { kind: "person", email },
      admin: { email, state: "link_sent", linkSentAt: sentAt, firstAccessAt: null },
    });
    expect(Date.parse(tenant.admin?.linkExpiresAt ?? "") - context.now()).toBe(72 * HOUR_MS);
    context.clock.advance(72 * HOUR_MS);
    expect((await newest(context)).admin?.state).toBe("link_expired");
    await resendAccess(context, tenant.id, tenant.admin?.userId ?? "", sender);
    expect((await newest(context)).admin).toMatchObject({
      state: "link_sent",
      linkSentAt: new Date(context.now()).toISOString(),
    });
    await enter(context, email);
    const enteredAt = new Date(context.now()).toISOString();
    context.clock.advance(HOUR_MS);
    expect((await newest(context)).admin).toMatchObject({ state: "entered", firstAccessAt: enteredAt });
  });

  test("counts the link that lives longest, when a shorter one was asked for after it", async () => {
    const context = openContext();
    const { tenant } = await register(context, "Padaria Lua");
    const { userId = "", email = "" } = tenant.admin ?? {};
    context.clock.advance(HOUR_MS);
    await sendAccessLink(context, { userId, email, name: "" }, "forgotten", sender);
    expect((await newest(context)).admin).toMatchObject({
      linkSentAt: new Date(context.now()).toISOString(),
      linkExpiresAt: tenant.admin?.linkExpiresAt,
    });
  });

  test("says that no mail has left when the mail service was down", async () => {
    const down = {
      send: () => Promise.reject(Object.assign(new Error("down"), { code: "mail_unavailable" })),
    };
    const context = openContext({ mailer: down });
    const email = newEmail();
    const asked = { ...sender, address: "10.8.8.8" };
    await expect(registerCompany(context, { company: "Sem Correio", email }, asked)).rejects.toThrow("down");
    expect((await newest(context)).admin).toMatchObject({ email, state: "not_sent", linkSentAt: null });
  });

  test("of somebody with an account waits for the invitation's answer, and nobody is no admin", async () => {
    const context = openContext();
    const { email } = await register(context, "Primeira");
    await enter(context, email);
    const { id } = await createTenant(context, { name: "Segunda" });
    expect(await newest(context)).toMatchObject({
      selfRegistered: false,
      createdBy: { kind: "operator_token", email: null },
      admin: null,
    });
    const { userId } = await inviteMember(context, id, { email, name: "", role: "admin" }, sender);
    expect((await newest(context)).admin).toMatchObject({ email, state: "invited" });
    await answerInvitation(context, { userId, email, name: "" }, id, true);
    expect((await newest(context)).admin).toMatchObject({ email, state: "entered" });
  });

  test("is that of the admin who came in, whoever else was invited before", async () => {
    const context = openContext();
    const { id } = await createTenant(context, { name: "Duas Pessoas" });
    const [first, second] = [newEmail(), newEmail()];
    await inviteMember(context, id, { email: first, name: "", role: "admin" }, sender);
    context.clock.advance(HOUR_MS);
    const { userId } = await inviteMember(context, id, { email: second, name: "", role: "admin" }, sender);
    expect((await newest(context)).admin).toMatchObject({ email: first, state: "link_sent" });
    await enter(context, second);
    await answerInvitation(context, { userId, email: second, name: "" }, id, true);
    expect((await newest(context)).admin).toMatchObject({ email: second, state: "entered" });
  });
});

test("who made a company by their own account is named", async () => {
  const person = { userId: "usr_apoio", name: "Apoio", email: "apoio.nome@example.com" };
  await bindings.DB.prepare(
    "INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES (?, ?, ?, 1, 1, 1)",
  )
    .bind(person.userId, person.name, person.email)
    .run();
  const context = openContext({ principal: { kind: "operator", person } });
  await createTenant(context, { name: "Feita pelo apoio" });
  expect((await newest(context)).createdBy).toEqual({ kind: "person", email: person.email });
});

test("a page costs two queries and few rows beside ten thousand companies, searched or not", async () => {
  const numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)";
  await bindings.DB.batch([
    bindings.DB.prepare(`INSERT INTO tenants (id, name, created_at, created_by)
      ${numbers} SELECT printf('ten_00%024d', i), 'Comercio Numero ' || i, i, 'operator_token' FROM n`),
    bindings.DB.prepare(`INSERT INTO users (id, name, email, email_verified, created_at, updated_at)
      ${numbers} SELECT printf('usr_00%024d', i), '', 'dono' || i || '@muitas.com.br', 0, i, i FROM n`),
    bindings.DB.prepare(`INSERT INTO members (tenant_id, user_id, role, invited_at)
      ${numbers} SELECT printf('ten_00%024d', i), printf('usr_00%024d', i), 'admin', i FROM n`),
  ]);
  const sought = [
    [undefined, 50],
    ["comercio numero", 50],
    ["dono7777@muitas.com.br", 1],
    ["muitas com", 50],
    ["nenhuma assim", 0],
  ] as const;
  for (const [q, count] of sought) {
    const { db, trips } = watchDatabase();
    expect(await found(openContext({ db }), q), q).toHaveLength(count);
    expect(trips.length, q).toBeLessThanOrEqual(2);
    const rows = trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    expect(rows, q).toBeLessThan(1_000);
    expect(rows, q).toBeGreaterThanOrEqual(count);
  }
});
