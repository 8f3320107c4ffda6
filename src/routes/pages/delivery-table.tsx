import type { DeliveryView } from "../../services/deliveries/delivery-view.ts";
import { flowName } from "../../strings/log-words.ts";
import { deliveryTexts, holdTexts, originTexts } from "../../strings/pages-deliveries.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, StateBadge, Table } from "./components.tsx";
import { showInstant } from "./format.ts";

type TableProps = { deliveries: readonly DeliveryView[]; withSubject: boolean };

/** Trips to the ERP, newest first. */
export function DeliveryTable({ deliveries, withSubject }: TableProps) {
  const columns = [
    ...(withSubject ? [{ label: deliveryTexts.subject }] : []),
    { label: deliveryTexts.state },
    { label: deliveryTexts.why },
    { label: deliveryTexts.origin },
    { label: deliveryTexts.attempts, numeric: true },
    { label: deliveryTexts.updated },
    { label: deliveryTexts.title, hidden: true },
  ];
  return (
    <Table caption={deliveryTexts.caption} columns={columns}>
      {deliveries.map((delivery) => (
        <DeliveryRow delivery={delivery} withSubject={withSubject} />
      ))}
    </Table>
  );
}

/** Why it waits or stopped, in a sentence. */
export function reasonOf({
  message,
  holdReason,
}: Pick<DeliveryView, "message" | "holdReason">): string | null {
  return message ?? (holdReason === null ? null : holdTexts[holdReason]);
}

/** What a delivery is about: a sale has a page of its own; for others the flow says what it is. */
export function SubjectLink({ flow, subject }: { flow: string; subject: string }) {
  if (flow === "sales") return <a href={`/sales/${encodeURIComponent(subject)}`}>{subject}</a>;
  return (
    <span>
      {subject} <small class="under">{flowName(flow, currentLanguage())}</small>
    </span>
  );
}

function DeliveryRow({ delivery, withSubject }: { delivery: DeliveryView; withSubject: boolean }) {
  const { id, subject, state, nextAttemptAt, remoteId } = delivery;
  return (
    <tr>
      {withSubject ? (
        <Cell label={deliveryTexts.subject} class="key">
          <SubjectLink flow={delivery.flow} subject={subject} />
        </Cell>
      ) : null}
      <Cell label={deliveryTexts.state}>
        <StateBadge state={state} />
      </Cell>
      <Cell label={deliveryTexts.why} class="message">
        <div>
          {reasonOf(delivery) ?? (remoteId === null ? "—" : `${deliveryTexts.remoteId}: ${remoteId}`)}
          {state === "retrying" && nextAttemptAt !== null ? (
            <small class="under">
              {deliveryTexts.next}: {showInstant(nextAttemptAt)}
            </small>
          ) : null}
        </div>
      </Cell>
      <Cell label={deliveryTexts.origin} class="when">
        {originTexts[delivery.reason]}
      </Cell>
      <Cell label={deliveryTexts.attempts} class="numeric">
        {delivery.attempts}
      </Cell>
      <Cell label={deliveryTexts.updated} class="when">
        <time datetime={delivery.updatedAt}>{showInstant(delivery.updatedAt)}</time>
      </Cell>
      <Cell class="end">
        <a href={`/deliveries/${id}`} aria-label={deliveryTexts.open(subject)}>
          {deliveryTexts.openShort}
        </a>
      </Cell>
    </tr>
  );
}
