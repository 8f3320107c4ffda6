import { setTimeout as sleep } from "node:timers/promises";
import { type components, type Ponte, PonteConnectionError, type paths } from "../../typescript/src/index.ts";
import { type Command, countOf, type Invocation, oneOf, present, take } from "../command.ts";

type Entry = components["schemas"]["LogEntry"];

const LEVELS = ["info", "warning", "error"] as const satisfies Entry["level"][];
const DEFAULT_LINES = 20;
const POLL_MS = 2_000;
/** Entries of one moment become visible one after another: so far back is looked at again. */
const OVERLAP_MS = 15_000;

export const logCommands: Command[] = [
  {
    name: "logs tail",
    usage: "[--lines <n>] [--no-follow] [--level <level>] [--provider <id>] [--connection <id>] …",
    summary: "Show the newest entries of a tenant's integration log, and those that come",
    options: {
      lines: { type: "string" },
      "no-follow": { type: "boolean" },
      level: { type: "string" },
      provider: { type: "string" },
      connection: { type: "string" },
      event: { type: "string" },
      subject: { type: "string" },
      delivery: { type: "string" },
      search: { type: "string" },
    },
    help: {
      "lines <n>": `begin with so many; ${DEFAULT_LINES} by default`,
      "no-follow": "end after these",
      "level <level>": LEVELS.join(", "),
      "provider <id>": "gestaoclick, voalle, automation, …",
      "connection <id>": "of this connection",
      "event <event>": "of this kind: delivery.dead, …",
      "subject <id>": "of the sale or order with this external id",
      "delivery <id>": "of this delivery",
      "search <text>": "that hold these words, or words that begin so",
    },
    run: tail,
  },
];

async function tail(invocation: Invocation): Promise<number> {
  const { ponte, output, text, flag } = invocation;
  const query = present({
    level: oneOf("level", text("level"), LEVELS),
    provider: text("provider"),
    connectionId: text("connection"),
    event: text("event"),
    subject: text("subject"),
    deliveryId: text("delivery"),
    q: text("search"),
  });
  const show = (entry: Entry) => output.line(entry, lineOf(entry));
  const lines = countOf("lines", text("lines"), DEFAULT_LINES);
  const begin = (await take(ponte.pages("/v1/logs", { params: { query } }), lines)).reverse();
  begin.forEach(show);
  if (flag("no-follow")) return 0;
  process.on("SIGINT", () => process.exit(0));
  for await (const entry of follow(ponte, query, begin, output.tell)) show(entry);
  return 0;
}

type Query = NonNullable<paths["/v1/logs"]["get"]["parameters"]["query"]>;

/** The entries that are new, oldest first, for ever. A hub that is away for a moment is asked again. */
async function* follow(ponte: Ponte, query: Query, shown: Entry[], tell: (text: string) => void) {
  const seen = new Map(shown.map(({ id, at }) => [id, Date.parse(at)]));
  let newestAt = Math.max(0, ...seen.values());
  let away = false;
  for (;;) {
    await sleep(POLL_MS);
    const from = newestAt === 0 ? {} : { from: new Date(newestAt - OVERLAP_MS).toISOString() };
    let entries: Entry[];
    try {
      entries = await take(
        ponte.pages("/v1/logs", { params: { query: { ...query, ...from } } }),
        Number.POSITIVE_INFINITY,
      );
    } catch (error) {
      if (!(error instanceof PonteConnectionError)) throw error;
      if (!away) tell(`${error.message}; asking again …`);
      away = true;
      continue;
    }
    if (away) tell("The hub answers again.");
    away = false;
    for (const entry of entries.reverse()) {
      if (seen.has(entry.id)) continue;
      seen.set(entry.id, Date.parse(entry.at));
      newestAt = Math.max(newestAt, Date.parse(entry.at));
      yield entry;
    }
    for (const [id, at] of seen) if (at < newestAt - OVERLAP_MS) seen.delete(id);
  }
}

function lineOf({ at, level, event, provider, subject, message }: Entry): string {
  const about = [provider, subject].filter((part) => part !== null).join(" ");
  return `${at}  ${level.padEnd(7)}  ${event}${about === "" ? "" : `  [${about}]`}  ${message.replaceAll(/\s+/g, " ")}`;
}
