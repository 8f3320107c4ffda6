/** A model as SGA knows it; its code is the key in `MODELS`. */
export interface Model {
  brand: string;
  name: string;
  type: string;
  fipe: string;
}

export const BRANDS: Record<string, string> = {
  "21": "FIAT",
  "25": "HONDA",
  "29": "HYUNDAI",
  "59": "VW - VOLKSWAGEN",
  "77": "SCANIA",
  "90": "RANDON",
};

export const TYPES: Record<string, string> = {
  "1": "AUTOMÓVEL",
  "2": "MOTOCICLETA",
  "3": "CAMINHÃO",
  "4": "REBOQUE",
};

export const COLOURS: Record<string, string> = { "1": "BRANCA", "2": "PRATA", "3": "PRETA", "4": "VERMELHA" };

export const FUELS: Record<string, string> = { "1": "GASOLINA", "2": "ÁLCOOL/GASOLINA", "3": "DIESEL" };

// The stray casing is SGA's own.
export const MODELS: Record<string, Model> = {
  "4501": { brand: "59", name: "GOL 1.0 FLEX 12V 5P", type: "1", fipe: "005340-6" },
  "4502": { brand: "21", name: "STRADA FREEDOM 1.3 FLEX 8V CD", type: "1", fipe: "001509-1" },
  "4503": { brand: "29", name: "HB20 SENSE 1.0 FLEX 12V MEC.", type: "1", fipe: "015088-6" },
  "4504": { brand: "25", name: "CG 160 FAN FLEXoNE", type: "2", fipe: "811140-7" },
  "4505": { brand: "77", name: "R-450 A 6X2 2P (DIESEL)", type: "3", fipe: "513244-6" },
  "4506": { brand: "90", name: "SR CARGA SECA 3 EIXOS", type: "4", fipe: "000000-0" },
};

/** A group of products, which is what SGA calls a plan. */
export const PLAN = { code: "4", name: "PLANO OURO" };

export const REGIONAL = { code: "1", name: "REGIONAL MINAS" };
export const COOPERATIVE = { code: "3", name: "COOPERATIVA CENTRO" };
export const VOLUNTEER = { code: "8", name: "VANESSA TORRES - SOLUçõES" };

/** A model by its code; a company's vehicles have no others. */
export function modelOf(code: string): Model {
  return MODELS[code] ?? { brand: "", name: "", type: "", fipe: "000000-0" };
}
