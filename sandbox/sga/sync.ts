import { Hono } from "hono";
import { BRANDS, COLOURS, COOPERATIVE, modelOf, REGIONAL, TYPES, VOLUNTEER } from "./catalogue.ts";
import { json, NothingFound, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { plateKey } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Vehicle } from "./records.ts";
import type { Session, SgaContext, SgaHono } from "./session.ts";
import { countSynchronised, readSynchronised, supplierProducts } from "./sync-vehicles.ts";
import { complete, type FullVehicle, findVehicles } from "./vehicles.ts";

const NOUN = "veículos";

/** What a supplier's sincronismo key opens: its products, and the vehicles that have one. */
export const sync = new Hono<SgaHono>({ strict: false });

sync.get("/buscar/produtos-fornecedor-sincronismo", async (context) => {
  const products = await supplierProducts(context.env.session);
  if (products.length === 0) throw new NothingFound("produtos", {});
  return json(Object.fromEntries(products.map(({ id, name }) => [id, name])));
});

sync.get("/buscar/produtos-tipos-fornecedor-sincronismo", async (context) => {
  const products = await supplierProducts(context.env.session);
  if (products.length === 0) throw new NothingFound("tipos de produtos", {});
  return json(Object.fromEntries(products.map(({ productClass }) => [productClass, "RASTREADOR"])));
});

for (const prefix of ["sincronismo-produto-fornecedor-paginado", "sincronismo-produto"] as const) {
  sync.get(`/${prefix}/listar/pagina/quantidade-paginas`, async (context) => {
    const { session } = context.env;
    requirePaged(session, prefix);
    const total = await countSynchronised(session);
    const pages = Math.ceil(total / sizeOf(session));
    const format = new Format(session.switches, "list");
    return json({
      [session.switches.SYNC_COUNT_FIELD]: format.total(pages),
      total_registros: format.total(total),
    });
  });
  sync.get(`/${prefix}/listar/pagina/:page{[0-9]+}`, async (context) => {
    const { session } = context.env;
    requirePaged(session, prefix);
    const page = Number(context.req.param("page"));
    if (page < 1) throw new Refusal(MESSAGES.invalid("pagina"));
    const size = sizeOf(session);
    const vehicles = await readSynchronised(session, { limit: size, offset: (page - 1) * size });
    return answer(context, vehicles, session.switches.SYNC_PAGES);
  });
}

sync.get("/sincronismo-produto-fornecedor/listar", async (context) => {
  const { session } = context.env;
  const vehicles = await readSynchronised(session, { limit: -1, offset: 0 });
  return answer(context, vehicles, session.switches.SYNC_LISTS);
});

sync.get("/sincronismo-produto-fornecedor/buscar/placa/:value", (context) =>
  answerSingle(context, "plateKey", plateKey(context.req.param("value"))),
);

sync.get("/sincronismo-produto-fornecedor/buscar/chassi/:value", (context) =>
  answerSingle(context, "chassis", context.req.param("value").toUpperCase()),
);

sync.get("/sincronismo-produto-fornecedor/buscar/cpf/:value", async (context) => {
  const { session } = context.env;
  const sql = `SELECT vehicle.document ->> 'id' AS id FROM records AS associate
    JOIN records AS vehicle ON vehicle.company_id = associate.company_id AND vehicle.resource = 'vehicles'
      AND vehicle.document ->> 'associate' = associate.document ->> 'id'
    WHERE associate.company_id = ? AND associate.resource = 'associates' AND associate.document ->> 'document' = ?`;
  const { results } = await session.store.database
    .prepare(sql)
    .bind(session.store.companyId, context.req.param("value"))
    .all<{ id: string }>();
  const ids = results.map(({ id }) => Number(id));
  const vehicles = await readSynchronised(session, { limit: -1, offset: 0, among: ids });
  return answer(context, vehicles, session.switches.SYNC_LISTS);
});

