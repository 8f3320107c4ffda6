import type { FieldInfo } from "../connector.ts";

const keyScreen = {
  pt: "No SGA: Área Cliente → APIs → Gerenciar APIs.",
  en: "In SGA: Área Cliente → APIs → Gerenciar APIs.",
} as const;

/** What people are told of each credential. */
export const credentialTexts = {
  user: {
    title: { pt: "Usuário", en: "User" },
    help: {
      pt: "O mesmo que entra no SGA. Prefira um usuário só da integração: no SGA, um novo login derruba o anterior do mesmo usuário.",
      en: "The same that enters SGA. Better one of the integration's own: in SGA a new login ends the earlier one of the same user.",
    },
  },
  password: {
    title: { pt: "Senha", en: "Password" },
    help: { pt: "A mesma que entra no SGA.", en: "The same that enters SGA." },
  },
  apiKey: {
    title: { pt: "Chave API", en: "API key" },
    help: {
      pt: "Crie com Interveniente Associação, Permitir acesso Sim e todos os endpoints marcados. Copie no ícone das folhas, na coluna Ações.",
      en: "Create it with Interveniente Associação, Permitir acesso Sim and every endpoint ticked. Copy it with the sheets icon, in the column Ações.",
    },
    where: keyScreen,
  },
  syncKey: {
    title: { pt: "Sincronismo SGA", en: "SGA sync key" },
    help: {
      pt: "A chave do sincronismo automático diário. Sem ela, a importação diária usa os quatro primeiros campos.",
      en: "The key of the automatic daily sync. Without it the daily import uses the first four fields.",
    },
    where: {
      pt: "No SGA: Fornecedor → Listar Fornecedores → Configurar Sincronismo, aba Principal, depois de salvar.",
      en: "In SGA: Fornecedor → Listar Fornecedores → Configurar Sincronismo, tab Principal, after saving.",
    },
  },
} as const satisfies Record<string, FieldInfo>;

/** What people are told of each setting. */
export const settingTexts = {
  productCode: {
    title: { pt: "Código do produto", en: "Product code" },
    help: {
      pt: "O produto do SGA que diz quais veículos importar.",
      en: "SGA's product that says which vehicles to import.",
    },
    where: {
      pt: "No SGA: a coluna Código em Área Cliente → APIs → Gerenciar APIs, ou o código no cadastro de produtos.",
      en: "In SGA: the column Código in Área Cliente → APIs → Gerenciar APIs, or the code in the products' records.",
    },
  },
  situationMap: {
    title: { pt: "Situações da associação", en: "The association's situations" },
    help: {
      pt: "O que cada situação significa aqui. Sem correspondência, só ATIVO conta como ativo; uma situação desconhecida nunca conta.",
      en: "What each situation means here. Without an entry only ATIVO counts as active; an unknown situation never does.",
    },
  },
  situationKey: { title: { pt: "Situação no SGA", en: "Situation in SGA" } },
  situationValue: {
    title: { pt: "Significa", en: "Means" },
    values: {
      active: { pt: "ativo", en: "active" },
      overdue: { pt: "inadimplente", en: "overdue" },
      blocked: { pt: "bloqueado", en: "blocked" },
      ended: { pt: "encerrado", en: "ended" },
      ignore: { pt: "não importar", en: "do not import" },
    },
  },
  importHour: {
    title: { pt: "Hora da importação diária", en: "Hour of the daily import" },
    help: {
      pt: "De 0 a 23, no horário de São Paulo. Escolha uma hora em que o usuário possa entrar no SGA.",
      en: "From 0 to 23, in São Paulo time. Choose an hour at which the user may enter SGA.",
    },
  },
  largestDropPercent: {
    title: { pt: "Maior queda aceita, em %", en: "Largest drop to accept, in %" },
    help: {
      pt: "Se mais veículos que isto sumirem de uma vez, nada é encerrado, e a importação pede que alguém confira.",
      en: "If more vehicles than this vanish at once, nothing is ended, and the import asks somebody to look.",
    },
  },
  absentRunsUntilGone: {
    title: {
      pt: "Encerrar depois de quantas importações sem o veículo",
      en: "End after how many imports without the vehicle",
    },
    help: {
      pt: "De 1 a 30. Só contam importações completas e seguidas, e o SGA ainda é consultado sobre cada veículo que falta; enquanto não chega a tantas, o contrato continua aberto. Um veículo que volta recomeça do zero.",
      en: "From 1 to 30. Only complete imports in a row count, and SGA is asked about each vehicle that is missing; until there were so many the contract stays open. A vehicle that comes back starts from zero.",
    },
  },
} as const satisfies Record<string, FieldInfo>;
