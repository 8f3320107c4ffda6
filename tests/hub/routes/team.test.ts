import { describe, expect, test } from "vitest";
import { addOperator } from "../../../src/services/operators/add-operator.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { call, expectDocumented, expectProblem } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext } from "../common/context.ts";
import { newestLink, PASSWORD, registerAdmin, Visitor } from "../common/visitor.ts";

const operator = { token: OPERATOR_TOKEN };

async function openTeam() {
  const { id } = await createTenant(openContext(), { name: "Loja do Bairro" });
  return { id, path: `/v1/tenants/${id}/members` };
}

async function invite(path: string, email: string, role: "admin" | "viewer") {
  const made = await call("post", path, { ...operator, body: { email, name: "Bia", role } });
  expectDocumented(made, "post", "/v1/tenants/:tenantId/members");
  return (made.body as { userId: string }).userId;
}

async function enter(email: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post(await newestLink(email), { password: PASSWORD });
  return visitor;
}

const accept = (visitor: Visitor, tenant: string) =>
  visitor.post("/invitations/answer", { tenant, accept: "true" });

describe("a team", () => {
  test("is invited, accepts, and sees what its role allows and nothing before that", async () => {
    const { id, path } = await openTeam();
    const userId = await invite(path, "bia.viewer@example.com", "viewer");
    const viewer = await enter("bia.viewer@example.com");
    expect((await viewer.get("/")).location).toBe("/invitations");
    expect((await viewer.get("/sales")).location).toBe("/invitations");
    expect((await viewer.get("/invitations")).text).toContain("Loja do Bairro");
    expect((await accept(viewer, id)).location).toBe("/");
    expect((await viewer.get("/sales")).status).toBe(200);
    expect((await viewer.post("/integrations/gestaoclick", {})).status).toBe(403);
    expect((await viewer.get("/tenants")).status).toBe(403);
    const list = await call("get", path, operator);
    expectDocumented(list, "get", "/v1/tenants/:tenantId/members");
    expect(list.body).toMatchObject({ items: [{ userId, role: "viewer", state: "active" }] });
    const trail = await call("get", `/v1/tenants/${id}/audit`, operator);
    expectDocumented(trail, "get", "/v1/tenants/:tenantId/audit");
    expect((trail.body as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual([
      "member.accepted",
      "member.invited",
      "tenant.created",
    ]);
  });

  test("is left at once by whoever is removed, and never without an admin", async () => {
    const { id, path } = await openTeam();
    const admins = ["um.admin@example.com", "dois.admin@example.com"];
    const ids = [await invite(path, admins[0] ?? "", "admin"), await invite(path, admins[1] ?? "", "admin")];
    const visitors = await Promise.all(admins.map(enter));
    for (const visitor of visitors) await accept(visitor, id);
    const removals = await Promise.all(ids.map((userId) => call("delete", `${path}/${userId}`, operator)));
    expect(removals.map(({ status }) => status).sort()).toEqual([204, 409]);
    const last = ids[removals.findIndex(({ status }) => status === 409)];
    expectProblem(
      await call("patch", `${path}/${last}`, { ...operator, body: { role: "viewer" } }),
      409,
      "last_admin",
    );
    const statuses = await Promise.all(visitors.map(async (visitor) => (await visitor.get("/sales")).status));
    expect(statuses.sort()).toEqual([200, 302 + 1]);
  });

  test("answers an invitation for oneself only, and one that is not there is not found", async () => {
    const { id, path } = await openTeam();
    await invite(path, "convidada@example.com", "admin");
    const stranger = await registerAdmin();
    expect((await accept(stranger, id)).status).toBe(404);
    expect((await stranger.post("/account/companies/choose", { tenant: id })).status).toBe(404);
    expect((await stranger.get("/")).text).not.toContain("Loja do Bairro");
  });

  test("is not invited twice; the mail goes again when it is asked for, five times an hour", async () => {
    const { path } = await openTeam();
    const userId = await invite(path, "duas@example.com", "viewer");
    const body = { email: "DUAS@example.com", role: "admin" };
    expectProblem(await call("post", path, { ...operator, body }), 409, "member_exists");
    const first = await newestLink("duas@example.com");
    const again = () => call("post", `${path}/${userId}/resend-access`, operator);
    expectDocumented(await again(), "post", "/v1/tenants/:tenantId/members/:userId/resend-access");
    expect(await newestLink("duas@example.com")).not.toBe(first);
    for (let count = 0; count < 3; count++) expect((await again()).status).toBe(202);
    expectProblem(await again(), 429, "too_many_attempts");
  });

  test("of another tenant is not found by its people's ids", async () => {
    const [one, other] = [await openTeam(), await openTeam()];
    const userId = await invite(one.path, "propria@example.com", "admin");
    for (const method of ["delete", "patch"] as const) {
      const body = method === "patch" ? { body: { role: "viewer" } } : {};
      expectProblem(
        await call(method, `${other.path}/${userId}`, { ...operator, ...body }),
        404,
        "member_not_found",
      );
    }
  });
});

describe("the support team", () => {
  test("comes in by its link, sees every tenant, and is out the moment it is removed", async () => {
    const email = "apoio@example.com";
    const made = await call("post", "/v1/operators", { ...operator, body: { email, name: "Apoio" } });
    expectDocumented(made, "post", "/v1/operators");
    const { userId } = made.body as { userId: string };
    const visitor = await enter(email);
    expect((await visitor.get("/")).location).toBe("/tenants");
    expect((await visitor.get("/tenants")).status).toBe(200);
    expectDocumented(await call("get", "/v1/operators", operator), "get", "/v1/operators");
    const removed = await call("delete", `/v1/operators/${userId}`, operator);
    expectDocumented(removed, "delete", "/v1/operators/:userId");
    expect((await visitor.get("/tenants")).status).toBe(401);
    const trail = await call("get", "/v1/audit", operator);
    expectDocumented(trail, "get", "/v1/audit");
    expect((trail.body as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["operator.removed", "operator.added"]),
    );
  });

  test("is joined by nobody but by its own word", async () => {
    const admin = await registerAdmin();
    expect((await admin.get("/tenants")).status).toBe(403);
    expect((await admin.post("/tenants", { name: "Minha" })).status).toBe(403);
    const context = openContext();
    const member = { kind: "person", person: { userId: "usr_x", name: "", email: "" } } as const;
    const sender = { origin: "https://hub.test", language: "pt" } as const;
    await expect(
      addOperator({ ...context, principal: member }, { email: "a@example.com", name: "" }, sender),
    ).rejects.toMatchObject({ code: "operator_only" });
  });
});

test("the outbox of a local hub is the operator's, and a hub that sends its mails has none", async () => {
  expectDocumented(await call("get", "/v1/dev/outbox", operator), "get", "/v1/dev/outbox");
  expectProblem(await call("get", "/v1/dev/outbox"), 401, "unauthenticated");
});

describe("the pages of an admin", () => {
  test("invite, resend, change a role and remove after asking; each is in the audit trail", async () => {
    const admin = await registerAdmin("Casa das Tintas");
    const email = "nova.pessoa@example.com";
    const invited = await admin.post("/team", { email, name: "Nova", role: "viewer" });
    expect(invited.location).toBe("/team");
    const page = (await admin.get("/team")).text;
    expect(page).toContain("Convidada");
    const user = /name="user" value="([^"]+)"/.exec(page.slice(page.indexOf(email)))?.[1] ?? "";
    expect((await admin.post("/team/role", { user, role: "admin" })).location).toBe("/team");
    expect((await admin.post("/team/resend", { user })).location).toBe("/team");
    expect((await admin.get(`/team/remove?user=${user}`)).text).toContain(email);
    expect((await admin.post("/team/remove", { user })).location).toBe("/team");
    const trail = (await admin.get("/audit")).text;
    for (const words of ["Convidou", "Mudou o papel", "Reenviou o e-mail", "Removeu"])
      expect(trail).toContain(words);
  });

  test("say on the page itself what is refused, and keep what was typed", async () => {
    const admin = await registerAdmin();
    const wrong = await admin.post("/team", { email: "sem-arroba", name: "Bia", role: "viewer" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("sem-arroba");
    const self = await admin.post("/team", { email: admin.email, name: "Ana", role: "admin" });
    expect(self).toMatchObject({ status: 409 });
    expect(self.text).toContain("já está na equipe");
    const me = /action="\/team\/role"[^>]*><input type="hidden" name="user" value="([^"]+)"/.exec(
      (await admin.get("/team")).text,
    )?.[1];
    expect((await admin.post("/team/role", { user: me ?? "", role: "viewer" })).text).toContain("ninguém");
  });

  test("show names as text, whatever they hold", async () => {
    const name = '<script>alert("x")</script>';
    const admin = await registerAdmin(name);
    await admin.post("/team", { email: "script@example.com", name, role: "viewer" });
    for (const path of ["/", "/team", "/audit", "/account"]) {
      expect((await admin.get(path)).text).not.toContain("<script>alert");
    }
  });

  test("make and revoke keys of their own company, and reach no other's", async () => {
    const [admin, other] = [await registerAdmin(), await registerAdmin()];
    const keysOf = async (visitor: Visitor) =>
      /href="(\/tenants\/[^"]+\/keys)"/.exec((await visitor.get("/")).text)?.[1] ?? "";
    const own = await keysOf(admin);
    const made = await admin.post(own, { name: "CRM", scope: "read" });
    expect(made.status).toBe(201);
    expect(made.text).toContain("ponte_");
    const foreign = await keysOf(other);
    expect((await admin.get(foreign)).status).toBe(404);
    expect((await admin.post(foreign, { name: "x", scope: "read" })).status).toBe(404);
    const revoke = /href="([^"]+\/revoke)"/.exec((await admin.get(own)).text)?.[1] ?? "";
    const asked = await admin.get(revoke);
    expect(asked.text).toContain(`<form method="post" action="${revoke}">`);
    expect(asked.text).toContain("perde o acesso agora mesmo");
    expect((await admin.get(own)).text).toContain("Válida");
    expect((await other.get(revoke)).status).toBe(404);
    expect((await other.post(revoke, {})).status).toBe(404);
    expect((await admin.post(revoke, {})).status).toBe(303);
    const list = (await admin.get(own)).text;
    expect(list).toContain("Revogada");
    expect(list).toContain(`por ${admin.email}`);
    expect((await admin.get(revoke)).status).toBe(404);
  });

  test("are closed to whoever only looks, and to nobody at all", async () => {
    const { id, path } = await openTeam();
    await invite(path, "so.consulta@example.com", "viewer");
    const viewer = await enter("so.consulta@example.com");
    await accept(viewer, id);
    for (const page of ["/team", "/team/remove?user=x", "/audit", `/tenants/${id}/keys`, "/dev/outbox"]) {
      expect((await viewer.get(page)).status, page).toBe(403);
      expect((await new Visitor().get(page)).status, page).toBe(401);
    }
    expect((await viewer.post("/team", { email: "a@example.com", name: "A", role: "admin" })).status).toBe(
      403,
    );
    expect((await viewer.get("/")).text).not.toContain('href="/team"');
  });
});
