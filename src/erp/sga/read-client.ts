import { z } from "zod";
import type { ConnectionContext } from "../connector.ts";
import { type Failure, isFailure, type Outcome, ok } from "../outcome.ts";
import { callFor, oneOf, rowsSchema } from "./answers.ts";
import { SYNC } from "./paths.ts";
import { readLinks } from "./read-vehicle.ts";
import { type ReadRows, readRows, type SgaRecord, sgaRecordSchema } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { filled, loose, plateText } from "./values.ts";

type Context = ConnectionContext<Settings>;

/** The associate's vehicles are asked for their products so many at once. */
const AT_ONCE = 4;

const associateSchema = z.looseObject({ veiculos: z.unknown() });

/**
 * A client's vehicles, all of them, in the manual mode: there is no list of vehicles by associate, so they come with the
 * associate. Where that mode is closed (the user's hours, a key without the route) the supplier's list by CPF stands in,
 * which knows the vehicles that have the product.
 */
export async function readClient(
  context: Context,
  client: { document?: string | undefined; remoteId?: string | undefined },
): Promise<Outcome<ReadRows>> {
  const manual = await readAssociate(context, client);
  const hasSync = context.caller.accounts?.includes(SYNC) ?? false;
  if (!isFailure(manual) || !hasSync || client.document === undefined) return manual;
  const listed = await callFor(
    context.caller,
    {
      account: SYNC,
      method: "GET",
      path: `/sincronismo-produto-fornecedor/buscar/cpf/${client.document}`,
      reason: "sga.sync_client",
    },
    rowsSchema,
  );
  if (listed.kind === "ok")
    return ok(readRows(listed.value, { settings: context.settings, product: "told" }));
  return isFailure(listed) ? manual : listed;
}

async function readAssociate(
  context: Context,
  { document, remoteId }: { document?: string | undefined; remoteId?: string | undefined },
): Promise<Outcome<ReadRows>> {
  const path = document === undefined ? `${remoteId ?? ""}/codigo` : `${document}/cpf`;
  const outcome = await callFor(
    context.caller,
    { method: "GET", path: `/associado/buscar/${path}`, reason: "sga.associate" },
    oneOf(associateSchema),
  );
  if (outcome.kind !== "ok") return outcome;
  const { veiculos, ...associate } = outcome.value;
  const vehicles = rowsSchema.pipe(z.array(z.looseObject({}))).safeParse(veiculos ?? []);
  // A sentence stands where there is none.
  if (!vehicles.success) return ok({ rows: [], issues: [] });
  const person = sgaRecordSchema.parse(associate);
  const rows: unknown[] = [];
  for (let start = 0; start < vehicles.data.length; start += AT_ONCE) {
    const some = vehicles.data.slice(start, start + AT_ONCE);
    const read = await Promise.all(some.map((vehicle) => completed(context, person, vehicle)));
    for (const one of read) {
      if ("kind" in one) return one;
      rows.push(one.record);
    }
  }
  return ok(readRows(rows, { settings: context.settings, product: "told" }));
}

/** A vehicle of an associate as the lists would tell it: with its owner and its products. */
async function completed(
  { caller }: Context,
  person: SgaRecord,
  vehicle: Record<string, unknown>,
): Promise<Failure | { record: unknown }> {
  const brief = sgaRecordSchema.parse(vehicle);
  const whole = await readWhole(caller, brief);
  if ("kind" in whole) return whole;
  const links = await readLinks(caller, brief);
  if ("kind" in links) return links;
  return {
    record: {
      ...whole.record,
      ...vehicle,
      codigo_associado: person.codigo_associado,
      nome_associado: person.nome_associado || person.nome,
      cpf: person.cpf || person.cpf_associado,
      email: person.email,
      ddd_celular: person.ddd_celular,
      telefone_celular: person.telefone_celular,
      telefone_fixo: person.telefone_fixo,
      ddd: person.ddd,
      telefone: person.telefone,
      produtos: undefined,
      ...links,
    },
  };
}

const vehicleSchema = z.looseObject({ descricao_situacao: loose });

/** Some associates name of their vehicles code, plate and chassis alone: the situation is asked for with each. */
async function readWhole(
  caller: Context["caller"],
  { placa, chassi, descricao_situacao, situacao }: SgaRecord,
): Promise<Failure | { record: Record<string, unknown> }> {
  const plate = plateText(placa);
  const named =
    plate === undefined ? filled(chassi) && `${encodeURIComponent(chassi)}/chassi` : `${plate}/placa`;
  if ((descricao_situacao || situacao) !== "" || named === undefined) return { record: {} };
  const outcome = await callFor(
    caller,
    { method: "GET", path: `/veiculo/buscar/${named}`, reason: "sga.vehicle" },
    oneOf(vehicleSchema),
  );
  // What the key may not read is not told, and what was known of it stays.
  if (isFailure(outcome) && outcome.kind !== "refused") return outcome;
  return { record: outcome.kind === "ok" ? outcome.value : {} };
}
