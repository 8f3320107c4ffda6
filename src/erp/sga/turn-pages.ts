import { z } from "zod";
import { sha256 } from "../../lib/hash.ts";
import type { Failure, Outcome } from "../outcome.ts";
import { loose } from "./values.ts";

/** A page of some hundred rows takes a loaded SGA up to a minute and a half, a whole list up to four. (Integrators' code.) */
export const LIST_TIMEOUT_MS = 90_000;
export const WHOLE_LIST_TIMEOUT_MS = 240_000;

/** The same row has its code as a text once and as a number the next time. */
const codeSchema = z.object({ codigo_veiculo: loose, placa: loose, chassi: loose });

/** What tells two pages apart: a page number that SGA ignores would bring the first page for ever. */
export async function pageDigest(rows: readonly unknown[]): Promise<string> {
  const codes = rows.map((row) => {
    const read = codeSchema.safeParse(row).data;
    return [read?.codigo_veiculo, read?.placa, read?.chassi];
  });
  return (await sha256(JSON.stringify(codes))).slice(0, 16);
}

/** A page that SGA says it does not have is a refusal: never an empty one. */
export function refusedPage(outcome: Exclude<Outcome<unknown>, { kind: "ok" }>): Failure {
  if (outcome.kind === "empty") return { kind: "refused", message: "ponte:empty", certainty: "answered" };
  return outcome.kind === "not_found"
    ? { kind: "refused", message: outcome.message, certainty: "answered" }
    : outcome;
}
