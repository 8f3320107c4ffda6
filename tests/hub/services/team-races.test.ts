import { describe, expect, test } from "vitest";
import { registerCompany } from "../../../src/services/accounts/register-company.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { revokeApiKey } from "../../../src/services/api-keys/revoke-api-key.ts";
import { listAudit, listPlatformAudit } from "../../../src/services/audit/list-audit.ts";
import type { CallerContext, Person } from "../../../src/services/context.ts";
import { listOutbox } from "../../../src/services/mail/outbox.ts";
import { answerInvitation, changeRole, removeMember } from "../../../src/services/members/change-member.ts";
import { inviteMember } from "../../../src/services/members/invite-member.ts";
import { listMembers } from "../../../src/services/members/list-members.ts";
import { addOperator } from "../../../src/services/operators/add-operator.ts";
import { listOperators } from "../../../src/services/operators/list-operators.ts";
import { removeOperator } from "../../../src/services/operators/remove-operator.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { openContext } from "../common/context.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

/** What two people do in the same moment happens once and stands in the trail once. */

const sender = { origin: "https://hub.test", language: "pt" } as const;
let made = 0;
const newEmail = () => `corrida${++made}.${Date.now()}@example.com`;

/** The operator's context, in which something else happens right before the first batch that holds this statement. */
function meanwhile(statement: RegExp, act: () => Promise<unknown>): CallerContext {
  let happened = false;
  const { db } = watchDatabase(async (statements) => {
    if (happened || !statements.some((text) => statement.test(text))) return;
    happened = true;
    await act();
  });
  return openContext({ db });
}

const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => String((error as { code?: unknown }).code),
  );

async function openTeam() {
  const context = openContext();
  const { id: tenantId } = await createTenant(context, { name: "Loja do Bairro" });
  const email = newEmail();
  const invited = { email, name: "Bia", role: "viewer" } as const;
  const { userId } = await inviteMember(context, tenantId, invited, sender);
  const person: Person = { userId, email, name: "Bia" };
  const trail = async () =>
    (await listAudit({ ...context, tenantId }, {}, { limit: 200 }, "en")).items
      .map(({ action }) => action)
      .filter((action) => action !== "tenant.created" && action !== "member.invited");
  return { context, tenantId, person, trail };
}

describe("an invitation", () => {
  test("that is declined while it is accepted is declined, and whoever accepted is told", async () => {
    const { context, tenantId, person, trail } = await openTeam();
    const late = meanwhile(/update "members"/, () => answerInvitation(context, person, tenantId, false));
    expect(await outcomeOf(answerInvitation(late, person, tenantId, true))).toBe("member_not_found");
    expect(await listMembers(context, tenantId)).toEqual([]);
    expect(await trail()).toEqual(["member.declined"]);
  });

  test.each([true, false])("that is accepted while it is answered %s stays accepted", async (accepts) => {
    const { context, tenantId, person, trail } = await openTeam();
    const late = meanwhile(/(update|delete from) "members"/, () =>
      answerInvitation(context, person, tenantId, true),
    );
    expect(await outcomeOf(answerInvitation(late, person, tenantId, accepts))).toBe("done");
    expect(await listMembers(context, tenantId)).toMatchObject([{ state: "waiting" }]);
    expect(await trail()).toEqual(["member.accepted"]);
  });

  test("of one new address to two companies at once arrives from both", async () => {
    const context = openContext();
    const tenants = [
      await createTenant(context, { name: "Um" }),
      await createTenant(context, { name: "Dois" }),
    ];
    const invited = { email: newEmail(), name: "Bia", role: "viewer" } as const;
    const [one = "", two = ""] = tenants.map(({ id }) => id);
    const late = meanwhile(/insert into "members"/, () => inviteMember(context, one, invited, sender));
    await inviteMember(late, two, invited, sender);
    const members = await Promise.all([one, two].map((id) => listMembers(context, id)));
    expect(members.map((list) => list.map(({ email }) => email))).toEqual([[invited.email], [invited.email]]);
    expect(members[0]?.[0]?.userId).toBe(members[1]?.[0]?.userId);
  });
});

