import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { getConnection } from "../../../src/services/connections/get-connection.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { everyField, registerEveryField } from "../../common/every-field.ts";
import { forTenant, openContext, type TestTenantContext } from "./context.ts";
import { type PageForm, readPageForm } from "./page-form.ts";
import { type Shown, Visitor } from "./visitor.ts";

export const FORM_PATH = `/integrations/${everyField.id}`;

/** The settings page of a connection with every kind of field, as whoever may write it has it before them. */
export class FormPage {
  readonly context: TestTenantContext;
  readonly visitor: Visitor;
  readonly connectionId: string;

  private constructor(context: TestTenantContext, visitor: Visitor, connectionId: string) {
    this.context = context;
    this.visitor = visitor;
    this.connectionId = connectionId;
  }

  static async open(settings: Record<string, unknown> = {}): Promise<FormPage> {
    registerEveryField();
    const context = openContext({ now: () => Date.now() });
    const { id: tenantId } = await createTenant(context, { name: "Padaria Sol" });
    const { key } = await createApiKey(context, tenantId, { name: "página" });
    const visitor = new Visitor();
    await visitor.post("/sign-in", { token: key });
    const own = forTenant(context, tenantId);
    const credentials = { token: `token-of-${tenantId}` };
    const { id } = await createConnection(own, {
      provider: everyField.id,
      name: everyField.title,
      settings,
      credentials,
    });
    return new FormPage(own, visitor, id);
  }

  async show(): Promise<Shown> {
    return await this.visitor.get(FORM_PATH);
  }

  /** The form as it stands on the page. */
  async form(): Promise<PageForm> {
    return await readPageForm((await this.show()).text, "fields");
  }

  /** Presses a button of the form. */
  async press(form: PageForm, button: string): Promise<Shown> {
    return await this.visitor.send(FORM_PATH, {
      method: "POST",
      body: new URLSearchParams([...form, ["do", button]]),
      headers: { origin: "https://hub.test", "sec-fetch-site": "same-origin" },
    });
  }

  /** The form that a button shows. */
  async pressed(form: PageForm, button: string): Promise<PageForm> {
    return await readPageForm((await this.press(form, button)).text, "fields");
  }

  async settings(): Promise<Record<string, unknown>> {
    return (await getConnection(this.context, this.connectionId)).settings;
  }
}
