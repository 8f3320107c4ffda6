import { OPERATOR_TOKEN_ACTOR } from "./audit.ts";

/** Who made something: somebody with an account, or whoever held the operator's token. */
export type Maker = { kind: "person" | "operator_token"; email: string | null };

/** What a row's `created_by` says. @returns null for what was made before Ponte kept it */
export function toMaker(createdBy: string | null, email: string | null): Maker | null {
  if (createdBy === null) return null;
  return createdBy === OPERATOR_TOKEN_ACTOR
    ? { kind: "operator_token", email: null }
    : { kind: "person", email };
}
