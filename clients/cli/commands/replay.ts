import { setTimeout as sleep } from "node:timers/promises";
import type { Ponte } from "../../typescript/src/index.ts";
import { type Command, type Invocation, oneOf, present } from "../command.ts";
import type { Output } from "../output.ts";
import { STATES } from "../states.ts";

const POLL_MS = 1_000;

export const replayCommands: Command[] = [
  {
    name: "replay",
    usage:
      "[--state <state>] [--code <code>] [--connection <id>] [--flow <flow>] [--from <instant>] [--to <instant>]",
    summary: "Put deliveries back in the queue: counts, asks, and shows how far they are",
    options: {
      state: { type: "string" },
      code: { type: "string" },
      connection: { type: "string" },
      flow: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      "dry-run": { type: "boolean" },
      "no-wait": { type: "boolean" },
      yes: { type: "boolean" },
    },
    help: {
      "state <state>": `${STATES.join(", ")}; without it, what was delivered is left alone`,
      "code <code>": "that stopped with this code: timeout, unavailable, …",
      "connection <id>": "of this connection",
      "flow <flow>": "of this flow: sales, orders, …",
      "from <instant>": "made at or after it: 2026-11-20T00:00:00Z",
      "to <instant>": "made at or before it",
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
    flow: text("flow"),
    from: text("from"),
    to: text("to"),
  });
  const { matched } = await ponte.post("/v1/replays", { body: { filter, dryRun: true } });
  if (flag("dry-run") || matched === 0) {
    output.result({ matched }, () => output.print(`${matched} deliveries match.`));
    return 0;
  }
  if (!(await output.confirm(`${matched} deliveries match. Put them back in the queue?`, flag("yes"))))
    return 1;
  const started = await ponte.post("/v1/replays", { body: { filter, dryRun: false } });
  if (started.id === undefined || flag("no-wait")) {
    output.result(started, () =>
      output.print(`${started.id}: ${started.matched} deliveries are in the queue.`),
    );
    return 0;
  }
  const ended = await follow(ponte, started.id, output);
  output.result(ended, () =>
    output.print(
      `${ended.id}: ${ended.matched} put back, ${ended.delivered} delivered, ${ended.dead} stopped.`,
    ),
  );
  return ended.dead === 0 ? 0 : 1;
}

/** Shows how far a replay is until nothing of it waits. */
async function follow(ponte: Ponte, replayId: string, output: Output) {
  for (;;) {
    const now = await ponte.get("/v1/replays/{replayId}", { params: { path: { replayId } } });
    output.progress(
      now.matched - now.waiting,
      now.matched,
      `${now.delivered} delivered, ${now.dead} stopped`,
    );
    if (now.state === "finished") {
      output.endProgress();
      return now;
    }
    await sleep(POLL_MS);
  }
}
