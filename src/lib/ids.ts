import { monotonicFactory } from "ulidx";

const ulid = monotonicFactory();

export type IdPrefix =
  | "ten"
  | "key"
  | "con"
  | "sal"
  | "sub"
  | "dlv"
  | "log"
  | "rpl"
  | "wrt"
  | "aud"
  | "usr"
  | "mal"
  | "cal"
  | "cas"
  | "alr"
  | "imp"
  | "cli"
  | "vei"
  | "ctr"
  | "svo"
  | "whk"
  | "msg"
  | "rec";

/** A new id such as `sal_01JD…`: sorts by time of creation, and says what it names. */
export function newId(prefix: IdPrefix, nowMs: number): string {
  return `${prefix}_${ulid(nowMs)}`;
}
