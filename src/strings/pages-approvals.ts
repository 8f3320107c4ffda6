import { texts } from "./texts.ts";

/** The words of the support team's approvals. */
export const approvalTexts = texts({
  pt: {
    title: "Aprovações",
    lead: "Integrações que as empresas ativaram e que esperam a equipe de suporte. Até lá, nada é enviado.",
    company: "Empresa",
    connection: "Integração",
    requested: "Pedida em",
    requestedBy: (name: string) => `por ${name}`,
    flows: (names: string) => `Ao aprovar, começa a ir: ${names}.`,
    noFlows: "Ao aprovar, nada vai ainda: todos os envios estão desligados.",
    settings: "Ver configurações",
    approve: "Aprovar",
    of: (action: string, connection: string) => `${action}: ${connection}`,
    none: "Nada espera aprovação.",
    noneHelp: "Quando uma empresa ativa uma integração que precisa do suporte, ela aparece aqui.",
    waiting: "aguardando aprovação",
    more: (count: number) => `${count} ou mais`,
  },
  en: {
    title: "Approvals",
    lead: "Integrations that companies have activated and that wait for the support team. Until then nothing is sent.",
    company: "Company",
    connection: "Integration",
    requested: "Requested",
    requestedBy: (name) => `by ${name}`,
    flows: (names) => `Once approved, this begins to flow: ${names}.`,
    noFlows: "Once approved, nothing flows yet: every flow is switched off.",
    settings: "See the settings",
    approve: "Approve",
    of: (action, connection) => `${action}: ${connection}`,
    none: "Nothing waits for approval.",
    noneHelp: "When a company activates an integration that needs the support team, it appears here.",
    waiting: "waiting for approval",
    more: (count) => `${count} or more`,
  },
});
