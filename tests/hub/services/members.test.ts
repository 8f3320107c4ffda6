import { expect, test } from "vitest";
import { listAudit } from "../../../src/services/audit/list-audit.ts";
import type { CallerContext, Person } from "../../../src/services/context.ts";
import { listOutbox } from "../../../src/services/mail/outbox.ts";
import {
  answerInvitation,
  changeRole,
  leaveCompany,
  removeMember,
} from "../../../src/services/members/change-member.ts";
import { inviteMember, resendAccess } from "../../../src/services/members/invite-member.ts";
import { listMembers } from "../../../src/services/members/list-members.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { openContext, type TestContext } from "../common/context.ts";
import { dumpDatabase } from "../common/dump.ts";
import { bindings } from "../common/worker.ts";

const sender = { origin: "https://hub.test", language: "pt" } as const;
const ALL = { limit: 200 };

/** A company with as many admins as asked for, each of whom has accepted. */
async function openTeam(admins = 1) {
  const context = openContext();
  const { id: tenantId } = await createTenant(context, { name: "Loja do Bairro" });
  const people: Person[] = [];
  for (let count = 0; count < admins; count++) people.push(await join(context, tenantId, "admin"));
  return { context, tenantId, people };
}

let invited = 0;

async function invite(context: CallerContext, tenantId: string, role: "admin" | "viewer"): Promise<Person> {
  const email = `pessoa${++invited}.${tenantId.toLowerCase()}@example.com`;
  const { userId } = await inviteMember(context, tenantId, { email, name: "Bia", role }, sender);
  return { userId, email, name: "Bia" };
}

async function join(context: CallerContext, tenantId: string, role: "admin" | "viewer"): Promise<Person> {
  const person = await invite(context, tenantId, role);
  await answerInvitation(context, person, tenantId, true);
  return person;
}

const as = (context: TestContext, person: Person, tenantId: string, role: "admin" | "viewer") => ({
  ...context,
  tenantId,
  principal: { kind: "member", person, tenantId, role } as const,
});

async function trailOf(context: TestContext, tenantId: string): Promise<string[]> {
  const { items } = await listAudit({ ...context, tenantId }, {}, ALL, "en");
  return items.map(({ action }) => action).sort();
}

const outcomesOf = async (tries: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(tries))
    .map((result) => (result.status === "fulfilled" ? "done" : String(result.reason.code)))
    .sort();

test("an invitation makes nobody a member; its answer does, and a second answer changes nothing", async () => {
  const { context, tenantId } = await openTeam(0);
  const person = await invite(context, tenantId, "viewer");
  expect(await listMembers(context, tenantId)).toMatchObject([{ state: "invited", acceptedAt: null }]);
  await answerInvitation(context, person, tenantId, true);
  await answerInvitation(context, person, tenantId, false);
  expect(await listMembers(context, tenantId)).toMatchObject([{ role: "viewer", state: "waiting" }]);
  expect(await trailOf(context, tenantId)).toEqual(["member.accepted", "member.invited", "tenant.created"]);
});

test("a declined invitation leaves nothing but its line in the audit trail", async () => {
  const { context, tenantId } = await openTeam(0);
  const person = await invite(context, tenantId, "admin");
  await answerInvitation(context, person, tenantId, false);
  expect(await listMembers(context, tenantId)).toEqual([]);
  expect(await trailOf(context, tenantId)).toContain("member.declined");
});

test.each([
  ["step down", changeRole],
  ["leave", leaveCompany],
  ["are removed", removeMember],
] as const)("of two admins who %s at the same moment one stays", async (_, verb) => {
  const { context, tenantId, people } = await openTeam(2);
  const before = (await trailOf(context, tenantId)).length;
  const outcomes = await outcomesOf(
    people.map((person) => {
      if (verb === leaveCompany) return leaveCompany(context, person, tenantId);
      return verb === changeRole
        ? changeRole(context, tenantId, person.userId, "viewer")
        : removeMember(context, tenantId, person.userId);
    }),
  );
  expect(outcomes).toEqual(["done", "last_admin"]);
  const admins = (await listMembers(context, tenantId)).filter(({ role }) => role === "admin");
  expect(admins).toHaveLength(1);
  // What was refused stands in no trail: its entry was in the batch that failed.
  expect(await trailOf(context, tenantId)).toHaveLength(before + 1);
});

