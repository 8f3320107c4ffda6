import type { listLogs } from "../../services/logs/list-logs.ts";
import { levelTexts, levelTones, logPageTexts } from "../../strings/pages-logs.ts";
import { Badge, Cell, Table } from "./components.tsx";
import { showInstant } from "./format.ts";

export type LogView = Awaited<ReturnType<typeof listLogs>>["items"][number];

/** Log entries, newest first. */
export function LogTable({ entries }: { entries: readonly LogView[] }) {
  const columns = [
    { label: logPageTexts.at },
    { label: logPageTexts.level },
    { label: logPageTexts.message },
    { label: logPageTexts.subject },
    { label: logPageTexts.details, hidden: true },
  ];
  return (
    <Table caption={logPageTexts.caption} columns={columns} compact>
      {entries.map((entry) => (
        <LogRow entry={entry} />
      ))}
    </Table>
  );
}

function LogRow({ entry }: { entry: LogView }) {
  const at = showInstant(entry.at);
  return (
    <tr>
      <Cell label={logPageTexts.at} class="when">
        <time datetime={entry.at}>{at}</time>
      </Cell>
      <Cell label={logPageTexts.level}>
        <Badge tone={levelTones[entry.level]}>{levelTexts[entry.level]}</Badge>
      </Cell>
      <Cell label={logPageTexts.message} class="message">
        {entry.message}
      </Cell>
      <Cell label={logPageTexts.subject} class="key">
        <EntrySubject entry={entry} />
      </Cell>
      <Cell class="end">
        <a href={`/logs/entries/${entry.id}`} aria-label={logPageTexts.detailsOf(at)}>
          {logPageTexts.details}
        </a>
      </Cell>
    </tr>
  );
}

/** A sale leads to its page, what belongs to a delivery to that. */
export function EntrySubject({ entry }: { entry: LogView }) {
  const { subject, deliveryId, event } = entry;
  if (subject === null || subject === "") return "—";
  if (event.startsWith("sale.")) return <a href={`/sales/${encodeURIComponent(subject)}`}>{subject}</a>;
  return deliveryId === null ? subject : <a href={`/deliveries/${deliveryId}`}>{subject}</a>;
}
