import type { Command } from "./command.ts";

const GLOBAL_HELP = {
  "url <address>": "the hub, or PONTE_URL; http://127.0.0.1:8787 by default",
  "token <token>":
    "the operator's token or an API key; better in PONTE_TOKEN, where no list of processes shows it",
  "tenant <id>": "whose, or PONTE_TENANT; needed with the operator's token",
  "language <pt|en>": "of the texts for people; en by default",
  json: "results as JSON",
  progress: "show progress also where standard error is no terminal",
  help: "tell what a command takes",
};

/** Everything that `ponte` can do, one line each. */
export function overview(commands: Command[]): string {
  const lines = commands.map(({ name, usage, summary }): [string, string] => [
    `${name} ${usage}`.trim(),
    summary,
  ]);
  const short = lines.map(([call, summary]): [string, string] => [call.split(" [")[0] ?? call, summary]);
  return [
    "ponte: the command line of Ponte's operators\n",
    ...columns(short),
    "\nEvery command takes",
    ...columns(Object.entries(GLOBAL_HELP).map(([option, text]) => [`--${option}`, text])),
    "\nExit codes: 0 done, 1 refused or not all of it, 2 not written as it must be.",
  ].join("\n");
}

/** What one command takes. */
export function helpOf({ name, usage, summary, help = {} }: Command): string {
  const own = Object.entries(help).map(([option, text]): [string, string] => [`--${option}`, text]);
  const all = Object.entries(GLOBAL_HELP).map(([option, text]): [string, string] => [`--${option}`, text]);
  return [`ponte ${name} ${usage}`.trim(), `${summary}.\n`, ...columns([...own, ...all])].join("\n");
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
