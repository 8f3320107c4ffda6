import { cnpjOf, cpfOf } from "../../shared/clima-sul.ts";
import type { Associate, Vehicle } from "../records.ts";
import { CONTRACTED_PRODUCT, OTHER_PRODUCT, SECOND_PRODUCT, type SituationName } from "./tables.ts";

/** A vehicle of the cast: what differs from an ordinary one. */
export interface CastVehicle extends Partial<Omit<Vehicle, "id" | "associate" | "situation">> {
  situation?: SituationName;
  /** Products on it; the contracted one unless said. */
  products?: readonly string[];
  /** Products that are linked and not active. */
  endedProducts?: readonly string[];
  /** Drawn by the vehicle before it. */
  isTrailer?: boolean;
}

/** An associate of the cast: what differs from an ordinary one, and the vehicles. */
export interface CastAssociate extends Partial<Omit<Associate, "id" | "situation">> {
  name: string;
  document: string;
  situation?: SituationName;
  vehicles: readonly CastVehicle[];
}

const FLEET = 40;
const fleet = Array.from(
  { length: FLEET },
  (_, index): CastVehicle => ({
    plate: `QTS${index % 10}${String.fromCharCode(65 + Math.floor(index / 10))}${10 + index}`,
    model: "4505",
    fuel: "3",
    fipeAmount: "412345.67",
  }),
);

