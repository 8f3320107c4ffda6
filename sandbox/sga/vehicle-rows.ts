import { BRANDS, COLOURS, COOPERATIVE, FUELS, modelOf, REGIONAL, TYPES, VOLUNTEER } from "./catalogue.ts";
import type { Format } from "./format.ts";
import type { Associate } from "./records.ts";
import type { FullVehicle } from "./vehicles.ts";

/** `veiculo/buscar`: everything, the associate repeated as `nome` and `cpf`. */
export function searchedVehicle(full: FullVehicle, situation: string, format: Format): object {
  const { vehicle, associate } = full;
  const model = modelOf(vehicle.model);
  return {
    ...identity(full, format),
    numero_motor: vehicle.engine,
    codigo_externo: "",
    codigo_veiculo_vinculado: format.code(vehicle.linkedVehicle),
    codigo_marca: format.code(model.brand),
    marca: BRANDS[model.brand] ?? "",
    codigo_modelo: format.code(vehicle.model),
    modelo: model.name,
    codigo_tipo_veiculo: format.code(model.type),
    tipo: TYPES[model.type] ?? "",
    codigo_categoria: format.code("1"),
    categoria: "PASSEIO",
    ano_fabricacao: vehicle.yearMade,
    ano_modelo: vehicle.yearModel,
    codigo_cor: format.code(vehicle.colour),
    codigo_combustivel: format.code(vehicle.fuel),
    cambio: "M",
    cilindrada: model.type === "2" ? "160" : "0",
    km: vehicle.km,
    quantidade_portas: model.type === "1" ? "4" : "0",
    codigo_fipe: model.fipe,
    valor_fipe: format.money(vehicle.fipeAmount),
    valor_fixo: format.money(vehicle.fixedAmount),
    codigo_situacao: format.code(vehicle.situation),
    descricao_situacao: situation,
    codigo_situacaomotivo: format.code(vehicle.reason),
    data_cadastro: format.date(vehicle.registeredAt),
    hora_cadastro: "10:15:00",
    data_contrato: format.date(vehicle.contractAt),
    data_reativacao: format.date(vehicle.reactivatedAt),
    // The typo is SGA's.
    codigo_vencimeto: format.code("2"),
    dia_vencimento: vehicle.dueDay,
    mes_referente: vehicle.contractAt.slice(0, 7).split("-").reverse().join("/"),
    boleto_fisico: "N",
    codigo_associado: format.code(vehicle.associate),
    nome: associate?.name ?? "",
    cpf: format.document(associate?.document ?? ""),
    rg: associate?.rg ?? "",
    ...splitPhones(associate),
    email: associate?.email ?? "",
    ...address(associate),
    ...organisation(format),
    nome_voluntario: VOLUNTEER.name,
    usuario_cadastro: "ATENDIMENTO",
  };
}

/** An item of `listar/veiculo`: the associate as `nome_associado` and `cpf_associado`, and no address. */
export function listedVehicle(full: FullVehicle, situation: string, format: Format): object {
  const { vehicle, associate } = full;
  const model = modelOf(vehicle.model);
  return {
    ...identity(full, format),
    codigo_associado: format.code(vehicle.associate),
    nome_associado: associate?.name ?? "",
    rg_associado: associate?.rg ?? "",
    cpf_associado: format.document(associate?.document ?? ""),
    ...splitPhones(associate),
    email: associate?.email ?? "",
    codigo_tipo: format.code(model.type),
    codigo_marca: format.code(model.brand),
    codigo_modelo: format.code(vehicle.model),
    descricao_marca: BRANDS[model.brand] ?? "",
    descricao_modelo: model.name,
    ano_fabricacao: vehicle.yearMade,
    ano_modelo: vehicle.yearModel,
    codigo_fipe: model.fipe,
    valor_fipe: format.money(vehicle.fipeAmount),
    valor_fixo: format.money(vehicle.fixedAmount),
    codigo_vencimento: format.code("2"),
    codigo_grupo_produto: format.code("4"),
    ...organisation(format),
    codigo_veiculo_vinculado: format.code(vehicle.linkedVehicle),
    data_cadastro: format.date(vehicle.registeredAt),
    data_contrato: format.date(vehicle.contractAt),
    data_contrato_final: format.date(""),
    data_reativacao: format.date(vehicle.reactivatedAt),
    data_alteracao: format.date(vehicle.changedAt),
    descricao_situacao: situation,
    campos_opcionais: ["sem campo opcional cadastrado"],
  };
}

