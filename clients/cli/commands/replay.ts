import { setTimeout as sleep } from "node:timers/promises";
import type { components, Ponte } from "../../typescript/src/index.ts";
import { type Command, type Invocation, oneOf, present } from "../command.ts";
import type { Output } from "../output.ts";
import { CONTENTS, FLOWS, PERIODS, STATES } from "../states.ts";

type Replay = components["schemas"]["Replay"];

const POLL_MS = 1_000;

export const replayCommands: Command[] = [
  {
    name: "replay",
    usage:
      "[--state <state>] [--code <code>] [--connection <id>] [--flow <flow>] [--search <text>] [--from <instant>] [--to <instant>] …",
    summary: "Put deliveries back in the queue: counts, asks, and shows how far they are",
    options: {
      state: { type: "string" },
      code: { type: "string" },
      connection: { type: "string" },
      provider: { type: "string" },
      problem: { type: "string" },
      flow: { type: "string" },
      search: { type: "string" },
      content: { type: "string" },
      period: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      "dry-run": { type: "boolean" },
      "no-wait": { type: "boolean" },
      yes: { type: "boolean" },
    },
    help: {
      "state <state>": `${STATES.join(", ")}; without it, what was delivered is left alone`,
      "code <code>": "that wait or stopped with this code: erp_timeout, erp_refused, …",
      "connection <id>": "of this connection",
      "provider <id>": "of all connections to this ERP: gestaoclick, voalle, …",
      "problem <id>": "that still stand with this problem",
      "flow <flow>": `of this flow: ${FLOWS.join(", ")}`,
      "search <text>": "whose external id, number or customer's name holds this text",
      "content <which>":
        "stored, by default: what Ponte has; newest: read the systems again first that Ponte reads by itself",
      "period <which>":
        "what --from and --to are about: created, by default, or stopped: when they last stopped, or arrived",
      "from <instant>": "at or after it: 2026-11-20T00:00:00Z",
      "to <instant>": "at or before it",
      "dry-run": "only count",
      "no-wait": "do not wait until they are through",
      yes: "do not ask",
    },
    run: replay,
  },
];

async function replay({ ponte, output, text, flag }: Invocation): Promise<number> {
  const filter = present({
    state: oneOf("state", text("state"), STATES),
    code: text("code"),
    connectionId: text("connection"),
    provider: text("provider"),
    problemId: text("problem"),
    flow: oneOf("flow", text("flow"), FLOWS),
    q: text("search"),
    period: oneOf("period", text("period"), PERIODS),
    from: text("from"),
    to: text("to"),
  });
  const content = oneOf("content", text("content"), CONTENTS) ?? "stored";
  const { matched } = await ponte.post("/v1/replays", { body: { filter, content, dryRun: true } });
  if (flag("dry-run") || matched === 0) {
    output.result({ matched }, () => output.print(`${matched} deliveries match.`));
    return 0;
  }
  if (!(await output.confirm(`${matched} deliveries match. Put them back in the queue?`, flag("yes"))))
    return 1;
  const started = await ponte.post("/v1/replays", { body: { filter, content, dryRun: false } });
  if (started.id === undefined || flag("no-wait")) {
    output.result(started, () =>
      output.print(`${started.id}: ${started.matched} deliveries are in the queue.`),
    );
    return 0;
  }
  const ended = await follow(ponte, started.id, output);
  output.result(ended, () => output.print(endOf(ended)));
  return ended.state === "finished" && ended.dead === 0 ? 0 : 1;
}

function endOf({ id, state, matched, delivered, dead, skipped }: Replay): string {
  const replaced = skipped === 0 ? "" : `, ${skipped} replaced or held before their turn`;
  const stopped = state === "aborted" ? " Somebody stopped this replay: what had not gone stays." : "";
  return `${id}: ${matched} put back, ${delivered} delivered, ${dead} stopped${replaced}.${stopped}`;
}

/** Shows how far a replay is until nothing of it waits, or somebody stops it. */
async function follow(ponte: Ponte, replayId: string, output: Output) {
  for (;;) {
    const now = await ponte.get("/v1/replays/{replayId}", { params: { path: { replayId } } });
    output.progress(
      now.matched - now.waiting,
      now.matched,
      `${now.delivered} delivered, ${now.dead} stopped`,
    );
    if (now.state !== "running") {
      output.endProgress();
      return now;
    }
    await sleep(POLL_MS);
  }
}
