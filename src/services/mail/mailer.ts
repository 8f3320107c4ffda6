import type { Database } from "../../db/database.ts";
import type { Settings } from "../../env.ts";
import { ApiError } from "../../errors.ts";
import { errorName } from "../../lib/error-name.ts";
import { keepInOutbox } from "./outbox.ts";

/** A mail to one person. Both bodies say the same; `html` is made of escaped text only. */
export type Mail = { to: string; subject: string; text: string; html: string };

/** Sends mails. @throws ApiError mail_unavailable */
export type Mailer = { send(mail: Mail): Promise<void> };

type Means = {
  directory: Database;
  settings: Settings;
  binding: SendEmail | undefined;
  fetch: typeof fetch;
};

const TIMEOUT_MS = 10_000;

/** The way that this hub sends mails: a local one keeps them, others use an HTTP service or Cloudflare's binding. */
export function createMailer(means: Means): Mailer {
  return {
    async send(mail) {
      try {
        await chooseWay(means)(mail);
      } catch (error) {
        // Neither the address nor the text: a mail holds a one-time link.
        console.error(JSON.stringify({ message: "a mail could not be sent", error: errorName(error) }));
        throw new ApiError("mail_unavailable");
      }
    },
  };
}

function chooseWay({ directory, settings, binding, fetch: send }: Means): (mail: Mail) => Promise<unknown> {
  const { from, http, devOutbox } = settings.mail;
  if (devOutbox) return (mail) => keepInOutbox(directory, settings.credentialKeys, mail);
  if (from === undefined) throw new Error("MAIL_FROM is not set");
  if (http !== undefined) return (mail) => postMail(send, http, { from, ...mail });
  if (binding === undefined) throw new Error("neither MAIL_HTTP_URL nor the binding MAIL is set");
  return (mail) => binding.send({ from, ...mail });
}

/** The JSON that Resend, and others after it, take: `{from, to, subject, text, html}` with a bearer token. */
async function postMail(
  send: typeof fetch,
  { url, token }: { url: string; token: string | undefined },
  mail: Mail & { from: string },
): Promise<void> {
  const answer = await send(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(mail),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the mail service answered ${answer.status}`);
}
