import { texts } from "./texts.ts";

/** The words of the support team's list of companies. */
export const tenantTexts = texts({
  pt: {
    title: "Empresas",
    lead: "Procure uma empresa, ajude quem ainda não entrou, e escolha aquela em que quer trabalhar.",
    search: "Nome da empresa ou e-mail de alguém da equipe dela",
    name: "Nome da empresa",
    created: "Criada em",
    admin: "Administrador",
    registeredItself: "Cadastro da própria empresa",
    registeredBy: (name: string) => `Cadastrada por ${name}`,
    madeBy: (name: string) => `Criada pelo suporte: ${name}`,
    madeBySomebody: "Criada pelo suporte",
    create: "Criar empresa",
    createTitle: "Nova empresa",
    choose: "Escolher",
    chosen: "Escolhida",
    chooseOf: (name: string) => `Escolher ${name}`,
    keys: "Chaves de API",
    keysOf: (name: string) => `Chaves de API de ${name}`,
    none: "Ainda não há empresas. Crie a primeira abaixo.",
    noneFound: "Nenhuma empresa encontrada.",
    noneFoundHelp:
      "Confira as palavras: basta o começo de cada uma, com ou sem acento, ou um pedaço do e-mail.",
    nameInvalid: "Escreva um nome com até 120 caracteres.",
  },
  en: {
    title: "Companies",
    lead: "Look for a company, help those who have not come in yet, and choose the one you want to work in.",
    search: "Company name, or e-mail of somebody in its team",
    name: "Company name",
    created: "Created",
    admin: "Admin",
    registeredItself: "Registered by the company itself",
    registeredBy: (name) => `Registered by ${name}`,
    madeBy: (name) => `Made by the support team: ${name}`,
    madeBySomebody: "Made by the support team",
    create: "Create company",
    createTitle: "New company",
    choose: "Choose",
    chosen: "Chosen",
    chooseOf: (name) => `Choose ${name}`,
    keys: "API keys",
    keysOf: (name) => `API keys of ${name}`,
    none: "There are no companies yet. Create the first one below.",
    noneFound: "No company found.",
    noneFoundHelp:
      "Check the words: the beginning of each will do, with or without accents, or a part of the e-mail address.",
    nameInvalid: "Write a name of up to 120 characters.",
  },
});

/** How far the first access of a company's admin is. */
export const firstAccessTexts = texts({
  pt: {
    states: {
      entered: "Já entrou",
      link_sent: "Aguardando",
      link_expired: "Link vencido",
      not_sent: "Sem e-mail",
      invited: "Convidado",
    },
    entered: (at: string) => `Primeiro acesso em ${at}`,
    enteredBefore: "O primeiro acesso não foi registrado",
    linkSent: (sent: string, until: string) => `Link enviado em ${sent}, vale até ${until}`,
    linkExpired: (sent: string, until: string) => `Link enviado em ${sent}, venceu em ${until}`,
    notSent: "Nenhum e-mail saiu ainda: reenvie.",
    invited: "Já tem conta, mas ainda não aceitou o convite",
    noAdmin: "Sem administrador",
    noAdminHelp: "Escolha a empresa e convide alguém em Equipe.",
    resend: "Reenviar primeiro acesso",
    resendTo: (email: string, company: string) => `Reenviar primeiro acesso a ${email}, de ${company}`,
  },
  en: {
    states: {
      entered: "Has entered",
      link_sent: "Waiting",
      link_expired: "Link expired",
      not_sent: "No mail",
      invited: "Invited",
    },
    entered: (at) => `First access on ${at}`,
    enteredBefore: "The first access was not recorded",
    linkSent: (sent, until) => `Link sent on ${sent}, good until ${until}`,
    linkExpired: (sent, until) => `Link sent on ${sent}, expired on ${until}`,
    notSent: "No mail has left yet: send it again.",
    invited: "Has an account, and has not accepted the invitation yet",
    noAdmin: "No admin",
    noAdminHelp: "Choose the company and invite somebody under Team.",
    resend: "Send first access again",
    resendTo: (email, company) => `Send first access again to ${email} of ${company}`,
  },
});

export const firstAccessTones = {
  entered: "success",
  link_sent: "info",
  link_expired: "warning",
  not_sent: "danger",
  invited: "info",
} as const;
