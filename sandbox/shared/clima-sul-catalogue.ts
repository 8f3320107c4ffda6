/** A part that Clima Sul sells and uses, the same in the field system and in the ERP behind it. */
export interface ClimaSulProduct {
  /** The code that the ERP gives it. */
  omieCode: number;
  /** The code that people know it by. */
  code: string;
  name: string;
  unit: string;
  price: string;
  cost: string;
  stock: number;
  category: string;
  isInactive?: boolean;
}

/** A service that Clima Sul does; prices and costs are decimal text. */
export interface ClimaSulService {
  omieCode: number;
  code: string;
  name: string;
  price: string;
}

const FIRST_PRODUCT_CODE = 4_214_900_001;
const FIRST_SERVICE_CODE = 4_214_960_001;

const PARTS: readonly (readonly [name: string, unit: string, price: string, category: string])[] = [
  ["Gás refrigerante R-410A 11,3 kg", "UN", "1189.90", "Gases"],
  ["Gás refrigerante R-22 13,6 kg", "UN", "1450.00", "Gases"],
  ["Gás refrigerante R-32 10 kg", "UN", "1320.50", "Gases"],
  ["Nitrogênio 10 m³ (recarga)", "UN", "210.00", "Gases"],
  ["Capacitor 35 µF 380 V", "UN", "48.90", "Elétrica"],
  ["Capacitor 45 µF 380 V", "UN", "56.75", "Elétrica"],
  ["Contator 25 A 220 V", "UN", "132.40", "Elétrica"],
  ["Disjuntor bipolar 20 A", "UN", "39.99", "Elétrica"],
  ["Relé térmico 9-13 A", "UN", "158.00", "Elétrica"],
  ["Placa eletrônica evaporadora 12.000 BTU", "UN", "389.00", "Elétrica"],
  ["Placa eletrônica condensadora inverter", "UN", "1249.00", "Elétrica"],
  ["Sensor de temperatura NTC 10 k", "UN", "24.90", "Elétrica"],
  ["Controle remoto universal", "UN", "59.90", "Elétrica"],
  ["Cabo PP 4 x 1,5 mm²", "M", "7.35", "Elétrica"],
  ['Tubo de cobre 1/4"', "M", "18.40", "Tubulação"],
  ['Tubo de cobre 3/8"', "M", "27.80", "Tubulação"],
  ['Tubo de cobre 1/2"', "M", "38.60", "Tubulação"],
  ['Tubo de cobre 5/8"', "M", "49.20", "Tubulação"],
  ['Isolamento elastomérico 3/8"', "M", "6.15", "Tubulação"],
  ['Isolamento elastomérico 5/8"', "M", "8.05", "Tubulação"],
  ['Mangueira de dreno cristal 3/4"', "M", "5.60", "Tubulação"],
  ['Porca flange 3/8"', "UN", "9.90", "Tubulação"],
  ['Válvula de serviço 1/4"', "UN", "64.30", "Tubulação"],
  ['Filtro secador 1/4" rosca', "UN", "52.10", "Tubulação"],
  ["Bomba de dreno mini split", "UN", "429.90", "Peças"],
  ["Compressor rotativo 12.000 BTU", "UN", "899.00", "Peças"],
  ["Compressor scroll 60.000 BTU", "UN", "4790.00", "Peças"],
  ["Motor ventilador evaporadora", "UN", "265.00", "Peças"],
  ["Motor ventilador condensadora", "UN", "318.50", "Peças"],
  ["Turbina evaporadora 9.000 BTU", "UN", "142.00", "Peças"],
  ["Hélice condensadora 12.000 BTU", "UN", "98.70", "Peças"],
  ["Filtro de ar lavável split", "UN", "34.90", "Peças"],
  ["Suporte condensadora 500 mm (par)", "PAR", "74.90", "Fixação"],
  ["Calço de borracha (kit)", "KIT", "22.00", "Fixação"],
  ["Fita PVC branca 10 m", "UN", "11.90", "Fixação"],
  ["Massa de vedação 350 g", "UN", "16.50", "Fixação"],
  ["Bactericida para serpentina 5 L", "UN", "119.00", "Química"],
  ["Detergente alcalino desincrustante 5 L", "UN", "87.40", "Química"],
  ["Óleo para bomba de vácuo 1 L", "UN", "68.00", "Química"],
  ["Vareta de solda foscoper", "UN", "8.90", "Química"],
  ["Split hi-wall 9.000 BTU inverter", "UN", "1899.00", "Equipamentos"],
  ["Split hi-wall 12.000 BTU inverter", "UN", "2199.00", "Equipamentos"],
  ["Split hi-wall 18.000 BTU inverter", "UN", "3249.00", "Equipamentos"],
  ["Split hi-wall 24.000 BTU inverter", "UN", "4199.00", "Equipamentos"],
  ["Cassete 36.000 BTU", "UN", "8990.00", "Equipamentos"],
  ["Piso-teto 60.000 BTU", "UN", "11490.00", "Equipamentos"],
  ["Cortina de ar 900 mm", "UN", "1090.00", "Equipamentos"],
  ["Unidade condensadora 5 HP câmara fria", "UN", "15800.00", "Equipamentos"],
  ["Evaporador de ar forçado câmara fria", "UN", "6350.00", "Equipamentos"],
  ["Porta frigorífica 0,80 x 1,80 m", "UN", "4200.00", "Equipamentos"],
  ["Termostato digital câmara fria", "UN", "289.90", "Elétrica"],
  ["Resistência de degelo 1.200 W", "UN", "176.00", "Elétrica"],
  ["Borracha de porta frigorífica", "M", "45.00", "Peças"],
  ["Válvula de expansão termostática", "UN", "412.00", "Peças"],
  ['Válvula solenoide 3/8"', "UN", "236.80", "Peças"],
  ["Pressostato alta e baixa", "UN", "348.00", "Elétrica"],
  ['Visor de líquido 3/8"', "UN", "92.00", "Peças"],
  ["Separador de óleo", "UN", "725.00", "Peças"],
  ["Janela ACJ 7.500 BTU (fora de linha)", "UN", "1290.00", "Equipamentos"],
  ["Placa universal antiga (fora de linha)", "UN", "199.00", "Elétrica"],
];

