import { z } from "zod";
import { listMessages, type MessageView } from "../../services/webhooks/list-webhooks.ts";
import { requireWebhook, toWebhookView } from "../../services/webhooks/webhook-view.ts";
import { webhookTexts } from "../../strings/pages-webhooks.ts";
import { Badge, Cell, Facts, Pager, Panel, PostButton, Table, type Tone } from "./components.tsx";
import { showInstant } from "./format.ts";
import { readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";
import { StateOf, webhookPath } from "./webhooks.tsx";

const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };
const tones: Record<string, Tone> = { pending: "neutral", delivered: "success", failed: "danger" };

/** One address: what it is told, how its messages ended, and what can be done. */
export async function showWebhook({ http, context, can }: TenantVisit): Promise<Response> {
  const webhook = toWebhookView(await requireWebhook(context, http.req.param("webhookId") ?? ""));
  const { cursor } = readQuery(http, query);
  const messages = await listMessages(context, webhook.id, { limit: PAGE, cursor });
  const path = webhookPath(webhook.id);
  const isOn = webhook.status === "enabled";
  return await renderPage(
    http,
    {
      title: webhook.url,
      current: "/webhooks",
      crumbs: [{ href: "/webhooks", title: webhookTexts.title }],
    },
    <>
      <section class="panel stack">
        <Facts
          facts={[
            [webhookTexts.state, <StateOf webhook={webhook} />],
            [
              webhookTexts.events,
              webhook.events.map((event) => webhookTexts.eventNames[event] ?? event).join(", "),
            ],
          ]}
        />
        {can("connections:write") ? (
          <>
            <div class="buttons">
              <PostButton action={`${path}/test`} label={webhookTexts.test} class="primary" />
              <PostButton action={`${path}/rotate`} label={webhookTexts.rotate} values={{ rotate: "1" }} />
              <PostButton
                action={`${path}/switch`}
                label={isOn ? webhookTexts.switchOff : webhookTexts.switchOn}
                values={{ enabled: isOn ? "0" : "1" }}
              />
              <a class="button quiet" href={`${path}/delete`}>
                {webhookTexts.remove}
              </a>
            </div>
            <p class="help">
              {webhookTexts.testHelp} {webhookTexts.rotateHelp}
            </p>
          </>
        ) : null}
      </section>
      <Panel id="messages" title={webhookTexts.messages}>
        {messages.items.length === 0 ? (
          <p>{webhookTexts.noMessages}</p>
        ) : (
          <MessageTable messages={messages.items} />
        )}
        <Pager path={path} query={{}} cursor={cursor} nextCursor={messages.nextCursor} />
      </Panel>
    </>,
  );
}

function MessageTable({ messages }: { messages: readonly MessageView[] }) {
  const columns = [
    { label: webhookTexts.when },
    { label: webhookTexts.event },
    { label: webhookTexts.state },
    { label: webhookTexts.attempts, numeric: true },
    { label: webhookTexts.result },
  ];
  return (
    <Table caption={webhookTexts.messages} columns={columns} compact>
      {messages.map((message) => (
        <tr>
          <Cell label={webhookTexts.when} class="when">
            <time datetime={message.createdAt}>{showInstant(message.createdAt)}</time>
          </Cell>
          <Cell label={webhookTexts.event}>{webhookTexts.eventNames[message.event] ?? message.event}</Cell>
          <Cell label={webhookTexts.state}>
            <Badge tone={tones[message.state] ?? "neutral"}>{webhookTexts.states[message.state]}</Badge>
          </Cell>
          <Cell label={webhookTexts.attempts} class="numeric">
            {message.attempts}
          </Cell>
          <Cell label={webhookTexts.result}>{resultOf(message)}</Cell>
        </tr>
      ))}
    </Table>
  );
}

function resultOf({ attempts, lastStatus, nextAttemptAt }: MessageView): string {
  if (attempts === 0) return "—";
  const answer = lastStatus === null ? webhookTexts.unanswered : webhookTexts.answered(lastStatus);
  return nextAttemptAt === null ? answer : `${answer}, ${webhookTexts.next(showInstant(nextAttemptAt))}`;
}
