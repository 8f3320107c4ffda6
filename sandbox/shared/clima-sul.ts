/** A customer of Clima Sul Refrigeração, the same in the sandboxes of the field system and of the ERP behind it. */
export interface ClimaSulCustomer {
  /** The code that the ERP gives it. */
  omieCode: number;
  /** Trade name. */
  name: string;
  legalName: string;
  /** CPF or CNPJ, bare. */
  document: string;
  email: string;
  phone: string;
  address: { street: string; number: string; district: string; city: string; state: string; zip: string };
  /** How the field system knows it: by the ERP's code, by its document only, or not at all. */
  inFieldSystem: "linked" | "by_document" | "absent";
  isInactive?: boolean;
}

/** The company itself. */
export const CLIMA_SUL = {
  name: "Clima Sul Refrigeração",
  legalName: "Clima Sul Refrigeração e Climatização Ltda",
  document: "45997418000153",
  city: "Florianópolis",
  state: "SC",
} as const;

const FIRST_OMIE_CODE = 4_214_850_001;
const STREETS = ["Rua Bocaiúva", "Rua Felipe Schmidt", "Avenida Mauro Ramos", "Rua Lauro Linhares"];
const DISTRICTS = ["Centro", "Trindade", "Agronômica", "Itacorubi"];

/** Forty customers: most are linked by the ERP's code, some are known by document only, some to the ERP only. */
export const CLIMA_SUL_CUSTOMERS: readonly ClimaSulCustomer[] = [
  ["Padaria Pão da Ilha", "Pão da Ilha Panificadora Ltda"],
  ["Mercado Bom Preço", "Comercial de Alimentos Bom Preço Ltda"],
  ["Clínica Vida Plena", "Clínica Médica Vida Plena S/S"],
  ["Hotel Costa Norte", "Costa Norte Hotelaria Ltda"],
  ["Restaurante Maré Alta", "Maré Alta Gastronomia Ltda"],
  ["Colégio Horizonte", "Associação Educacional Horizonte"],
  ["Farmácia São Lucas", "Drogaria São Lucas Ltda"],
  ["Academia Corpo & Ação", "Corpo e Ação Fitness Ltda"],
  ["Condomínio Solar das Palmeiras", "Condomínio Residencial Solar das Palmeiras"],
  ["Açougue Boi Gordo", "Boi Gordo Comércio de Carnes Ltda"],
  ["Laboratório BioExato", "BioExato Análises Clínicas Ltda"],
  ["Sorveteria Geladinho", "Geladinho Sorvetes Artesanais ME"],
  ["Auto Center Três Irmãos", "Três Irmãos Serviços Automotivos Ltda"],
  ["Gráfica Traço Livre", "Traço Livre Artes Gráficas Ltda"],
  ["Supermercado Ilha Verde", "Ilha Verde Supermercados S.A."],
  ["Cervejaria Lagoa", "Cervejaria Artesanal da Lagoa Ltda"],
  ["Escritório Prado Advogados", "Prado & Associados Sociedade de Advogados"],
  ["Floricultura Bem-me-quer", "Bem-me-quer Flores e Plantas ME"],
  ["Frigorífico Serra Azul", "Serra Azul Frigorífico Ltda"],
  ["Pousada Recanto do Mar", "Recanto do Mar Turismo Ltda"],
  ["Ótica Visão Clara", "Visão Clara Produtos Ópticos Ltda"],
  ["Pizzaria Forno Nobre", "Forno Nobre Pizzaria Ltda"],
  ["Distribuidora Gelo Forte", "Gelo Forte Distribuidora Ltda"],
  ["Cooperativa Pesca Sul", "Cooperativa dos Pescadores do Sul"],
  ["Data center Nuvem Sul", "Nuvem Sul Tecnologia S.A."],
  ["Ana Beatriz Furtado", "Ana Beatriz Furtado"],
  ["Carlos Eduardo Peixoto", "Carlos Eduardo Peixoto"],
  ["Marina Koerich", "Marina Koerich"],
  ["João Pedro Schmitz", "João Pedro Schmitz"],
  ["Luiza d'Ávila", "Luiza d'Ávila"],
  ["Rafael Hoffmann", "Rafael Hoffmann"],
  ["Teresa Conceição Vieira", "Teresa Conceição Vieira"],
  ["Paulo Roberto Nunes", "Paulo Roberto Nunes"],
  ["Igreja Nova Aliança", "Igreja Evangélica Nova Aliança"],
  ["Cinema Cine Paradiso", "Cine Paradiso Exibidora Ltda"],
  ["Pet Shop Amigo Fiel", "Amigo Fiel Comércio para Animais ME"],
  ["Lavanderia Água Limpa", "Água Limpa Lavanderia Ltda"],
  ["Armazém do Queijo", "Armazém do Queijo Laticínios Ltda"],
  ["Estaleiro Vento Leste", "Vento Leste Construções Navais Ltda"],
  ["Papelaria Rabisco", "Rabisco Papéis e Presentes ME"],
].map(([name = "", legalName = ""], index) => ({
  omieCode: FIRST_OMIE_CODE + index,
  name,
  legalName,
  document: documentOf(index, name === legalName),
  email: `contato${index + 1}@climasul-cliente.example`,
  phone: `4899${String(1_200_000 + index * 1373)}`,
  address: {
    street: STREETS[index % STREETS.length] ?? "",
    number: String(100 + index * 7),
    district: DISTRICTS[index % DISTRICTS.length] ?? "",
    city: CLIMA_SUL.city,
    state: CLIMA_SUL.state,
    zip: `88015${String(100 + index * 5)}`,
  },
  inFieldSystem: presenceOf(index),
  ...(index === 39 ? { isInactive: true } : {}),
}));

/** A CPF for a person; a CNPJ for a company, the 39th an alphanumeric one. */
function documentOf(index: number, isPerson: boolean): string {
  if (isPerson) return cpfOf(String(301_000_000 + index * 104_729));
  return cnpjOf(index === 38 ? "7KVENTO00001" : `${String(20_000_000 + index * 611_953)}0001`);
}

function presenceOf(index: number): ClimaSulCustomer["inFieldSystem"] {
  if (index >= 36) return "absent";
  return index % 4 === 3 ? "by_document" : "linked";
}

/** A CPF from its first nine digits. */
export function cpfOf(nine: string): string {
  const digit = (digits: string) => checkDigit(digits, (fromRight) => fromRight + 2);
  const ten = nine + digit(nine);
  return ten + digit(ten);
}

/** A CNPJ, numeric or alphanumeric, from its first twelve characters. */
export function cnpjOf(twelve: string): string {
  const digit = (characters: string) => checkDigit(characters, (fromRight) => (fromRight % 8) + 2);
  const thirteen = twelve + digit(twelve);
  return thirteen + digit(thirteen);
}

function checkDigit(characters: string, weightOf: (fromRight: number) => number): string {
  const values = [...characters].reverse().map((character) => character.charCodeAt(0) - 48);
  const rest = values.reduce((total, value, fromRight) => total + value * weightOf(fromRight), 0) % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}