describe("a member", () => {
  test("who is removed twice at once is removed once, and the second is told", async () => {
    const { context, tenantId, person, trail } = await openTeam();
    const late = meanwhile(/delete from "members"/, () => removeMember(context, tenantId, person.userId));
    expect(await outcomeOf(removeMember(late, tenantId, person.userId))).toBe("member_not_found");
    expect(await trail()).toEqual(["member.removed"]);
  });

  test.each(["admin", "viewer"] as const)("who becomes %s twice at once does so once", async (role) => {
    const { context, tenantId, person, trail } = await openTeam();
    if (role === "viewer") await changeRole(context, tenantId, person.userId, "admin");
    const before = await trail();
    const late = meanwhile(/update "members"/, () => changeRole(context, tenantId, person.userId, role));
    expect(await outcomeOf(changeRole(late, tenantId, person.userId, role))).toBe("done");
    expect(await listMembers(context, tenantId)).toMatchObject([{ role }]);
    expect(await trail()).toEqual(["member.role_changed", ...before]);
  });
});

test("a key that is revoked twice at once is revoked once, and the second is told", async () => {
  const { context, tenantId, trail } = await openTeam();
  const { id } = await createApiKey(context, tenantId, { name: "CRM" });
  const late = meanwhile(/update "api_keys"/, () => revokeApiKey(context, tenantId, id));
  expect(await outcomeOf(revokeApiKey(late, tenantId, id))).toBe("api_key_not_found");
  expect(await trail()).toEqual(["api_key.revoked", "api_key.created"]);
});

test("two companies registered at once with one new address are one account and one company", async () => {
  const context = openContext();
  const email = newEmail();
  const asked = { ...sender, address: "10.9.9.9" };
  const late = meanwhile(/insert into "users"/, () =>
    registerCompany(context, { company: "Um", email }, asked),
  );
  expect(await outcomeOf(registerCompany(late, { company: "Dois", email }, asked))).toBe("done");
  const mails = (await listOutbox(context, 200)).filter(({ to }) => to === email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    "Você já tem uma conta no Ponte",
    "Seu primeiro acesso ao Ponte – Um",
  ]);
});

describe("an operator", () => {
  const entriesAbout = async (context: CallerContext, target: string) =>
    (await listPlatformAudit(context, {}, { limit: 200 }, "en")).items
      .filter((entry) => entry.target === target)
      .map(({ action }) => action);
  const isListed = async (context: CallerContext, userId: string) =>
    (await listOperators(context)).filter((person) => person.userId === userId).length;

  test("who is added twice at once by a new address is one person, added once", async () => {
    const context = openContext();
    const added = { email: newEmail(), name: "Apoio" };
    const late = meanwhile(/insert into "operators"/, () => addOperator(context, added, sender));
    const { userId, outcome } = await addOperator(late, added, sender);
    expect(outcome).toBe("there");
    expect(await isListed(context, userId)).toBe(1);
    expect(await entriesAbout(context, userId)).toEqual(["operator.added"]);
  });

  test("who is added again stands in the trail once, and gets the link again until they came in", async () => {
    const context = openContext();
    const added = { email: newEmail(), name: "Apoio" };
    const { userId } = await addOperator(context, added, sender);
    expect(await addOperator(context, added, sender)).toEqual({ userId, outcome: "there" });
    expect(await entriesAbout(context, userId)).toEqual(["operator.added"]);
    const mails = () => listOutbox(context, 200).then((all) => all.filter(({ to }) => to === added.email));
    expect(await mails()).toHaveLength(2);
    await bindings.DB.prepare("UPDATE users SET email_verified = 1 WHERE id = ?").bind(userId).run();
    await addOperator(context, added, sender);
    expect(await mails()).toHaveLength(2);
  });

  test("who is removed twice at once is removed once, and the second is told", async () => {
    const context = openContext();
    const { userId } = await addOperator(context, { email: newEmail(), name: "" }, sender);
    const late = meanwhile(/delete from "operators"/, () => removeOperator(context, userId));
    expect(await outcomeOf(removeOperator(late, userId))).toBe("operator_not_found");
    expect(await isListed(context, userId)).toBe(0);
    expect(await entriesAbout(context, userId)).toEqual(["operator.removed", "operator.added"]);
  });
});
