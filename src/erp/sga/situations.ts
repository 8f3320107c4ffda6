import { z } from "zod";
import { foldName } from "../../lib/names.ts";
import type { Standing } from "../assets.ts";
import type { ConnectionContext, Option } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { callFor, rowsSchema } from "./answers.ts";
import type { Settings } from "./settings.ts";
import { loose } from "./values.ts";

/** Every association has its own situations with its own codes; only "1 = ATIVO" is the same everywhere. */
export type Situation = { code: string; name: string };

const situationSchema = z.object({ codigo_situacao: loose, descricao_situacao: loose });

/** `GET /listar/situacao/todos`: those that the API's user may see. Live a list, in the documentation one object. */
export async function readSituations({
  caller,
}: Pick<ConnectionContext<Settings>, "caller">): Promise<Outcome<Situation[]>> {
  const outcome = await callFor(
    caller,
    { method: "GET", path: "/listar/situacao/todos", reason: "sga.situations" },
    rowsSchema.pipe(z.array(situationSchema)),
  );
  if (outcome.kind !== "ok") return outcome;
  return ok(
    outcome.value
      .map(({ codigo_situacao: code, descricao_situacao: name }) => ({ code, name }))
      .filter(({ code, name }) => code !== "" && name !== ""),
  );
}

export async function situationOptions(context: ConnectionContext<Settings>): Promise<Outcome<Option[]>> {
  const outcome = await readSituations(context);
  if (outcome.kind !== "ok") return outcome;
  return ok(outcome.value.map(({ code, name }) => ({ value: name, label: `${name} (${code})` })));
}

const ENDED = /cancel|exclu|substitu|inativ/;
const OVERDUE = /inadimpl|negativ/;

/** "ATIVO BOAS-VINDAS" is active; one that is on its way in or out, too, is for the administrator to say. */
const ACTIVE = /^ativo\b/;
const NOT_YET = /pend|pre\b|aguard|analis/;

/**
 * What a situation means: what the administrator says, else what its name says without doubt. Only a name that begins
 * with "ATIVO" is active by it: a naive search for "ativo" also finds "INATIVO".
 */
export function standingOf(settings: Pick<Settings, "situationMap">, situation: string): Standing | "ignore" {
  const name = foldName(situation);
  const mapped = Object.entries(settings.situationMap).find(([key]) => foldName(key) === name)?.[1];
  if (mapped !== undefined) return mapped;
  // On its way out and still protected: ending it too early would do harm.
  if (/^pre\b/.test(name)) return "unknown";
  const isActive = ACTIVE.test(name);
  if (ENDED.test(name)) return isActive ? "unknown" : "ended";
  if (OVERDUE.test(name)) return "overdue";
  return isActive && !NOT_YET.test(name) ? "active" : "unknown";
}