async function answerSingle(context: SgaContext, key: "plateKey" | "chassis", value: string) {
  const { session } = context.env;
  const ids = (await findVehicles(session, key, value)).map(({ id }) => Number(id));
  const vehicles = await readSynchronised(session, { limit: -1, offset: 0, among: ids });
  return answer(context, vehicles, session.switches.SYNC_SINGLE);
}

async function answer(
  context: SgaContext,
  vehicles: Vehicle[],
  shape: "list" | "keyed" | "object",
): Promise<Response> {
  const { session } = context.env;
  const nothing = { list: [], keyed: { quantidade_veiculos: 0 }, object: {} }[shape];
  if (vehicles.length === 0) throw new NothingFound(NOUN, nothing);
  const situations = new Map(
    (await session.store.all("situations")).map(({ id, description }) => [id, description] as const),
  );
  const full = await complete(session.store, vehicles);
  const products = new Set((await supplierProducts(session)).map(({ id }) => id));
  const rows = full.map((row) => syncRow(session, row, { situations, products }));
  if (shape === "list") return json(rows);
  if (shape === "object") return json(rows[0]);
  const total = new Format(session.switches, "list").total(rows.length);
  return json({ ...Object.fromEntries(rows.entries()), quantidade_veiculos: total });
}

function syncRow(
  { switches }: Session,
  { vehicle, associate, links }: FullVehicle,
  known: { situations: ReadonlyMap<string, string>; products: ReadonlySet<string> },
): object {
  const format = new Format(switches, "list");
  const model = modelOf(vehicle.model);
  const own = links.filter(
    ({ link }) => known.products.has(link.product) && (link.active === 1 || switches.SYNC_ENDED_PRODUCTS),
  );
  return {
    codigo_veiculo: format.code(vehicle.id),
    placa: vehicle.plate,
    chassi: vehicle.chassis,
    renavam: vehicle.renavam,
    nome_associado: associate?.name ?? "",
    cpf: format.document(associate?.document ?? ""),
    rg: associate?.rg ?? "",
    data_nascimento: format.date(associate?.birthDate ?? ""),
    ddd_celular: associate?.mobileDdd ?? "",
    telefone_celular: associate?.mobile ?? "",
    codigo_modelo: format.code(vehicle.model),
    descricao_marca: BRANDS[model.brand] ?? "",
    descricao_modelo: model.name,
    descricao_cor: COLOURS[vehicle.colour] ?? "",
    descricao_tipo: TYPES[model.type] ?? "",
    ano_fabricacao: vehicle.yearMade,
    ano_modelo: format.code(vehicle.yearModel),
    codigo_fipe: model.fipe,
    valor_fipe: format.money(vehicle.fipeAmount),
    descricao_situacao: known.situations.get(vehicle.situation) ?? "",
    nome_cooperativa: COOPERATIVE.name,
    nome_regional: REGIONAL.name,
    nome_voluntario: VOLUNTEER.name,
    produtos: Object.fromEntries(own.map(({ link, product }) => [link.product, product?.name ?? ""])),
    ...(switches.SYNC_EXTRA_FIELDS && {
      codigo_associado: format.code(vehicle.associate),
      codigo_situacao: format.code(vehicle.situation),
      email: associate?.email ?? "",
      cep: associate?.zip ?? "",
      logradouro: associate?.street ?? "",
      numero: associate?.number ?? "",
      complemento: associate?.complement ?? "",
      bairro: associate?.district ?? "",
      cidade: associate?.city ?? "",
      estado: associate?.state ?? "",
      data_contrato: format.date(vehicle.contractAt),
    }),
  };
}

function sizeOf({ switches }: Session): number {
  return switches.SYNC_PAGE_SIZE || 1;
}

function requirePaged({ switches }: Session, prefix: string): void {
  if (!switches.SYNC_PAGED || switches.SYNC_PREFIX !== prefix) throw unknownPath();
}

function unknownPath(): Refusal {
  return new Refusal(MESSAGES.unknownPath, 404, MESSAGES.unknownPath);
}