/** An item of `veiculo/listar-veiculo-produto`, which tells no situation: it is the one that was asked for. */
export function vehicleWithProducts(full: FullVehicle, format: Format): object {
  const { vehicle, associate, links } = full;
  const model = modelOf(vehicle.model);
  return {
    ...identity(full, format),
    codigo_associado: format.code(vehicle.associate),
    codigo_tipo: format.code(model.type),
    codigo_categoria: format.code("1"),
    descricao_tipo: TYPES[model.type] ?? "",
    descricao_categoria: "PASSEIO",
    descricao_marca: BRANDS[model.brand] ?? "",
    descricao_modelo: model.name,
    descricao_cor: COLOURS[vehicle.colour] ?? "",
    descricao_combustivel: FUELS[vehicle.fuel] ?? "",
    descricao_cota: "COTA 1",
    ano_fabricacao: vehicle.yearMade,
    ano_modelo: vehicle.yearModel,
    valor_fipe: format.money(vehicle.fipeAmount),
    valor_fixo: format.money(vehicle.fixedAmount),
    km: vehicle.km,
    numero_motor: vehicle.engine,
    nome: associate?.name ?? "",
    rg: associate?.rg ?? "",
    cpf: format.document(associate?.document ?? ""),
    ...splitPhones(associate),
    email: associate?.email ?? "",
    cidade: associate?.city ?? "",
    estado: associate?.state ?? "",
    nome_cooperativa: COOPERATIVE.name,
    data_cadastro_veiculo: format.date(vehicle.registeredAt),
    data_contrato_veiculo: format.date(vehicle.contractAt),
    hora_cadastro_veiculo: "10:15:00",
    produtos_vinculados: links.map(({ link, product }) => ({
      codigo_produto: format.code(link.product),
      codigo_veiculo: format.code(vehicle.id),
      valor_produto: format.money(link.amount),
      descricao_produto: product?.name ?? "",
      descricao_boleto: product?.billName ?? "",
    })),
  };
}

/** The phones as lists have them: area and number apart. */
export function splitPhones(associate: Associate | undefined): Record<string, string> {
  return {
    ddd: associate?.ddd ?? "",
    telefone: associate?.phone ?? "",
    ddd_celular: associate?.mobileDdd ?? "",
    telefone_celular: associate?.mobile ?? "",
  };
}

/** Where an associate lives. */
export function address(associate: Associate | undefined): Record<string, string> {
  return {
    logradouro: associate?.street ?? "",
    numero: associate?.number ?? "",
    complemento: associate?.complement ?? "",
    bairro: associate?.district ?? "",
    cidade: associate?.city ?? "",
    estado: associate?.state ?? "",
    cep: associate?.zip ?? "",
  };
}

/** Which part of the association looks after somebody. */
export function organisation(format: Format): Record<string, string | number | null> {
  return {
    codigo_regional: format.code(REGIONAL.code),
    codigo_cooperativa: format.code(COOPERATIVE.code),
    codigo_voluntario: format.code(VOLUNTEER.code),
  };
}

function identity({ vehicle }: FullVehicle, format: Format): Record<string, unknown> {
  return {
    codigo_veiculo: format.code(vehicle.id),
    placa: vehicle.plate,
    chassi: vehicle.chassis,
    renavam: vehicle.renavam,
  };
}
