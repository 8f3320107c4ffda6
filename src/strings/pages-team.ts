import { texts } from "./texts.ts";

/** The words of the team and of a local hub's mailbox. */
export const teamTexts = texts({
  pt: {
    title: "Equipe",
    lead: (company: string) => `Quem pode entrar no Ponte por ${company}.`,
    person: "Pessoa",
    role: "Papel",
    state: "Situação",
    twoFactor: "Duas etapas",
    yes: "Ligada",
    no: "Desligada",
    roles: { admin: "Administrador", viewer: "Consulta" },
    rolesHelp: "Administrador configura tudo e cuida da equipe. Consulta vê tudo e não altera nada.",
    states: { active: "Ativa", waiting: "Aguardando primeiro acesso", invited: "Convidada" },
    inviteTitle: "Convidar uma pessoa",
    name: "Nome",
    invite: "Enviar o convite",
    make: { admin: "Tornar administrador", viewer: "Tornar consulta" },
    resend: "Reenviar acesso",
    remove: "Remover",
    of: (action: string, email: string) => `${action}: ${email}`,
    nameInvalid: "Escreva o nome, com até 120 caracteres.",
    removeTitle: "Remover da equipe",
    removeLead: (email: string, company: string) =>
      `${email} deixa de entrar em ${company} agora mesmo. O que já fez continua na auditoria. Você pode convidar de novo quando quiser.`,
    keep: "Manter na equipe",
    none: "Ainda não há ninguém na equipe. Convide a primeira pessoa abaixo.",
  },
  en: {
    title: "Team",
    lead: (company) => `Who may enter Ponte for ${company}.`,
    person: "Person",
    role: "Role",
    state: "State",
    twoFactor: "Two-factor",
    yes: "On",
    no: "Off",
    roles: { admin: "Admin", viewer: "Viewer" },
    rolesHelp:
      "An admin configures everything and looks after the team. A viewer sees everything and changes nothing.",
    states: { active: "Active", waiting: "Waiting for the first access", invited: "Invited" },
    inviteTitle: "Invite a person",
    name: "Name",
    invite: "Send the invitation",
    make: { admin: "Make an admin", viewer: "Make a viewer" },
    resend: "Send access again",
    remove: "Remove",
    of: (action, email) => `${action}: ${email}`,
    nameInvalid: "Write the name, with at most 120 characters.",
    removeTitle: "Remove from the team",
    removeLead: (email, company) =>
      `${email} can no longer enter ${company} from this moment on. What they did stays in the audit trail. You can invite them again at any time.`,
    keep: "Keep in the team",
    none: "Nobody is in the team yet. Invite the first person below.",
  },
});

export const mailboxTexts = texts({
  pt: {
    title: "Caixa de e-mails",
    lead: "Este Ponte é local e não envia e-mails: os que enviaria ficam aqui.",
    to: (address: string) => `Para ${address}`,
    open: "Abrir o link",
    none: "Nenhum e-mail ainda.",
  },
  en: {
    title: "Mailbox",
    lead: "This Ponte is a local one and sends no mail: what it would send is kept here.",
    to: (address) => `To ${address}`,
    open: "Open the link",
    none: "No mail yet.",
  },
});
