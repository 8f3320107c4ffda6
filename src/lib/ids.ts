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
  | "prb"
  | "whk"
  | "msg"
  | "rec"
  | "arc";

/** A new id such as `sal_01JD…`: sorts by time of creation, and says what it names. */
export function newId(prefix: IdPrefix, nowMs: number): string {
  return `${prefix}_${ulid(nowMs)}`;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_CHARACTERS = 10;

/** Ids begin with their time: below this stand exactly those made before that instant, so a primary key finds them. */
export function idFloor(prefix: IdPrefix, epochMs: number): string {
  let rest = Math.max(0, epochMs);
  let time = "";
  for (let digit = 0; digit < TIME_CHARACTERS; digit++) {
    time = (ALPHABET[rest % 32] ?? "0") + time;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${time}`;
}
