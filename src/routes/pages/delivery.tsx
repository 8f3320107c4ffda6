import { type AttemptView, getDelivery } from "../../services/deliveries/get-delivery.ts";
import { replayDelivery } from "../../services/deliveries/replay-delivery.ts";
import { frameTexts } from "../../strings/pages.ts";
import {
  actorTexts,
  deliveryStateTexts,
  deliveryStateTones,
  deliveryTexts,
  originTexts,
  outcomeTexts,
} from "../../strings/pages-deliveries.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Facts, NoticeBox, Panel, PostButton, StateBadge, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { reasonOf, SubjectLink } from "./delivery-table.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

type DeliveryDetail = Awaited<ReturnType<typeof getDelivery>>;

/** One trip to the ERP: why it waits or stopped, who must act and how, and each attempt. */
export async function showDelivery({ http, context, can }: TenantVisit): Promise<Response> {
  const delivery = await getDelivery(context, http.req.param("deliveryId") ?? "", currentLanguage());
  const replayable = !["queued", "running", "superseded"].includes(delivery.state);
  return await renderPage(
    http,
    {
      title: deliveryTexts.titleOf(delivery.subject),
      current: "/deliveries",
      crumbs: [{ href: "/deliveries", title: frameTexts.deliveries }],
      actions:
        replayable && can("sales:write") ? (
          <PostButton
            action={`/deliveries/${delivery.id}/replay`}
            label={deliveryTexts.replay}
            class="primary"
          />
        ) : undefined,
    },
    <>
      <Reason delivery={delivery} />
      <section class="panel">
        <Facts facts={factsOf(delivery)} />
      </section>
      <Panel id="attempts" title={deliveryTexts.attempts}>
        {delivery.attempts.length === 0 ? (
          <p>{deliveryTexts.noAttempts}</p>
        ) : (
          <Attempts attempts={delivery.attempts} />
        )}
      </Panel>
    </>,
  );
}

function Reason({ delivery }: { delivery: DeliveryDetail }) {
  const message = reasonOf(delivery);
  if (message === null) return null;
  return (
    <NoticeBox tone={deliveryStateTones[delivery.state]} title={message}>
      {delivery.hint ?? deliveryStateTexts[delivery.state].help}
    </NoticeBox>
  );
}

function factsOf(delivery: DeliveryDetail) {
  const { flow, subject, state, who, code, nextAttemptAt, remoteId, finishedAt } = delivery;
  return [
    [deliveryTexts.subject, <SubjectLink flow={flow} subject={subject} />],
    [
      deliveryTexts.state,
      <div>
        <StateBadge state={state} />
        <small class="under">{deliveryStateTexts[state].help}</small>
      </div>,
    ],
    ...(who === null ? [] : [[deliveryTexts.who, actorTexts[who]] as const]),
    ...(code === null ? [] : [[deliveryTexts.code, <code>{code}</code>] as const]),
    ...(nextAttemptAt === null ? [] : [[deliveryTexts.next, showInstant(nextAttemptAt)] as const]),
    ...(remoteId === null ? [] : [[deliveryTexts.remoteId, remoteId] as const]),
    [deliveryTexts.origin, originTexts[delivery.reason]],
    [deliveryTexts.created, showInstant(delivery.createdAt)],
    ...(finishedAt === null ? [] : [[deliveryTexts.finished, showInstant(finishedAt)] as const]),
  ] as const;
}

function Attempts({ attempts }: { attempts: readonly AttemptView[] }) {
  const columns = [
    { label: deliveryTexts.number },
    { label: deliveryTexts.started },
    { label: deliveryTexts.took },
    { label: deliveryTexts.outcome },
    { label: deliveryTexts.calls, numeric: true },
  ];
  return (
    <Table caption={deliveryTexts.attempts} columns={columns}>
      {attempts.map(({ number, startedAt, finishedAt, outcome, message, calls }) => (
        <tr>
          <Cell label={deliveryTexts.number}>{number}</Cell>
          <Cell label={deliveryTexts.started} class="when">
            {showInstant(startedAt)}
          </Cell>
          <Cell label={deliveryTexts.took}>
            {deliveryTexts.milliseconds(Date.parse(finishedAt) - Date.parse(startedAt))}
          </Cell>
          <Cell label={deliveryTexts.outcome} class="message">
            <div>
              {outcomeTexts[outcome] ?? outcome}
              {message === null ? null : <small class="under">{message}</small>}
            </div>
          </Cell>
          <Cell label={deliveryTexts.calls} class="numeric">
            {calls}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

export async function replayOne(visit: TenantVisit): Promise<Response> {
  const id = visit.http.req.param("deliveryId") ?? "";
  await replayDelivery(visit.context, id);
  leaveNotice(visit.http, "replayed");
  return seeOther(visit, `/deliveries/${encodeURIComponent(id)}`);
}
