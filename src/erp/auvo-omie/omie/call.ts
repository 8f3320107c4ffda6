import { z } from "zod";
import type { CallKind, ErpCaller } from "../../http.ts";
import { type Failure, type Outcome, ok } from "../../outcome.ts";
import { decodeEntities } from "./answers.ts";

export const OMIE = "omie";

export type OmieCall = {
  kind: CallKind;
  /** The address of the service, such as "geral/clientes". */
  service: string;
  call: string;
  /** The one object of the call. A tag that Omie does not know is refused. */
  param: Readonly<Record<string, unknown>>;
  reason: string;
  /** As in `ErpRequest`. */
  sparesErrors?: number;
};

const unreadable: Failure = { kind: "unreadable", message: "ponte:no_record", certainty: "no_answer" };

/** Makes a call and reads its answer by a schema. What does not fit is an unreadable answer, never a guess. */
export async function callOmie<Schema extends z.ZodType>(
  caller: ErpCaller,
  { kind, service, call, param, ...more }: OmieCall,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const outcome = await caller.call({
    account: OMIE,
    kind,
    method: "POST",
    // The slash at its end is part of the address: without it Omie redirects, and the call is lost.
    path: `/${service}/`,
    body: { call, param: [param] },
    ...more,
  });
  if (outcome.kind !== "ok") return outcome;
  const read = schema.safeParse(outcome.value);
  return read.success ? ok(read.data) : unreadable;
}

/** How a service names the page of a list. */
const FAMILIES = {
  snake: { page: "pagina", size: "registros_por_pagina", pages: "total_de_paginas" },
  hungarian: { page: "nPagina", size: "nRegPorPagina", pages: "nTotPaginas" },
} as const;

export type OmieList = Omit<OmieCall, "kind"> & {
  family: keyof typeof FAMILIES;
  /** Under which name the rows come. */
  rows: string;
  page: number;
  /** At most 100, and Omie may send fewer: how many pages there are tells the answer. */
  pageSize: number;
};

export type OmiePage<Row> = { rows: Row[]; pages: number };

/** Reads one page of a list. Empty is an error of Omie's, which it counts. */
export async function listOmie<Schema extends z.ZodType>(
  caller: ErpCaller,
  { family, rows: name, page, pageSize, ...list }: OmieList,
  row: Schema,
): Promise<Outcome<OmiePage<z.output<Schema>>>> {
  const names = FAMILIES[family];
  const param = { [names.page]: page, [names.size]: pageSize, ...list.param };
  const outcome = await callOmie(
    caller,
    { ...list, kind: "read", param },
    z.looseObject({ [names.pages]: z.coerce.number().nullish(), [name]: z.array(row).nullish() }),
  );
  if (outcome.kind === "empty") return ok({ rows: [], pages: 0 });
  if (outcome.kind !== "ok") return outcome;
  // Guarantee: the schema above states what stands under both names.
  const { [names.pages]: total, [name]: rows } = outcome.value as Record<string, unknown>;
  return ok({ rows: (rows ?? []) as z.output<Schema>[], pages: Number(total ?? 1) });
}

/** Reads a list to its end. */
export async function listAllOfOmie<Schema extends z.ZodType>(
  caller: ErpCaller,
  list: Omit<OmieList, "page">,
  row: Schema,
): Promise<Outcome<z.output<Schema>[]>> {
  const found: z.output<Schema>[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const outcome = await listOmie(caller, { ...list, page }, row);
    if (outcome.kind !== "ok") return outcome;
    found.push(...outcome.value.rows);
    if (page >= outcome.value.pages) return ok(found);
  }
  return { kind: "unreadable", message: "ponte:too_many_pages", certainty: "answered" };
}

const MAX_PAGES = 200;

/**
 * A page size that is another one each second, and with each try: Omie refuses a call that repeats within a minute, and
 * a person who looks twice at a list makes one.
 */
export function freshPageSize(now: number, tries = 1): number {
  return 40 + ((Math.floor(now / 1_000) + (tries - 1) * 13) % 60);
}

/** A block of a record, which is "", {} or left out where it is empty. */
export function omieBlock<Block extends z.ZodType>(block: Block) {
  return z.preprocess((value) => (value === "" ? undefined : value), block.nullish());
}

/** A text of an answer: its entities undone, without the blanks and zeros that fill it up; absent where it is empty. */
export const omieText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null ? undefined : decodeEntities(String(value)).trim() || undefined));

/** An id: a number of ten digits and more, sometimes as a text. */
export const omieId = z.union([z.string().regex(/^\d+$/), z.number().int()]).transform(String);

/** An amount or a quantity: a number, sometimes as a text. */
export const omieDecimal = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(String);

/** S or N. */
export const omieFlag = z
  .string()
  .nullish()
  .transform((value) => value?.trim().toUpperCase() === "S");

/** "000000000000018" is number 18. */
export function withoutPadding(number: string | undefined): string | undefined {
  return number?.trim().replace(/^0+(?=\d)/, "");
}

/** YYYY-MM-DD as Omie writes it. */
export function omieDate(day: string): string {
  return day.split("-").reverse().join("/");
}
