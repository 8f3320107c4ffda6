import { defineConnector } from "../connector.ts";
import { LIMITS, manualAccount, syncAccount } from "./account.ts";
import { classify } from "./answers.ts";
import {
  checkLogin,
  checkProduct,
  checkRoute,
  checkSituations,
  checkSyncPages,
  checkSyncProducts,
  probe,
} from "./checks.ts";
import { SYNC } from "./paths.ts";
import { readClient } from "./read-client.ts";
import { readPage } from "./read-page.ts";
import { readVehicle } from "./read-vehicle.ts";
import { credentialsSchema, settingsSchema } from "./settings.ts";
import { situationOptions } from "./situations.ts";
import { requestReasons } from "./strings.ts";

/** SGA (Hinova): clients and vehicles of vehicle protection associations, for the tracking platform (S1 to S6). */
export const sga = defineConnector({
  id: "sga",
  title: "SGA",
  summary: {
    pt: "Importa do SGA os clientes e veículos que têm o produto, todo dia, e cria contrato e ordem de serviço para os escolhidos.",
    en: "Imports clients and vehicles that have the product from SGA every day, and makes contract and service order for those chosen.",
  },
  credentials: credentialsSchema,
  settings: settingsSchema,
  flows: { daily_import: { pt: "Importação diária", en: "Daily import" } },
  limits: LIMITS,
  classify,
  account: manualAccount,
  joins: ({ syncKey }, hosts) => (syncKey === undefined ? {} : { [SYNC]: syncAccount(syncKey, hosts) }),
  probe,
  // The supplier's key first: when the user may not enter now, the rest of the manual mode would only wait in vain.
  checks: {
    sync_products: {
      title: { pt: "Sincronismo: chave e produtos", en: "Sync: key and products" },
      run: checkSyncProducts,
    },
    sync_pages: {
      title: { pt: "Sincronismo: lista de veículos", en: "Sync: list of vehicles" },
      run: checkSyncPages,
    },
    login: { title: { pt: "Usuário, senha e Chave API", en: "User, password and API key" }, run: checkLogin },
    situations: { title: { pt: "Situações", en: "Situations" }, run: checkSituations },
    product: { title: { pt: "Código do produto", en: "Product code" }, run: checkProduct },
    clients: {
      title: { pt: "Consulta de clientes", en: "Reading clients" },
      run: checkRoute("/associado/buscar/00000000000/cpf"),
    },
    vehicle_products: {
      title: { pt: "Consulta dos produtos de um veículo", en: "Reading a vehicle's products" },
      run: checkRoute("/produto-vinculado-veiculo/listar/0"),
    },
    vehicle_lists: {
      title: { pt: "Lista de veículos por situação", en: "List of vehicles by situation" },
      run: checkRoute("/veiculo/listar-veiculo-produto/1/0/1"),
    },
  },
  options: { situations: situationOptions },
  assets: {
    importHour: ({ importHour }) => importHour,
    largestDropPercent: ({ largestDropPercent }) => largestDropPercent,
    absentRunsUntilGone: ({ absentRunsUntilGone }) => absentRunsUntilGone,
    productCode: ({ productCode }) => productCode,
    readPage,
    readClient,
    readVehicle,
  },
  reasons: requestReasons,
});