/** Whom the demo knows by name: one associate for each thing that trips importers up. */
export const CAST = {
  noVehicles: { name: "BEATRIZ ALMEIDA PRADO", document: cpfOf("312450981"), vehicles: [] },
  oneVehicle: {
    name: "CARLOS HENRIQUE NUNES",
    document: cpfOf("529982247"),
    vehicles: [{ plate: "BRA2E19", chassis: "9BWAB45U6KT012345" }],
  },
  fiveVehicles: {
    name: "MARIA APARECIDA LOPES",
    document: cpfOf("401872556"),
    vehicles: [
      { plate: "PUA-1020" },
      { plate: "pub2c31" },
      { plate: "PUC3D42", situation: "overdue" },
      { plate: "PUD4E53", situation: "cancelled" },
      { plate: "PUE5F64", products: [OTHER_PRODUCT] },
    ],
  },
  fleet: {
    name: "TRANSPORTADORA SERRA AZUL LTDA",
    document: cnpjOf("112223330001"),
    sex: "",
    birthDate: "",
    rg: "",
    vehicles: fleet,
  },
  alphanumeric: {
    name: "NOVA ROTA LOCADORA LTDA",
    document: cnpjOf("12ABC34501DE"),
    sex: "",
    vehicles: [{ plate: "RNB1V01" }],
  },
  leadingZero: { name: "ANTÔNIO DA SILVA", document: cpfOf("012345678"), vehicles: [{ plate: "OPQ4A55" }] },
  noEmail: {
    name: "JOSÉ RAIMUNDO FARIAS",
    document: cpfOf("655341209"),
    email: "",
    vehicles: [{ plate: "NXT8B77" }],
  },
  noPhone: {
    name: "SÔNIA REGINA CAMPOS",
    document: cpfOf("277450138"),
    ddd: "",
    phone: "",
    mobileDdd: "0",
    mobile: "",
    vehicles: [{ plate: "MZK1C03" }],
  },
  /** Two vehicles that left the factory and have no plate and no renavam yet. */
  zeroKm: {
    name: "LUCAS FERREIRA BRITO",
    document: cpfOf("733018265"),
    vehicles: [
      { plate: "", renavam: "", chassis: "9BD281A22RYA00001", yearModel: "2027", km: "0" },
      { plate: "", renavam: "00000000000", chassis: "9BD281A22RYA00002", yearModel: "2027", km: "0" },
    ],
  },
  /** One car, ended under its old plate and back under the Mercosul one. */
  newPlate: {
    name: "PATRÍCIA MENDES ROCHA",
    document: cpfOf("488120337"),
    vehicles: [
      { plate: "HGT-3261", chassis: "9BGKS48U0DG200777", situation: "replaced" },
      { plate: "HGT3C61", chassis: "9BGKS48U0DG200777" },
    ],
  },
  shortChassis: {
    name: "GERALDO MAGELA PINTO",
    document: cpfOf("190554872"),
    vehicles: [{ plate: "GLA0911", chassis: "LA1FB12345678901", yearMade: "1988", yearModel: "1988" }],
  },
  zeroRenavam: {
    name: "FERNANDA COSTA LIMA",
    document: cpfOf("366721904"),
    vehicles: [{ plate: "RFK7G21", renavam: "00000000000" }],
  },
  endedProduct: {
    name: "ROBERTO CARLOS DINIZ",
    document: cpfOf("541096233"),
    vehicles: [{ plate: "PXY5H18", products: [OTHER_PRODUCT], endedProducts: [CONTRACTED_PRODUCT] }],
  },
  twoProducts: {
    name: "JULIANA PEREIRA SANTOS",
    document: cpfOf("827340165"),
    vehicles: [{ plate: "QRT6J90", products: [CONTRACTED_PRODUCT, SECOND_PRODUCT, OTHER_PRODUCT] }],
  },
  losesProduct: {
    name: "MARCOS VINÍCIUS TELES",
    document: cpfOf("604881727"),
    vehicles: [{ plate: "OWB3K54" }],
  },
  sellsVehicle: {
    name: "RENATA OLIVEIRA GOMES",
    document: cpfOf("935217740"),
    vehicles: [{ plate: "HNM9L32" }],
  },
  buysVehicle: { name: "EDUARDO MATOS RIBEIRO", document: cpfOf("158360942"), vehicles: [] },
  paysLate: { name: "CLÁUDIA BARBOSA REIS", document: cpfOf("719204583"), vehicles: [{ plate: "PZC2M65" }] },
  leavesAndReturns: {
    name: "THIAGO MOREIRA DIAS",
    document: cpfOf("243896015"),
    vehicles: [{ plate: "QUV8N41" }],
  },
  unheardOf: {
    name: "VERA LÚCIA ANDRADE",
    document: cpfOf("586013472"),
    vehicles: [{ plate: "RMA1P27", situation: "unheardOf" }],
  },
  /** A plate that two associates have: an ended vehicle's, and another vehicle's today. */
  formerPlate: {
    name: "SEBASTIÃO ALVES CORREIA",
    document: cpfOf("670425198"),
    situation: "inactive",
    vehicles: [{ plate: "HKL4Q83", chassis: "9BFZF55A0E8000111", situation: "cancelled" }],
  },
  reusedPlate: {
    name: "DANIELA SOARES FREITAS",
    document: cpfOf("382957614"),
    vehicles: [{ plate: "HKL4Q83", chassis: "9BFZF55A0K8000222" }],
  },
  trailer: {
    name: "CARGAS DO VALE TRANSPORTES LTDA",
    document: cnpjOf("114447770001"),
    sex: "",
    vehicles: [
      { plate: "QPA5R14", model: "4505" },
      { plate: "QPA5R15", model: "4506", isTrailer: true, engine: "" },
    ],
  },
  /** Active, though the money is late. */
  owesMoney: {
    name: "WAGNER PIRES CAETANO",
    document: cpfOf("460738291"),
    vehicles: [{ plate: "RTE2S58", paysOnTime: false }],
  },
  noChassis: {
    name: "ELIANE DUARTE MELO",
    document: cpfOf("851629034"),
    vehicles: [{ plate: "OLD1234", chassis: "" }],
  },
  invalidCpf: { name: "CADASTRO ANTIGO", document: "11111111111", vehicles: [{ plate: "NNN1T11" }] },
  welcome: {
    name: "ISABELA CRISTINA NEVES",
    document: cpfOf("904175326"),
    situation: "welcome",
    vehicles: [
      { plate: "SAB3U72", situation: "welcome" },
      { plate: "SAB3U73", situation: "overdueWelcome", model: "4504" },
      { plate: "SAB3U74", situation: "pending", model: "4504" },
    ],
  },
} as const satisfies Record<string, CastAssociate>;
