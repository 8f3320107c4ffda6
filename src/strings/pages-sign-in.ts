import { texts } from "./texts.ts";

/** The words of the sign-in. */
export const signInTexts = texts({
  pt: {
    title: "Entrar",
    lead: "Integrações entre o seu CRM e o seu ERP: cada venda chega uma única vez.",
    field: "Chave de API ou token de operador",
    help: 'A chave começa com "ponte_". Quem administra o Ponte na sua empresa cria e entrega a sua.',
    button: "Entrar",
    wrong:
      "Essa chave não foi aceita. Confira se foi copiada inteira e se não foi revogada; se precisar, peça outra a quem administra o Ponte.",
    empty: "Cole a chave de API ou o token de operador.",
    throttled: (minutes: number) =>
      `Foram muitas tentativas sem sucesso. Espere ${minutes === 1 ? "1 minuto" : `${minutes} minutos`} e tente de novo.`,
    needed: "Entre para ver esta página. Depois de entrar, você volta para ela.",
  },
  en: {
    title: "Sign in",
    lead: "Integrations between your CRM and your ERP: every sale arrives exactly once.",
    field: "API key or operator token",
    help: 'The key begins with "ponte_". Whoever administers Ponte in your company creates yours and hands it to you.',
    button: "Sign in",
    wrong:
      "That key was not accepted. Check that it was copied whole and has not been revoked; if need be, ask whoever administers Ponte for another.",
    empty: "Paste the API key or the operator token.",
    throttled: (minutes) =>
      `Too many attempts failed. Wait ${minutes === 1 ? "1 minute" : `${minutes} minutes`} and try again.`,
    needed: "Sign in to see this page. You come back to it right after.",
  },
});
