import { z } from "zod";
import { sha256 } from "../../lib/hash.ts";
import type { Failure, Outcome } from "../outcome.ts";

const codeSchema = z.looseObject({ codigo_veiculo: z.unknown(), placa: z.unknown(), chassi: z.unknown() });

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
