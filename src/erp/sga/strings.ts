import type { Bilingual } from "../../strings/language.ts";

/** Why each request is made. */
export const requestReasons: Record<string, Bilingual> = {
  "sga.login": { pt: "Entrar no SGA", en: "Log in to SGA" },
  "sga.probe": { pt: "Conferir o acesso ao SGA", en: "Check the access to SGA" },
  "sga.route_test": {
    pt: "Conferir se a chave libera a consulta",
    en: "Check whether the key opens the request",
  },
  "sga.situations": { pt: "Ler as situações da associação", en: "Read the association's situations" },
  "sga.product": { pt: "Ler o produto", en: "Read the product" },
  "sga.sync_products": { pt: "Ler os produtos do fornecedor", en: "Read the supplier's products" },
  "sga.sync_count": { pt: "Ler quantas páginas há", en: "Read how many pages there are" },
  "sga.sync_page": { pt: "Ler uma página de veículos", en: "Read a page of vehicles" },
  "sga.sync_client": {
    pt: "Ler os veículos do cliente no sincronismo",
    en: "Read the client's vehicles in sincronismo",
  },
  "sga.vehicles_by_situation": {
    pt: "Ler os veículos de uma situação",
    en: "Read the vehicles of one situation",
  },
  "sga.situation_count": {
    pt: "Conferir quantos veículos a situação tem",
    en: "Check how many vehicles the situation has",
  },
  "sga.missing_vehicle": {
    pt: "Conferir um veículo que não veio nas listas",
    en: "Check a vehicle that was on none of the lists",
  },
  "sga.associate": { pt: "Ler o associado e seus veículos", en: "Read the associate and their vehicles" },
  "sga.vehicle": { pt: "Ler a situação do veículo", en: "Read the vehicle's situation" },
  "sga.vehicle_products": { pt: "Ler os produtos do veículo", en: "Read the vehicle's products" },
};
