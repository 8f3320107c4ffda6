import { z } from "zod";
import { call } from "./api.ts";
import { OPERATOR_TOKEN } from "./constants.ts";
import { dumpDatabase } from "./dump.ts";
import type { Audience, Page } from "./page-expectations.ts";
import { newestLink, PASSWORD, Visitor } from "./visitor.ts";
import { openWorld, type World } from "./world.ts";

/** Two companies with something of everything, and everybody who might ask for a page of the first one. */

const madeSchema = z.object({ userId: z.string() });

/** What the support team does by the API. */
async function bySupport(path: string, body: Record<string, string>): Promise<string> {
  const { body: made } = await call("post", path, { token: OPERATOR_TOKEN, body });
  if (!madeSchema.safeParse(made).success) throw new Error(`POST ${path}: ${JSON.stringify(made)}`);
  return madeSchema.parse(made).userId;
}

let people = 0;

async function enter(email: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post(await newestLink(email), { name: "Pessoa", password: PASSWORD });
  return visitor;
}

type Member = { visitor: Visitor; email: string; userId: string };

async function invite(tenantId: string, role: "admin" | "viewer"): Promise<Member> {
  const email = `pessoa${++people}.${Date.now()}@example.com`;
  const userId = await bySupport(`/v1/tenants/${tenantId}/members`, { email, name: "Pessoa", role });
  return { visitor: await enter(email), email, userId };
}

async function join(tenantId: string, role: "admin" | "viewer"): Promise<Member> {
  const member = await invite(tenantId, role);
  await member.visitor.post("/invitations/answer", { tenant: tenantId, accept: "true" });
  return member;
}

async function operator(chosenTenantId?: string): Promise<Visitor> {
  const email = `suporte${++people}.${Date.now()}@example.com`;
  await bySupport("/v1/operators", { email, name: "Suporte" });
  const visitor = await enter(email);
  if (chosenTenantId !== undefined) await visitor.post("/tenants/choose", { tenant: chosenTenantId });
  return visitor;
}

async function withKey(token: string, tenantId?: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token });
  if (tenantId !== undefined) await visitor.post("/tenants/choose", { tenant: tenantId });
  return visitor;
}

/** A second session of somebody. @returns its id, as their account page names it */
async function secondSession({ visitor, email }: Member): Promise<string> {
  await new Visitor().post("/sign-in", { email, password: PASSWORD });
  return /name="session" value="([^"]+)"/.exec((await visitor.get("/account")).text)?.[1] ?? "";
}

export type Actor =
  | "admin"
  | "viewer"
  | "invited"
  | "operator"
  | "operator without a company"
  | "operator token"
  | "key"
  | "reading key"
  | "sending key";

export type PageWorld = {
  world: World;
  ids: Record<string, string>;
  actors: Record<Actor, Visitor>;
  /** Those who run or see another company, and nothing of this one. */
  strangers: Record<"admin" | "operator" | "key", Visitor>;
};

export async function openPageWorld(): Promise<PageWorld> {
  const [world, other] = [await openWorld(), await openWorld()];
  const { tenantId } = world;
  const admin = await join(tenantId, "admin");
  const invited = await invite(tenantId, "viewer");
  const fresh = `nova${++people}.${Date.now()}@example.com`;
  await bySupport(`/v1/tenants/${tenantId}/members`, { email: fresh, name: "Nova", role: "viewer" });
  const opened = {
    world,
    ids: {
      ...world.ids,
      provider: "gestaoclick",
      // A page names a field by its place in the form.
      field: "settings.storeId",
      entryId: world.ids.logId ?? "",
      sessionId: await secondSession(admin),
      token: (await newestLink(fresh)).slice("/access/".length),
      email: admin.email,
      operatorId: await bySupport("/v1/operators", { email: `apoio${fresh}`, name: "Apoio" }),
      version: "000000000000",
      name: "page.css",
    },
    actors: {
      admin: admin.visitor,
      viewer: (await join(tenantId, "viewer")).visitor,
      invited: invited.visitor,
      operator: await operator(tenantId),
      "operator without a company": await operator(),
      "operator token": await withKey(OPERATOR_TOKEN, tenantId),
      key: await withKey(world.key),
      "reading key": await withKey(world.keyOf.read),
      "sending key": await withKey(world.keyOf["sales:write"]),
    },
    strangers: {
      admin: (await join(other.tenantId, "admin")).visitor,
      operator: await operator(other.tenantId),
      key: await withKey(other.key),
    },
  };
  const everybody = [opened.actors, opened.strangers].flatMap((group) => Object.values(group));
  // What the way in has left to tell would stand on the first page that a test asks for.
  for (const visitor of everybody) visitor.cookies.delete("__Host-ponte_notice");
  return opened;
}

/** A browser of somebody who may send the page's form, or see the page. */
export function ownerOf({ actors }: PageWorld, page: Page): Visitor {
  if (page.for === "anyone") return new Visitor();
  return actors[page.by ?? (page.for === "operator" ? "operator" : "admin")];
}

export type Refusal = { status: number; location: string | null };

const refused: Refusal = { status: 403, location: null };
const chooses: Refusal = { status: 303, location: "/tenants" };
const waits: Refusal = { status: 303, location: "/invitations" };

/** How a page for these people is refused to somebody else; undefined when it is theirs. */
export function refusalOf(audience: Audience, actor: Actor): Refusal | undefined {
  const supports = actor.startsWith("operator");
  switch (audience) {
    case "anyone":
      return undefined;
    case "person":
      return actor.includes("key") || actor === "operator token" ? refused : undefined;
    case "operator":
      return supports ? undefined : refused;
    case "admin of the named company":
      return supports || actor === "admin" ? undefined : refused;
  }
  if (actor === "invited") return waits;
  const can = supports || actor === "admin" || SCOPES_OF[actor]?.includes(audience) === true;
  if (!can) return refused;
  return actor === "operator without a company" ? chooses : undefined;
}

/** What those can do who are neither admin nor operator. Not even a key with all scopes runs a company. */
const SCOPES_OF: Partial<Record<Actor, readonly Audience[]>> = {
  viewer: ["read"],
  key: ["read", "sales:write", "imports:write", "connections:write"],
  "reading key": ["read"],
  "sending key": ["sales:write"],
};

/** Tables that a refused request may write to: tries are counted, sessions prolonged and ended. */
const COUNTERS = ["throttles", "sessions", "user_sessions"];

/** Every row that stands for something: what a refused request leaves as it is. */
export async function dumpThings(besides: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const dump = await dumpDatabase();
  const left = [...COUNTERS, ...besides];
  return Object.fromEntries(Object.entries(dump).filter(([table]) => !left.includes(table)));
}
