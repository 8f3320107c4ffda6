import type { FunctionName } from "../../../src/erp/functions/catalogue.ts";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { getAutomation } from "../../../src/services/automations/get-automation.ts";
import { AutomatedProvider } from "../erp/automation/provider.ts";
import { ERP_ORIGIN } from "./constants.ts";
import { type PageForm, readPageForm } from "./page-form.ts";
import { type Shown, Visitor } from "./visitor.ts";

/** How MK's web services are reached: a token and a counter-password give a session's token. */
export const MK_SETTINGS = {
  baseUrl: `${ERP_ORIGIN}/mksolutions/mk`,
  auth: {
    type: "session",
    path: "/WSAutenticacao.rule",
    method: "GET",
    fields: {
      sys: "MK0",
      token: "{{ secrets.token }}",
      password: "{{ secrets.password }}",
      cd_servico: "9999",
    },
    tokenExpression: "answer.Token",
    expiresAtExpression: "answer.Expire",
    place: "query",
    name: "token",
  },
};

/** The editor of automations of a provider whose ERP no template knows, before somebody who may write them. */
export class EditorPage {
  readonly provider: AutomatedProvider;
  readonly visitor: Visitor;

  private constructor(provider: AutomatedProvider, visitor: Visitor) {
    this.provider = provider;
    this.visitor = visitor;
  }

  static async open(): Promise<EditorPage> {
    const provider = await AutomatedProvider.open("mk", MK_SETTINGS);
    const { context } = provider;
    const { key } = await createApiKey(context, context.tenantId, { name: "página" });
    const visitor = new Visitor();
    await visitor.post("/sign-in", { token: key });
    return new EditorPage(provider, visitor);
  }

  path(name: FunctionName, more = ""): string {
    return `/connections/${this.provider.connectionId}/automations/${name}${more}`;
  }

  async form(name: FunctionName, query = ""): Promise<PageForm> {
    return await readPageForm((await this.visitor.get(this.path(name, query))).text, "editor");
  }

  /** Presses a button of the editor. */
  async press(name: FunctionName, form: PageForm, button: string, more = ""): Promise<Shown> {
    // The button that Enter presses stands first in the form, and is not pressed here.
    return await this.visitor.send(this.path(name, more), {
      method: "POST",
      body: new URLSearchParams([...form, ["do", button]]),
      headers: { origin: "https://hub.test", "sec-fetch-site": "same-origin" },
    });
  }

  /** The editor that a button shows. */
  async pressed(name: FunctionName, form: PageForm, button: string): Promise<PageForm> {
    return await readPageForm((await this.press(name, form, button)).text, "editor");
  }

  /** A small form of the page, such as the one that restores a version. */
  async post(name: FunctionName, what: string, fields: Record<string, string>): Promise<Shown> {
    return await this.visitor.post(this.path(name, `/${what}`), fields);
  }

  async saved(name: FunctionName) {
    const { context, connectionId } = this.provider;
    return await getAutomation(context, connectionId, name);
  }
}