test("an admin who has not accepted yet does not let the last one go", async () => {
  const { context, tenantId, people } = await openTeam(1);
  await invite(context, tenantId, "admin");
  const [admin] = people;
  if (admin === undefined) throw new Error("no admin");
  expect(await outcomesOf([leaveCompany(context, admin, tenantId)])).toEqual(["last_admin"]);
});

test("a viewer is refused everywhere, and an admin at every company but their own", async () => {
  const { context, tenantId, people } = await openTeam(1);
  const [admin] = people;
  if (admin === undefined) throw new Error("no admin");
  const viewer = await join(context, tenantId, "viewer");
  const other = await openTeam(1);
  const before = await dumpDatabase();
  const onMember = (caller: CallerContext, team: string, userId: string) => [
    resendAccess(caller, team, userId, sender),
    changeRole(caller, team, userId, "viewer"),
    removeMember(caller, team, userId),
  ];
  const onTeam = (caller: CallerContext, team: string) => [
    listMembers(caller, team),
    inviteMember(caller, team, { email: "nova@example.com", name: "", role: "viewer" }, sender),
  ];
  const asViewer = as(context, viewer, tenantId, "viewer");
  const asAdmin = as(context, admin, tenantId, "admin");
  const foreign = other.people[0]?.userId ?? "";
  const refusals = [
    ["admin_only", [...onTeam(asViewer, tenantId), ...onMember(asViewer, tenantId, admin.userId)]],
    ["admin_only", [listAudit(asViewer, {}, ALL, "en")]],
    ["tenant_not_found", [...onTeam(asAdmin, other.tenantId), ...onMember(asAdmin, other.tenantId, foreign)]],
    // The id of another company's person, in the admin's own company.
    ["member_not_found", onMember(asAdmin, tenantId, foreign)],
  ] as const;
  for (const [code, tries] of refusals) expect(new Set(await outcomesOf(tries))).toEqual(new Set([code]));
  expect(await dumpDatabase()).toEqual(before);
});

test("who changed a team is named in the trail, in the reader's language", async () => {
  const { context, tenantId, people } = await openTeam(1);
  const [admin] = people;
  if (admin === undefined) throw new Error("no admin");
  const caller = as(context, admin, tenantId, "admin");
  context.clock.advance(1_000);
  const viewer = await invite(caller, tenantId, "viewer");
  const say = async (language: "pt" | "en") =>
    (await listAudit(caller, { action: "member.invited" }, { limit: 1 }, language)).items[0];
  expect(await say("pt")).toMatchObject({
    actor: { kind: "member", id: admin.userId, name: admin.email },
    target: viewer.userId,
    message: `Convidou ${viewer.email} (consulta).`,
  });
  expect((await say("en"))?.message).toBe(`Invited ${viewer.email} (viewer).`);
});

test("an audit trail is read page by page, each entry once, by action and range, and is the company's own", async () => {
  const { context, tenantId } = await openTeam(0);
  const other = await openTeam(1);
  for (let count = 0; count < 4; count++) {
    context.clock.advance(60_000);
    await invite(context, tenantId, "viewer");
  }
  const caller = { ...context, tenantId };
  const seen: { id: string; at: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAudit(caller, {}, { limit: 2, cursor }, "en");
    seen.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
  expect(seen.map(({ at }) => at)).toEqual(
    seen
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  const [newest, second] = seen.map(({ at }) => Date.parse(at));
  const ranged = await listAudit(caller, { from: second, to: newest }, ALL, "en");
  expect(ranged.items.map(({ id }) => id)).toEqual([seen[1]?.id]);
  expect((await listAudit(caller, { action: "tenant.created" }, ALL, "en")).items).toHaveLength(1);
  expect(await trailOf(other.context, other.tenantId)).toEqual([
    "member.accepted",
    "member.invited",
    "tenant.created",
  ]);
});

test("a kept mail is sealed: its row holds neither the link nor the address", async () => {
  const { context, tenantId } = await openTeam(0);
  const { email } = await invite(context, tenantId, "viewer");
  const mail = (await listOutbox(context, 200)).find(({ to }) => to === email);
  const link = /https:\/\/hub\.test\/access\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
  expect(link.length).toBeGreaterThan(20);
  const row = await bindings.DB.prepare("SELECT * FROM outbox WHERE id = ?").bind(mail?.id).first();
  const raw = JSON.stringify(row);
  for (const told of [email, link, "/access/", "hub.test", "Loja do Bairro"]) expect(raw).not.toContain(told);
});
