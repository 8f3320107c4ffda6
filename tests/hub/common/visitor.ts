import { listOutbox } from "../../../src/services/mail/outbox.ts";
import { openContext } from "./context.ts";
import { worker } from "./worker.ts";

const ORIGIN = "https://hub.test";

/** A browser as the pages see it: it keeps cookies and sends forms from its own origin. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly address: string;

  constructor(address = `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`) {
    this.address = address;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Shown> {
    return await this.send(path, { headers });
  }

  /** Sends a form. Redirects are not followed. */
  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Shown> {
    return await this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: ORIGIN, "sec-fetch-site": "same-origin", ...headers },
    });
  }

  /** Sends whatever a test wants to send, with this browser's cookies. */
  async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await worker.fetch(
      new Request(new URL(path, ORIGIN), {
        ...init,
        redirect: "manual",
        headers: {
          accept: "text/html",
          "cf-connecting-ip": this.address,
          ...(cookie === "" ? {} : { cookie }),
          ...init.headers,
        },
      }),
    );
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    return {
      status: response.status,
      text,
      location: response.headers.get("location"),
      headers: response.headers,
    };
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const gone = value === "" || attributes.some((attribute) => /max-age=0$/i.test(attribute.trim()));
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export type Shown = { status: number; text: string; location: string | null; headers: Headers };

/** The path of the link in the newest mail to an address. */
export async function newestLink(email: string): Promise<string> {
  const mails = await listOutbox(openContext(), 200);
  const mail = mails.find(({ to }) => to === email);
  const link = /https:\/\/hub\.test(\/\S+)/.exec(mail?.text ?? "")?.[1];
  if (link === undefined) throw new Error(`no mail with a link for ${email}`);
  return link;
}

export const PASSWORD = "uma frase fácil de lembrar";

let registered = 0;

/** A company and its admin, who has just come in for the first time. */
export async function registerAdmin(company = "Padaria Sol"): Promise<Visitor & { email: string }> {
  const visitor = Object.assign(new Visitor(), { email: `ana${++registered}.${Date.now()}@example.com` });
  await visitor.post("/register", { company, email: visitor.email });
  await visitor.post(await newestLink(visitor.email), { name: "Ana Paula", password: PASSWORD });
  return visitor;
}
