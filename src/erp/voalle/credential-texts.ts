import type { FieldInfo } from "../connector.ts";

/** What people are told of each credential: its title, what it is for, where in Voalle it is found. */
export const credentialTexts = {
  clientId: {
    title: { pt: "Client ID", en: "Client ID" },
    help: {
      pt: 'Do usuário marcado como "Integrador", que serve só para esta integração.',
      en: 'Of the user flagged "Integrador", which serves this integration alone.',
    },
    where: {
      pt: "No Voalle: Suite → Configurações → Usuários → usuário integrador → Client Id.",
      en: "In Voalle: Suite → Configurações → Usuários → the integrator user → Client Id.",
    },
  },
  clientSecret: {
    title: { pt: "Client Secret", en: "Client Secret" },
    where: {
      pt: "No Voalle: Suite → Configurações → Usuários → usuário integrador → Client Secret.",
      en: "In Voalle: Suite → Configurações → Usuários → the integrator user → Client Secret.",
    },
  },
  syndata: {
    title: { pt: "Syndata", en: "Syndata" },
    help: {
      pt: "A chave longa do seu ambiente. A de produção é diferente da de homologação.",
      en: "Your environment's long key. Production's differs from staging's.",
    },
    where: {
      pt: "No Voalle: Suite → Configurações → Parâmetros → Integração/Mapa.",
      en: "In Voalle: Suite → Configurações → Parâmetros → Integração/Mapa.",
    },
  },
  synV1Token: {
    title: { pt: "Token da Suite (synV1)", en: "Suite token (synV1)" },
    help: {
      pt: "Só para provedores cujo Voalle o exige ao receber leads. Se o seu não exige, deixe vazio.",
      en: "Only for providers whose Voalle asks for it with leads. If yours does not, leave it empty.",
    },
    where: {
      pt: "No Voalle: Configurações → Parâmetros → Suite → Token.",
      en: "In Voalle: Configurações → Parâmetros → Suite → Token.",
    },
  },
} as const satisfies Record<string, FieldInfo>;
