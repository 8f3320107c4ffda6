import { z } from "zod";
import type { ErpHosts, JoinedAccount } from "../../connector.ts";
import type { ErpRequest } from "../../request.ts";
import type { Credentials } from "../settings.ts";
import { classifyOmie } from "./answers.ts";

const bodySchema = z.looseObject({ call: z.string() });

/**
 * Omie's limits, each of an address, a key and a method: 240 calls a minute, some methods one at a time; the same call
 * again within 60 s is refused; ten errors block the method for 30 minutes, and "not found" and "nothing there" are errors.
 * In which time it counts the ten is not published, so Ponte stops at seven in half an hour. (Omie's help, 8112984.)
 */
const LIMITS = { calls: 1, windowMs: 300, repeatMs: 60_000, errors: { max: 7, windowMs: 30 * 60_000 } };
/** After so long no call of a round can be one that Omie has just been asked. */
export const AFTER_REPEAT_MS = LIMITS.repeatMs + 5_000;
/** 960 calls a minute by the caller's address, whatever the key. */
const SHARED = { scope: "omie", limits: { calls: 920, windowMs: 60_000, portion: 20 } };

export function omieAccount(
  { omieAppKey, omieAppSecret }: Pick<Credentials, "omieAppKey" | "omieAppSecret">,
  hosts: ErpHosts,
): JoinedAccount {
  return {
    baseUrl: `${withoutVersion(hosts.omie ?? "https://app.omie.com.br")}/api/v1`,
    headers: {},
    accountKey: omieAppKey,
    classify: classifyOmie,
    limits: LIMITS,
    shared: SHARED,
    lane: methodOf,
    prepare: (request) => ({
      ...request,
      body: { ...bodySchema.parse(request.body), app_key: omieAppKey, app_secret: omieAppSecret },
    }),
  };
}

function methodOf(request: ErpRequest): string {
  return bodySchema.parse(request.body).call;
}

function withoutVersion(address: string): string {
  return address.replace(/\/+$/, "").replace(/\/api\/v1$/i, "");
}
