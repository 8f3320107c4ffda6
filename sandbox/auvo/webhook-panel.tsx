import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import type { Child } from "hono/jsx";
import { z } from "zod";
import { type ControlHono, requireCompany } from "../shared/control.ts";
import { backToPage, readForm } from "../shared/forms.ts";
import { Field, Panel, PostButton, Table } from "../shared/frame.tsx";
import { STRINGS } from "../shared/strings.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { AUVO } from "./account.ts";
import { Refusal } from "./envelope.ts";
import { Fields } from "./input.ts";
import { openStore } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import { register } from "./webhooks/routes.ts";
import { ACTION, ACTION_WORDS, ENTITY } from "./webhooks/send.ts";

const FORMS_PATH = `${AUVO.controlPath}/webhook-forms`;
const SHOWN_DELIVERIES = 20;

const webhookOrder = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(250) });

/** A company's webhooks and their latest deliveries. Auvo itself has no page for them: they are registered by its API. */
export async function webhooksPanel(database: D1Database, companyId: number): Promise<Child> {
  const store = openStore(database, companyId);
  const [webhooks, deliveries] = [await store.all("webhooks"), await store.all("webhookDeliveries")];
  const company = String(companyId);
  return (
    <Panel id="webhooks" heading={STRINGS.webhooks}>
      <p>{STRINGS.auvoWebhooksIntro}</p>
      <Table columns={[STRINGS.webhookAddress, STRINGS.webhookTopic, STRINGS.action]}>
        {webhooks.map(({ id, entity, action, targetUrl }) => (
          <tr>
            <td>
              <code>{targetUrl}</code>
            </td>
            <td>
              <code>
                {entity} {ACTION_WORDS[action]}
              </code>
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
          <input name="url" type="url" maxlength={250} required />
        </Field>
        <div>
          <button type="submit">{STRINGS.registerWebhook}</button>
        </div>
      </form>
      <Table columns={[STRINGS.webhookAddress, STRINGS.state]}>
        {deliveries
          .slice(-SHOWN_DELIVERIES)
          .reverse()
          .map(({ targetUrl, status }) => (
            <tr>
              <td>
                <code>{targetUrl}</code>
              </td>
              <td>{status === 0 ? "—" : status}</td>
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
    const company = await requireCompany(context, AUVO.erp, form.company);
    await listenToTasks(context.env.SANDBOX_DB, company, { url: form.url });
    return backToPage(context, AUVO.controlPath, company.id, "webhooks");
  });
  forms.post("/remove", async (context) => {
    const form = await readForm(context);
    const company = await requireCompany(context, AUVO.erp, form.company);
    await openStore(context.env.SANDBOX_DB, company.id)
      .removal("webhooks", form.id ?? "")
      .run();
    return backToPage(context, AUVO.controlPath, company.id, "webhooks");
  });
  return forms;
}

/** Registers an address for added and for changed tasks, as an admin does by two calls. */
export async function listenToTasks(
  database: D1Database,
  company: { id: number; switches: unknown },
  given: unknown,
): Promise<void> {
  const order = webhookOrder.safeParse(given);
  if (!order.success) throw new HTTPException(400, { message: order.error.message });
  const session = {
    store: openStore(database, company.id),
    switches: resolveSwitches(SWITCHES, z.record(z.string(), z.unknown()).parse(company.switches)),
    nowMs: Date.now(),
  };
  for (const action of [ACTION.added, ACTION.changed]) {
    const webhook = { entity: ENTITY.Task, action, targetUrl: order.data.url, active: true };
    try {
      await register(session, new Fields(webhook));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new HTTPException(400, { message: await error.answer.text() });
    }
  }
}
