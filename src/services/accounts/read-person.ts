import { sql } from "drizzle-orm";
import { z } from "zod";
import { ROLES, type Role } from "../../lib/scopes.ts";
import type { Context, Person } from "../context.ts";
import { askAuth, type Browser, isRefusal, openAuth } from "./auth.ts";

export type Membership = { tenantId: string; tenantName: string; shard: number; role: Role };

/** Somebody who is signed in. */
export type SignedInPerson = {
  person: Person;
  sessionId: string;
  twoFactor: boolean;
  isOperator: boolean;
  memberships: Membership[];
  /** Companies that have invited this person and wait for an answer. */
  invitations: Membership[];
  /** The company that this browser looks at, as it was chosen last. */
  chosenTenantId: string | null;
  /** A session that is used is prolonged: the cookies that say so. */
  cookies: Headers;
};

const placeSchema = z.object({
  tenant_id: z.string().nullable(),
  name: z.string().nullable(),
  shard: z.number().nullable(),
  role: z.enum(ROLES).nullable(),
  accepted_at: z.number().nullable(),
});

/** Whose session the browser's cookie is; undefined for nobody's. */
export async function readPerson(context: Context, browser: Browser): Promise<SignedInPerson | undefined> {
  const auth = openAuth(context, browser);
  const answer = await askAuth(() => auth.api.getSession({ headers: browser.headers, returnHeaders: true }));
  if (isRefusal(answer) || answer.response === null) return undefined;
  const { user, session } = answer.response;
  const places = await readPlaces(context, user.id);
  const companies = places.flatMap(({ tenant_id, name, shard, role, accepted_at }) =>
    tenant_id === null || name === null || shard === null || role === null
      ? []
      : [{ tenantId: tenant_id, tenantName: name, shard, role, accepted: accepted_at !== null }],
  );
  const pick = (wanted: boolean) =>
    companies.filter(({ accepted }) => accepted === wanted).map(({ accepted: _, ...place }) => place);
  return {
    person: { userId: user.id, name: user.name, email: user.email },
    sessionId: session.id,
    twoFactor: user.twoFactorEnabled === true,
    isOperator: places.some(({ tenant_id }) => tenant_id === null),
    memberships: pick(true),
    invitations: pick(false),
    chosenTenantId: session.tenantId ?? null,
    cookies: answer.headers,
  };
}

/** The companies of a person; a row without a company stands for the support team. */
async function readPlaces(context: Context, userId: string) {
  const rows = await context.directory.all(sql`
    SELECT m.tenant_id, t.name, t.shard, m.role, m.accepted_at
    FROM members m JOIN tenants t ON t.id = m.tenant_id WHERE m.user_id = ${userId}
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL FROM operators WHERE user_id = ${userId}
    ORDER BY 2`);
  return z.array(placeSchema).parse(rows);
}
