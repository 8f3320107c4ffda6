import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import type { Child } from "hono/jsx";
import { type ControlHono, requireCompany } from "../shared/control.ts";
import { backToPage, readForm } from "../shared/forms.ts";
import { Field, Panel, PostButton, Table } from "../shared/frame.tsx";
import { STRINGS } from "../shared/strings.ts";
import { OMIE } from "./account.ts";
import { openStore } from "./session.ts";
import { registerWebhook, webhookOrder } from "./webhook-registration.ts";

const FORMS_PATH = `${OMIE.controlPath}/webhook-forms`;
const SHOWN_DELIVERIES = 20;

/** A company's webhooks and their latest deliveries. */
export async function webhooksPanel(database: D1Database, companyId: number): Promise<Child> {
  const store = openStore(database, companyId);
  const [webhooks, deliveries] = [await store.all("webhooks"), await store.all("webhookDeliveries")];
  const company = String(companyId);
  return (
    <Panel id="webhooks" heading={STRINGS.webhooks}>
      <p>{STRINGS.webhooksIntro}</p>
      <Table columns={[STRINGS.webhookAddress, STRINGS.action]}>
        {webhooks.map(({ id, url }) => (
          <tr>
            <td>
              <code>{url}</code>
            </td>
            <td>
              <PostButton action={`${FORMS_PATH}/remove`} label={STRINGS.remove} values={{ company, id }} />
            </td>
          </tr>
        ))}
      </Table>
      <form method="post" action={FORMS_PATH} class="fields">
        <input type="hidden" name="company" value={company} />
        <Field label={STRINGS.webhookAddress}>
          <input name="url" type="url" required />
        </Field>
        <div>
          <button type="submit">{STRINGS.registerWebhook}</button>
        </div>
      </form>
      <Table columns={[STRINGS.webhookTopic, STRINGS.state, STRINGS.attempts]}>
        {deliveries
          .slice(-SHOWN_DELIVERIES)
          .reverse()
          .map(({ topic, state, attempts }) => (
            <tr>
              <td>
                <code>{topic}</code>
              </td>
              <td>{state}</td>
              <td>{attempts}</td>
            </tr>
          ))}
      </Table>
    </Panel>
  );
}

/** What the panel posts. */
export function webhookForms(): Hono<ControlHono> {
  const forms = new Hono<ControlHono>({ strict: false });
  forms.use("*", csrf());
  forms.post("/", async (context) => {
    const form = await readForm(context);
    const company = await requireCompany(context, OMIE.erp, form.company);
    const order = webhookOrder.safeParse({ url: form.url });
    if (!order.success) throw new HTTPException(400, { message: order.error.message });
    await registerWebhook(context.env.SANDBOX_DB, company.id, order.data.url);
    return backToPage(context, OMIE.controlPath, company.id, "webhooks");
  });
  forms.post("/remove", async (context) => {
    const form = await readForm(context);
    const company = await requireCompany(context, OMIE.erp, form.company);
    await openStore(context.env.SANDBOX_DB, company.id)
      .removal("webhooks", form.id ?? "")
      .run();
    return backToPage(context, OMIE.controlPath, company.id, "webhooks");
  });
  return forms;
}
