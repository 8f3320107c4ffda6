import { z } from "zod";
import type { AccountActor } from "./erp/account.ts";
import type { ErpHosts } from "./erp/connector.ts";
import type { Doorbell } from "./lib/doorbell.ts";

/** What wrangler.toml binds, and the variables and secrets of the environment. */
export type Bindings = {
  DB: D1Database;
  DOORBELLS: Queue<Doorbell>;
  RESENDS: Queue<Doorbell>;
  ACCOUNTS: DurableObjectNamespace<AccountActor>;
  /** Where log entries go before they are deleted. */
  ARCHIVE?: R2Bucket;
  OPERATOR_TOKEN?: string;
  CREDENTIAL_KEYS?: string;
  GESTAOCLICK_BASE_URL?: string;
  OMIE_BASE_URL?: string;
  AUVO_BASE_URL?: string;
  SGA_BASE_URL?: string;
  PONTE_BOOTED_AT?: string;
  AUTH_SECRET?: string;
  PUBLIC_URL?: string;
  MAIL?: SendEmail;
  MAIL_FROM?: string;
  MAIL_HTTP_URL?: string;
  MAIL_HTTP_TOKEN?: string;
  DEV_OUTBOX?: string;
  ALLOW_PRIVATE_HOSTS?: string;
};

const url = z.url({ protocol: /^https?$/ }).optional();

/** The ring of keys that encrypt credentials: new values are written with `active`, old ones read with any. */
const keyRingSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "CREDENTIAL_KEYS is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .strictObject({ active: z.string(), keys: z.record(z.string(), z.base64url().length(43)) })
      .refine(({ active, keys }) => Object.hasOwn(keys, active), {
        error: "CREDENTIAL_KEYS names an active key that it does not hold",
      }),
  );

const settingsSchema = z.object({
  OPERATOR_TOKEN: z.string().min(1).optional(),
  CREDENTIAL_KEYS: keyRingSchema.optional(),
  GESTAOCLICK_BASE_URL: url,
  OMIE_BASE_URL: url,
  AUVO_BASE_URL: url,
  SGA_BASE_URL: url,
  PONTE_BOOTED_AT: z.coerce.number().int().optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: url,
  MAIL_FROM: z.string().includes("@").optional(),
  MAIL_HTTP_URL: url,
  MAIL_HTTP_TOKEN: z.string().optional(),
  DEV_OUTBOX: z.enum(["0", "1"]).optional(),
  ALLOW_PRIVATE_HOSTS: z.enum(["0", "1"]).optional(),
});

export type KeyRing = { active: string; keys: Record<string, string> };

export type Settings = {
  operatorToken: string | undefined;
  credentialKeys: KeyRing | undefined;
  hosts: ErpHosts;
  /** A hub on somebody's own machine: tenants may name http and private addresses. */
  allowPrivateHosts: boolean;
  /**
   * Set where one process is the whole hub: leases taken before it belong to a process that is gone. On Cloudflare,
   * where isolates come and go by themselves, it is absent.
   */
  bootedAt: number;
  /** Signs the cookies of people's sessions and encrypts their second factors. Without it nobody has an account. */
  authSecret: string | undefined;
  /** Where people find the hub: links in mails lead there. Absent: where the request that sent the mail came in. */
  publicUrl: string | undefined;
  mail: MailSettings;
};

export type MailSettings = {
  from: string | undefined;
  /** A mail service that takes a JSON POST, instead of Cloudflare's binding. */
  http: { url: string; token: string | undefined } | undefined;
  /** A local hub sends nothing: it keeps its mails where a developer can read them. */
  devOutbox: boolean;
};

const parsed = new WeakMap<Bindings, Settings>();

/** The environment, parsed once. @throws when a variable is malformed, naming it but not its value */
export function readSettings(bindings: Bindings): Settings {
  const known = parsed.get(bindings);
  if (known !== undefined) return known;
  const result = settingsSchema.safeParse(bindings);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Ponte's environment is not valid. ${problems.join("; ")}`);
  }
  const { OPERATOR_TOKEN, CREDENTIAL_KEYS, PONTE_BOOTED_AT, ...people } = result.data;
  const settings: Settings = {
    operatorToken: OPERATOR_TOKEN,
    credentialKeys: CREDENTIAL_KEYS,
    hosts: namedHosts(result.data),
    allowPrivateHosts: people.ALLOW_PRIVATE_HOSTS === "1",
    bootedAt: PONTE_BOOTED_AT ?? 0,
    authSecret: people.AUTH_SECRET,
    publicUrl: people.PUBLIC_URL?.replace(/\/$/, ""),
    mail: {
      from: people.MAIL_FROM,
      http:
        people.MAIL_HTTP_URL === undefined
          ? undefined
          : { url: people.MAIL_HTTP_URL, token: people.MAIL_HTTP_TOKEN },
      devOutbox: people.DEV_OUTBOX === "1",
    },
  };
  parsed.set(bindings, settings);
  return settings;
}

/** The production hosts that the environment replaces. */
function namedHosts(variables: z.output<typeof settingsSchema>): ErpHosts {
  const named = {
    gestaoclick: variables.GESTAOCLICK_BASE_URL,
    omie: variables.OMIE_BASE_URL,
    auvo: variables.AUVO_BASE_URL,
    sga: variables.SGA_BASE_URL,
  };
  return Object.fromEntries(Object.entries(named).filter(([, address]) => address !== undefined));
}
