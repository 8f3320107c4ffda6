import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ApiError } from "../../errors.ts";
import {
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from "../../services/webhooks/change-webhook.ts";
import { createWebhook } from "../../services/webhooks/create-webhook.ts";
import { WEBHOOK_EVENTS } from "../../services/webhooks/events.ts";
import { listWebhooks } from "../../services/webhooks/list-webhooks.ts";
import { sendDueWebhooks } from "../../services/webhooks/send-webhooks.ts";
import { requireWebhook, type WebhookView } from "../../services/webhooks/webhook-view.ts";
import { listTexts } from "../../strings/pages.ts";
import { webhookTexts } from "../../strings/pages-webhooks.ts";
import { eventsSchema, urlSchema } from "../webhooks/schemas.ts";
import { Badge, Cell, Empty, NoticeBox, Panel, PostButton, Table } from "./components.tsx";
import { readForm } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const PATH = "/webhooks";
const crumbs = () => [{ href: PATH, title: webhookTexts.title }];
const idOf = ({ http }: TenantVisit) => http.req.param("webhookId") ?? "";
export const webhookPath = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

type Refused = { url: string; events: readonly string[]; urlError?: string; eventsError?: string };

/** Webhooks: the addresses that are told of events. */
export function showWebhooks(visit: TenantVisit): Promise<Response> {
  return renderWebhooks(visit);
}

async function renderWebhooks(
  { http, context, can }: TenantVisit,
  refused?: Refused,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const webhooks = await listWebhooks(context);
  return await renderPage(
    http,
    { title: webhookTexts.title, current: PATH },
    <>
      <p class="lead">{webhookTexts.lead}</p>
      {webhooks.length === 0 ? (
        <Empty title={webhookTexts.none} />
      ) : (
        <div class="sheet">
          <WebhookTable webhooks={webhooks} />
        </div>
      )}
      {can("connections:write") ? (
        <Panel id="add" title={webhookTexts.addTitle}>
          <WebhookForm refused={refused} />
        </Panel>
      ) : null}
    </>,
    status,
  );
}

function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
  const columns = [
    { label: webhookTexts.address },
    { label: webhookTexts.events },
    { label: webhookTexts.state },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Table caption={webhookTexts.title} columns={columns}>
      {webhooks.map((webhook) => (
        <tr>
          <Cell label={webhookTexts.address} class="message">
            <strong>{webhook.url}</strong>
          </Cell>
          <Cell label={webhookTexts.events} class="message">
            {webhook.events.map((event) => webhookTexts.eventNames[event] ?? event).join(", ")}
          </Cell>
          <Cell label={webhookTexts.state}>
            <StateOf webhook={webhook} />
          </Cell>
          <Cell class="end">
            <a href={webhookPath(webhook.id)} aria-label={webhookTexts.openOf(webhook.url)}>
              {webhookTexts.open}
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

export function StateOf({ webhook: { status, disabledReason } }: { webhook: WebhookView }) {
  return (
    <div>
      <Badge tone={status === "enabled" ? "success" : "neutral"}>
        {status === "enabled" ? webhookTexts.enabled : webhookTexts.disabled}
      </Badge>
      {disabledReason === null ? null : (
        <small class="under">{webhookTexts.reasons[disabledReason] ?? disabledReason}</small>
      )}
    </div>
  );
}

function WebhookForm({ refused }: { refused: Refused | undefined }) {
  const { urlError, eventsError } = refused ?? {};
  return (
    <form method="post" action={PATH} class="stack short">
      <div class="field">
        <label for="url">{webhookTexts.address}</label>
        <input
          id="url"
          name="url"
          type="url"
          value={refused?.url}
          maxlength={2_000}
          required
          aria-describedby={urlError === undefined ? "url-help" : "url-error url-help"}
          aria-invalid={urlError === undefined ? undefined : "true"}
        />
        {urlError === undefined ? null : (
          <p class="error" id="url-error">
            {urlError}
          </p>
        )}
        <p class="help" id="url-help">
          {webhookTexts.addressHelp}
        </p>
      </div>
      <fieldset class="choices">
        <legend>{webhookTexts.events}</legend>
        {eventsError === undefined ? null : <p class="error">{eventsError}</p>}
        {WEBHOOK_EVENTS.map((event) => (
          <label for={`event-${event}`}>
            <input
              type="checkbox"
              id={`event-${event}`}
              name="event"
              value={event}
              checked={refused === undefined ? event === "delivery.dead" : refused.events.includes(event)}
            />
            <span>
              {webhookTexts.eventNames[event]} <code>{event}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="submit" class="primary">
          {webhookTexts.add}
        </button>
      </div>
    </form>
  );
}

/** Adds an address and shows its secret in this one answer. */
export async function addWebhook(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const url = urlSchema.safeParse(form.one("url").trim());
  const events = eventsSchema.safeParse(form.many("event"));
  const refuse = (urlGood: boolean) =>
    renderWebhooks(
      visit,
      {
        url: form.one("url"),
        events: form.many("event"),
        ...(urlGood ? {} : { urlError: webhookTexts.addressInvalid }),
        ...(events.success ? {} : { eventsError: webhookTexts.eventsInvalid }),
      },
      400,
    );
  if (!url.success || !events.success) return await refuse(url.success);
  try {
    const made = await createWebhook(visit.context, { url: url.data, events: events.data });
    return await showSecret(visit, made.id, made.secret);
  } catch (error) {
    if (error instanceof ApiError && error.code === "validation_failed") return await refuse(false);
    throw error;
  }
}

async function showSecret({ http }: TenantVisit, id: string, secret: string): Promise<Response> {
  return await renderPage(
    http,
    { title: webhookTexts.secretTitle, current: PATH, narrow: true, crumbs: crumbs() },
    <>
      <NoticeBox tone="warning">{webhookTexts.secretLead}</NoticeBox>
      <div class="panel stack">
        <div class="field">
          <label for="secret">{webhookTexts.secret}</label>
          <input id="secret" class="code-input" value={secret} readonly spellcheck={false} />
        </div>
        <p>
          <a href={webhookPath(id)}>{webhookTexts.back}</a>
        </p>
      </div>
    </>,
    201,
  );
}

/** The answer shows a secret, so it takes the button's own word. */
export async function rotateSecret(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  if (form.one("rotate") !== "1") return seeOther(visit, webhookPath(idOf(visit)));
  const { secret } = await rotateWebhookSecret(visit.context, idOf(visit));
  return await showSecret(visit, idOf(visit), secret);
}

export async function testWebhook(visit: TenantVisit): Promise<Response> {
  await sendTestEvent(visit.context, idOf(visit));
  visit.context.afterwards(async () => void (await sendDueWebhooks(visit.context)));
  return seeOther(visit, webhookPath(idOf(visit)));
}

export async function switchWebhook(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  await updateWebhook(visit.context, idOf(visit), { enabled: form.one("enabled") === "1" });
  return seeOther(visit, webhookPath(idOf(visit)));
}

/** Asks before an address is deleted. */
export async function askWebhookDeletion(visit: TenantVisit): Promise<Response> {
  const { id, url } = await requireWebhook(visit.context, idOf(visit));
  return await renderPage(
    visit.http,
    { title: webhookTexts.removeTitle, current: PATH, narrow: true, crumbs: crumbs() },
    <div class="panel stack">
      <p>{webhookTexts.removeLead(url)}</p>
      <div class="buttons">
        <PostButton action={`${webhookPath(id)}/delete`} label={webhookTexts.remove} class="primary" />
        <a href={webhookPath(id)}>{webhookTexts.keep}</a>
      </div>
    </div>,
  );
}

export async function removeWebhook(visit: TenantVisit): Promise<Response> {
  await deleteWebhook(visit.context, idOf(visit));
  return seeOther(visit, PATH);
}
