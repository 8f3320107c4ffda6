import { instantText } from "./instants.ts";
import type { Bilingual } from "./language.ts";
import { listOf } from "./log-words.ts";

export const mailFrame = { signature: { pt: "Equipe Ponte", en: "The Ponte team" } } as const;

type MailText = { subject: Bilingual; lead: Bilingual; button: Bilingual; after: Bilingual };

const hello = (name: unknown) => (name ? `Olá, ${name}! ` : "Olá! ");
const hi = (name: unknown) => (name ? `Hello ${name}. ` : "Hello. ");

/** The mails that Ponte writes to people. */
export const mailTexts = {
  alert: {
    subject: {
      pt: ({ company }) => `O Ponte precisa de você – ${company}`,
      en: ({ company }) => `Ponte needs you – ${company}`,
    },
    lead: {
      pt: ({ problems }) => `Olá! ${listOf(problems).join(" ")}`,
      en: ({ problems }) => `Hello. ${listOf(problems).join(" ")}`,
    },
    button: { pt: "Ver no Ponte", en: "See it in Ponte" },
    after: {
      pt: "Nada se perde: o que parou fica guardado e vai assim que a causa for resolvida. Enquanto ela durar, não mandamos outro e-mail sobre o mesmo assunto.",
      en: "Nothing is lost: what stopped is kept, and goes once the cause is mended. While it lasts, we send no other mail about it.",
    },
  },
  tick_stopped: {
    subject: {
      pt: "A rotina do Ponte parou",
      en: "Ponte's routine has stopped",
    },
    lead: {
      pt: ({ since }) =>
        `A rotina que roda a cada três minutos não chega ao fim desde ${instantText(since, "pt")}. Reenvios ainda seguem na hora, mas vendas novas esperam.`,
      en: ({ since }) =>
        `The routine that runs every three minutes has not come to its end since ${instantText(since, "en")}. Resends still go at once, but new sales wait.`,
    },
    button: { pt: "Abrir o Ponte", en: "Open Ponte" },
    after: {
      pt: "Veja no painel da Cloudflare o log do Worker e os gatilhos de cron. Nada se perde: o que espera segue com a próxima rodada. Avisamos de novo só se ela voltar e parar outra vez.",
      en: "Look at the Worker's log and its cron triggers in Cloudflare's dashboard. Nothing is lost: what waits goes with the next round. We write again only if it comes back and stops once more.",
    },
  },
  first_access: {
    subject: {
      pt: ({ company }) => `Seu primeiro acesso ao Ponte – ${company}`,
      en: ({ company }) => `Your first access to Ponte – ${company}`,
    },
    lead: {
      pt: ({ name, company }) =>
        `${hello(name)}O cadastro de ${company} no Ponte foi recebido. Falta só criar a sua senha.`,
      en: ({ name, company }) =>
        `${hi(name)}The registration of ${company} with Ponte has arrived. All that is left is to choose your password.`,
    },
    button: { pt: "Criar minha senha", en: "Choose my password" },
    after: {
      pt: ({ hours }) =>
        `O link vale por ${hours} horas e só pode ser usado uma vez. Se você não fez este cadastro, ignore este e-mail: nada acontece.`,
      en: ({ hours }) =>
        `The link is good for ${hours} hours and works once. If you did not register, ignore this mail: nothing happens.`,
    },
  },
  invited: {
    subject: {
      pt: ({ company }) => `Convite para ${company} no Ponte`,
      en: ({ company }) => `Invitation to ${company} on Ponte`,
    },
    lead: {
      pt: ({ name, company }) =>
        `${hello(name)}Você foi convidado para a equipe de ${company} no Ponte, que liga o CRM ao ERP. Crie a sua senha e aceite o convite.`,
      en: ({ name, company }) =>
        `${hi(name)}You were invited to the team of ${company} on Ponte, which connects the CRM with the ERP. Choose your password and accept the invitation.`,
    },
    button: { pt: "Criar minha senha", en: "Choose my password" },
    after: {
      pt: "O link vale por 7 dias e só pode ser usado uma vez. Se você não conhece esta empresa, ignore este e-mail.",
      en: "The link is good for 7 days and works once. If you do not know this company, ignore this mail.",
    },
  },
  invited_again: {
    subject: {
      pt: ({ company }) => `Convite para ${company} no Ponte`,
      en: ({ company }) => `Invitation to ${company} on Ponte`,
    },
    lead: {
      pt: ({ name, company }) =>
        `${hello(name)}Você foi convidado para a equipe de ${company}. Entre com a conta que já tem e aceite o convite.`,
      en: ({ name, company }) =>
        `${hi(name)}You were invited to the team of ${company}. Sign in with the account that you have and accept the invitation.`,
    },
    button: { pt: "Ver o convite", en: "See the invitation" },
    after: {
      pt: "Se você não conhece esta empresa, ignore este e-mail: sem o seu aceite, nada acontece.",
      en: "If you do not know this company, ignore this mail: unless you accept, nothing happens.",
    },
  },
  support_team: {
    subject: {
      pt: "Seu primeiro acesso à equipe de suporte do Ponte",
      en: "Your first access to the Ponte support team",
    },
    lead: {
      pt: ({ name }) =>
        `${hello(name)}Você agora é da equipe de suporte do Ponte. Falta só criar a sua senha.`,
      en: ({ name }) =>
        `${hi(name)}You are now in the Ponte support team. All that is left is to choose your password.`,
    },
    button: { pt: "Criar minha senha", en: "Choose my password" },
    after: {
      pt: ({ hours }) =>
        `O link vale por ${hours} horas e só pode ser usado uma vez. Se ninguém combinou isso com você, ignore este e-mail.`,
      en: ({ hours }) =>
        `The link is good for ${hours} hours and works once. If nobody arranged this with you, ignore this mail.`,
    },
  },
  support_team_known: {
    subject: {
      pt: "Você agora é da equipe de suporte do Ponte",
      en: "You are now in the Ponte support team",
    },
    lead: {
      pt: ({ name }) =>
        `${hello(name)}Você agora é da equipe de suporte do Ponte e vê todas as empresas. Entre com a conta que já tem.`,
      en: ({ name }) =>
        `${hi(name)}You are now in the Ponte support team and see every company. Sign in with the account that you have.`,
    },
    button: { pt: "Entrar", en: "Sign in" },
    after: {
      pt: "Se ninguém combinou isso com você, avise a equipe do Ponte.",
      en: "If nobody arranged this with you, tell the Ponte team.",
    },
  },
  forgotten: {
    subject: { pt: "Definir uma senha nova no Ponte", en: "Set a new password for Ponte" },
    lead: {
      pt: ({ name }) => `${hello(name)}Alguém pediu uma senha nova para a sua conta no Ponte.`,
      en: ({ name }) => `${hi(name)}Somebody asked for a new password for your Ponte account.`,
    },
    button: { pt: "Definir senha nova", en: "Set a new password" },
    after: {
      pt: "O link vale por 1 hora e só pode ser usado uma vez. Se não foi você, ignore este e-mail: a senha atual continua valendo.",
      en: "The link is good for 1 hour and works once. If it was not you, ignore this mail: your current password stays.",
    },
  },
  registered_again: {
    subject: { pt: "Você já tem uma conta no Ponte", en: "You already have a Ponte account" },
    lead: {
      pt: ({ name, company }) =>
        `${hello(name)}Alguém cadastrou ${company} com o seu e-mail, que já tem uma conta. Entre com ela: em "Minha conta" você cadastra outra empresa.`,
      en: ({ name, company }) =>
        `${hi(name)}Somebody registered ${company} with your address, which has an account already. Sign in with it: "My account" is where you register another company.`,
    },
    button: { pt: "Entrar", en: "Sign in" },
    after: {
      pt: 'Não lembra a senha? Na página de entrada, use "Esqueci a senha". Se não foi você, ignore este e-mail.',
      en: 'Forgot the password? Use "I forgot my password" on the sign-in page. If it was not you, ignore this mail.',
    },
  },
} as const satisfies Record<string, MailText>;