/** Sixty parts; the last two are not sold any more. */
export const CLIMA_SUL_PRODUCTS: readonly ClimaSulProduct[] = PARTS.map(
  ([name, unit, price, category], index) => ({
    omieCode: FIRST_PRODUCT_CODE + index,
    code: `PRD${String(index + 1).padStart(5, "0")}`,
    name,
    unit,
    price,
    cost: (Number(price) * 0.6).toFixed(2),
    stock: (index * 17) % 50,
    category,
    ...(index >= PARTS.length - 2 ? { isInactive: true } : {}),
  }),
);

/** What the technicians do. */
export const CLIMA_SUL_SERVICES: readonly ClimaSulService[] = [
  ["Instalação de split até 12.000 BTU", "650.00"],
  ["Instalação de split de 18.000 a 30.000 BTU", "890.00"],
  ["Higienização completa de split", "220.00"],
  ["Manutenção preventiva mensal (PMOC)", "180.00"],
  ["Manutenção corretiva (hora técnica)", "145.50"],
  ["Carga de gás refrigerante", "320.00"],
  ["Visita técnica com diagnóstico", "120.00"],
  ["Manutenção de câmara fria", "560.00"],
  ["Desinstalação de equipamento", "250.00"],
  ["Laudo técnico com ART", "480.00"],
].map(([name = "", price = ""], index) => ({
  omieCode: FIRST_SERVICE_CODE + index,
  code: `SRV${String(index + 1).padStart(5, "0")}`,
  name,
  price,
}));
