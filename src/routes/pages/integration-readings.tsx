import { z } from "zod";
import type { Connector, FlowId } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listPolls, type PollView } from "../../services/polls/list-polls.ts";
import { inLanguage } from "../../strings/language.ts";
import { readingTexts } from "../../strings/pages-readings.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, type Tone } from "./components.tsx";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { showCount, showInstant } from "./format.ts";
import { linkTo, readQuery } from "./forms.ts";
import { renderPart } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** While something is read, and while all wait for the next round. */
const REFRESH_SECONDS = { reading: 3, waiting: 20 } as const;

const query = { connection: z.string().max(128).optional() };

/** What there is to show of a connection's readings; nothing where Ponte reads nothing by itself, or has not begun. */
export async function readReadings(
  visit: TenantVisit,
  connector: Connector,
  connection: ConnectionView | undefined,
): Promise<PollView[] | undefined> {
  const hasReadings = Object.keys(connector.polled).length > 0;
  if (!hasReadings || connection === undefined || connection.activatedAt === null) return undefined;
  return await listPolls(visit.context, connection.id, currentLanguage());
}

/** The same part of the page again, as things stand now. */
export async function refreshReadings(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const { picked } = await pickConnection(visit, connector, readQuery(visit.http, query).connection);
  if (picked === undefined) throw new ApiError("connection_not_found", { id: "" });
  const polls = (await readReadings(visit, connector, picked)) ?? [];
  return await renderPart(visit.http, <Readings connector={connector} connection={picked} polls={polls} />);
}

type ReadingsProps = { connector: Connector; connection: ConnectionView; polls: readonly PollView[] };

/** How far each of a connection's readings is. It stays up to date while the connection is active. */
export function Readings({ connector, connection, polls }: ReadingsProps) {
  const isActive = connection.status === "active";
  const pace = polls.some(({ state }) => state === "reading") ? "reading" : "waiting";
  const refresh = isActive
    ? {
        "hx-get": linkTo(`/integrations/${connector.id}/readings`, { connection: connection.id }),
        "hx-trigger": `every ${REFRESH_SECONDS[pace]}s`,
        "hx-swap": "outerHTML",
        "data-live": "",
      }
    : {};
  return (
    <section class="panel" id="readings" aria-labelledby="readings-title" {...refresh}>
      <h2 id="readings-title">{readingTexts.title}</h2>
      <p class="help">{isActive ? readingTexts.help : readingTexts.paused}</p>
      <ul class="checks">
        {Object.keys(connector.polled).map((flow) => (
          <ReadingRow
            title={inLanguage(connector.flows[flow as FlowId] ?? { pt: flow, en: flow }, currentLanguage())}
            poll={polls.find((poll) => poll.flow === flow)}
            isOn={isOn(connection, flow)}
          />
        ))}
      </ul>
    </section>
  );
}

function isOn({ flows }: ConnectionView, flow: string): boolean {
  return Object.entries(flows).find(([name]) => name === flow)?.[1] ?? true;
}

type RowProps = { title: string; poll: PollView | undefined; isOn: boolean };

const TONES: Record<PollView["state"], Tone> = { reading: "info", waiting: "success", failing: "warning" };

function ReadingRow({ title, poll, isOn }: RowProps) {
  const state = poll?.state;
  return (
    <li>
      {isOn ? (
        <Badge tone={state === undefined ? "neutral" : TONES[state]}>
          {readingTexts[state ?? "notBegun"]}
        </Badge>
      ) : (
        <Badge tone="neutral">{readingTexts.off}</Badge>
      )}
      <div>
        <strong>{title}</strong>
        {isOn ? <Standing title={title} poll={poll} /> : null}
      </div>
    </li>
  );
}

function Standing({ title, poll }: Omit<RowProps, "isOn">) {
  if (poll === undefined) return <p>{readingTexts.soon}</p>;
  const counts = readingTexts.counts(showCount(poll.found), showCount(poll.changed));
  switch (poll.state) {
    case "reading":
      return (
        <>
          <p>
            {poll.pages === null ? "" : `${readingTexts.page(poll.page, poll.pages)} `}
            {counts}
          </p>
          {poll.pages === null ? null : (
            <progress
              max={Math.max(1, poll.pages)}
              value={poll.page}
              aria-label={readingTexts.progressOf(title)}
            />
          )}
        </>
      );
    case "waiting":
      return (
        <p>
          {counts} {poll.finishedAt === null ? null : <At label={readingTexts.last} at={poll.finishedAt} />}{" "}
          <At label={readingTexts.next} at={poll.nextAt} />
        </p>
      );
    case "failing":
      return (
        <p>
          {poll.message === null ? "" : `${readingTexts.why(poll.message)} `}
          <At label={readingTexts.goesOn} at={poll.nextAt} />
        </p>
      );
  }
}

function At({ label, at }: { label: string; at: string }) {
  return (
    <span>
      {label} <time datetime={at}>{showInstant(at)}</time>.
    </span>
  );
}