export type MailName = keyof typeof mailTexts;

/** What the mail of an alert says of each connection. */
export const alertLines = {
  paused: {
    pt: ({ connection }) =>
      `A integração ${connection} foi pausada: o ERP não aceita mais as credenciais. Salve credenciais válidas para ela voltar.`,
    en: ({ connection }) =>
      `The integration ${connection} is paused: the ERP no longer accepts its credentials. Save valid ones to have it go on.`,
  },
  sales_missing: {
    pt: ({ connection, sales }) =>
      `Na integração ${connection}, a conferência diária não encontrou mais no ERP ${sales === 1 ? "uma venda que tinha sido entregue" : `${sales} vendas que tinham sido entregues`}. Veja quais são em Conferências e reenvie o que foi excluído por engano.`,
    en: ({ connection, sales }) =>
      `In the integration ${connection}, the daily comparison no longer found ${sales === 1 ? "one sale that had been delivered" : `${sales} sales that had been delivered`} in the ERP. See which under Comparisons, and resend what was deleted by mistake.`,
  },
  failing: {
    pt: ({ connection, since, message }) =>
      `A integração ${connection} não consegue trabalhar com o ERP desde ${instantText(since, "pt")}: ${message} O Ponte continua tentando sozinho por mais algumas horas; depois disso os envios param e precisam de você. Confira agora se o ERP está no ar.`,
    en: ({ connection, since, message }) =>
      `The integration ${connection} has not been able to work with the ERP since ${instantText(since, "en")}: ${message} Ponte goes on trying by itself for some more hours; after that the deliveries stop and need you. Check now that the ERP is up.`,
  },
  rejecting: {
    pt: ({ connection, since }) =>
      `Na integração ${connection}, o ERP rejeita envios por causa das credenciais desde ${instantText(since, "pt")}, embora ainda as aceite no teste. Confira no ERP o que o usuário ou o token da integração pode fazer: depois de cerca de meio dia os envios param e, se o ERP passar a rejeitar as credenciais de vez, a integração será pausada.`,
    en: ({ connection, since }) =>
      `In the integration ${connection}, the ERP has been refusing deliveries because of the credentials since ${instantText(since, "en")}, though it still takes them in the test. Check in the ERP what the integration's user or token may do: after about half a day the deliveries stop, and if the ERP comes to reject the credentials for good, the integration will be paused.`,
  },
  import_stopped: {
    pt: ({ connection, message }) =>
      `Na integração ${connection}, a importação de clientes e veículos não chegou ao fim: ${message}`,
    en: ({ connection, message }) =>
      `In the integration ${connection}, the import of clients and vehicles did not come to its end: ${message}`,
  },
  quiet: {
    pt: ({ connection, since }) =>
      `Pela integração ${connection} não passa nada desde ${instantText(since, "pt")}, o que não é comum para ela. Confira se o CRM continua enviando as vendas.`,
    en: ({ connection, since }) =>
      `Nothing has passed through the integration ${connection} since ${instantText(since, "en")}, which is unusual for it. Check that the CRM still sends its sales.`,
  },
  dead: {
    pt: ({ connection, count, message, hint }) =>
      `Na integração ${connection}, ${count === 1 ? "um envio parou e precisa" : `${count} envios pararam e precisam`} de você: ${message} ${hint}`,
    en: ({ connection, count, message, hint }) =>
      `In the integration ${connection}, ${count === 1 ? "one delivery has stopped and needs" : `${count} deliveries have stopped and need`} you: ${message} ${hint}`,
  },
} as const satisfies Record<string, Bilingual>;
