import { Hono } from "hono";
import { modelOf } from "./catalogue.ts";
import { json, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { plateKey } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Vehicle } from "./records.ts";
import { type Session, type SgaHono, visibleSituations } from "./session.ts";
import { searchedVehicle } from "./vehicle-rows.ts";
import { complete, endedSituations, findVehicles, foremost } from "./vehicles.ts";

/** One vehicle by plate, chassis or code: what a route's own doc lists, and nothing else. */
export const vehicleLookups = new Hono<SgaHono>({ strict: false });

vehicleLookups.get("/veiculo/buscar/:value/:kind?", async (context) => {
  const { session } = context.env;
  const { value, kind = "" } = context.req.param();
  if (kind === "codigo" || kind === "codigo_veiculo")
    throw new Refusal(MESSAGES.unknownPath, 404, MESSAGES.unknownPath);
  if (kind !== "" && kind !== "placa" && kind !== "chassi") throw new Refusal(MESSAGES.invalid("tipo"));
  const by = { "": undefined, placa: "plate", chassi: "chassis" } as const;
  const vehicle = await requireVehicle(session, value, by[kind]);
  const situations = await visibleSituations(session);
  if (session.switches.ENDED_VEHICLE_HIDDEN && endedSituations(situations).has(vehicle.situation)) {
    throw new Refusal(MESSAGES.vehicleHidden);
  }
  const [full] = await complete(session.store, [vehicle]);
  if (!full) throw missing(session);
  const format = new Format(session.switches, "list");
  return single(session, searchedVehicle(full, situations.get(vehicle.situation) ?? "", format));
});

vehicleLookups.get("/buscar/situacao-veiculo/:value", async (context) => {
  const { session } = context.env;
  const vehicle = await requireVehicle(session, context.req.param("value"));
  const situations = await visibleSituations(session);
  const format = new Format(session.switches, "list");
  return json({
    codigo_situacao: format.code(vehicle.situation),
    descricao: situations.get(vehicle.situation) ?? "",
  });
});

vehicleLookups.get("/buscar/situacao-financeira-veiculo/:value", async (context) => {
  const { session } = context.env;
  const vehicle = await requireVehicleByCode(session, context.req.param("value"));
  const [full] = await complete(session.store, [vehicle]);
  const situations = await visibleSituations(session);
  const format = new Format(session.switches, "list");
  return single(session, {
    cpf: format.document(full?.associate?.document ?? ""),
    nome: full?.associate?.name ?? "",
    codigo_veiculo: format.code(vehicle.id),
    placa: vehicle.plate,
    chassi: vehicle.chassis,
    codigo_modelo: format.code(vehicle.model),
    descricao_modelo: modelOf(vehicle.model).name,
    participa_fechamento: "SIM",
    codigo_situacao_veiculo: format.code(vehicle.situation),
    descricao_situacao_veiculo: situations.get(vehicle.situation) ?? "",
    situacao_financeira: vehicle.paysOnTime ? "ADIMPLENTE" : "INADIMPLENTE",
  });
});

vehicleLookups.get("/produto-vinculado-veiculo/listar/:value", async (context) => {
  const { session } = context.env;
  const vehicle = await requireVehicleByCode(session, context.req.param("value"));
  const [full] = await complete(session.store, [vehicle]);
  const format = new Format(session.switches, "list");
  const links = full?.links ?? [];
  const cents = links
    .filter(({ link }) => link.active === 1)
    .reduce((total, { link }) => total + Math.round(Number(link.amount) * 100), 0);
  return json({
    codigo_veiculo: format.code(vehicle.id),
    valor_fixo: Number(vehicle.fixedAmount),
    valor_total_produtos_RS: cents / 100,
    "valor_total_produtos_%": 0,
    produtos: links.map(({ link, product }) => ({
      codigo_produto: format.code(link.product),
      descricao: product?.name ?? "",
      formato_cobranca: "R$",
      valor: format.money(link.amount),
      situacao: link.active === 1 ? "ATIVO" : "INATIVO",
    })),
    produtos_adicionais: [],
  });
});

/** A vehicle by plate or chassis; refused when there is none. */
async function requireVehicle(session: Session, value: string, by?: "plate" | "chassis"): Promise<Vehicle> {
  const byPlate = by === "chassis" ? [] : await findVehicles(session, "plateKey", plateKey(value));
  const byChassis =
    by === "plate" || byPlate.length > 0 ? [] : await findVehicles(session, "chassis", value.toUpperCase());
  const ended = endedSituations(await visibleSituations(session));
  const vehicle = foremost([...byPlate, ...byChassis], ended);
  if (!vehicle) throw missing(session);
  return vehicle;
}

/** A vehicle by its code or plate; refused when there is none. */
async function requireVehicleByCode(session: Session, value: string): Promise<Vehicle> {
  if (!/^\d+$/.test(value)) return requireVehicle(session, value, "plate");
  const vehicle = await session.store.find("vehicles", value);
  if (!vehicle || session.user?.hiddenSituations.includes(vehicle.situation)) throw missing(session);
  return vehicle;
}

function single({ switches }: Session, row: object): Response {
  return json(switches.SINGLE_AS === "list" ? [row] : row);
}

function missing({ switches }: Session): Refusal {
  const reason = MESSAGES.nothingFound("veículos");
  return switches.LOOKUP_MISS === "404"
    ? new Refusal(reason, 404, MESSAGES.notFound("Veículo"))
    : new Refusal(reason);
}
