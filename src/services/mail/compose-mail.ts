import { html } from "hono/html";
import type { Language } from "../../strings/language.ts";
import { mailFrame } from "../../strings/mails.ts";
import type { Mail } from "./mailer.ts";

type Parts = {
  to: string;
  language: Language;
  subject: string;
  lead: string;
  button: { label: string; url: string };
  after: string;
};

/** A mail with one thing to do, as plain text and as HTML that shows alike in every mail program. */
export function composeMail({ to, language, subject, lead, button, after }: Parts): Mail {
  const sign = mailFrame.signature[language];
  const text = `${lead}\n\n${button.label}:\n${button.url}\n\n${after}\n\n${sign}\n`;
  const body = html`<!doctype html>
<html lang="${language === "pt" ? "pt-BR" : "en"}">
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2733;max-width:34em;margin:2em auto;padding:0 1em">
<p>${lead}</p>
<p><a href="${button.url}" style="display:inline-block;background:#0b5cad;color:#fff;padding:.7em 1.2em;border-radius:6px;text-decoration:none">${button.label}</a></p>
<p style="word-break:break-all;font-size:14px">${button.url}</p>
<p>${after}</p>
<p>${sign}</p>
</body>
</html>`;
  return { to, subject, text, html: String(body) };
}
