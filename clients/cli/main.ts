import { parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import packageJson from "../../package.json" with { type: "json" };
import { createPonte, PonteConnectionError, PonteError } from "../typescript/src/index.ts";
import { type Command, type OptionValue, oneOf, UsageError } from "./command.ts";
import { connectionCommands } from "./commands/connections.ts";
import { deliveryCommands } from "./commands/deliveries.ts";
import { functionCommands } from "./commands/functions.ts";
import { keyCommands } from "./commands/keys.ts";
import { logCommands } from "./commands/logs.ts";
import { replayCommands } from "./commands/replay.ts";
import { secretCommands } from "./commands/secrets.ts";
import { tenantCommands } from "./commands/tenants.ts";
import { helpOf, overview } from "./help.ts";
import { createOutput } from "./output.ts";

const COMMANDS = [
  ...tenantCommands,
  ...keyCommands,
  ...connectionCommands,
  ...deliveryCommands,
  ...replayCommands,
  ...logCommands,
  ...secretCommands,
  ...functionCommands,
];

const GLOBAL = {
  url: { type: "string" },
  token: { type: "string" },
  tenant: { type: "string" },
  language: { type: "string" },
  json: { type: "boolean" },
  progress: { type: "boolean" },
  help: { type: "boolean" },
} as const;

async function main(args: string[]): Promise<number> {
  const [first = "help"] = args;
  if (["help", "--help", "-h"].includes(first)) {
    console.log(helpAbout(args.slice(1)));
    return 0;
  }
  if (first === "--version") {
    console.log(packageJson.version);
    return 0;
  }
  const command = findCommand(args);
  if (command === undefined) throw new UsageError(unknownCommand(args));
  const rest = args.slice(command.name.split(" ").length);
  const { values, positionals } = parse(command, rest);
  if (values.help === true) {
    console.log(helpOf(command));
    return 0;
  }
  return await run(command, values, positionals);
}

async function run(command: Command, values: Record<string, OptionValue>, positionals: string[]) {
  const takes = command.takes ?? [];
  const text = (option: string) => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  const texts = (option: string) => [values[option] ?? []].flat().map(String);
  if (positionals.length !== takes.length)
    throw new UsageError(`It is written: ponte ${command.name} ${command.usage}`);
  const { PONTE_URL, PONTE_TOKEN, PONTE_TENANT } = process.env;
  const token = text("token") ?? PONTE_TOKEN;
  if (!token)
    throw new UsageError(
      "Which token? Set PONTE_TOKEN to the operator's token or to an API key, or give --token.",
    );
  const tenantId = text("tenant") ?? (PONTE_TENANT || undefined);
  const url = hubAddress(text("url") ?? (PONTE_URL || "http://127.0.0.1:8787"));
  const language = oneOf("language", text("language"), ["pt", "en"]) === "pt" ? "pt-BR" : "en";
  const ponte = createPonte({ url, token, language, ...(tenantId === undefined ? {} : { tenantId }) });
  const output = createOutput(values.json === true, values.progress === true);
  const given = (name: string) => positionals[takes.indexOf(name)] ?? "";
  const flag = (option: string) => values[option] === true;
  return await command.run({ ponte, tenantId, text, texts, flag, given, output });
}

function hubAddress(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new UsageError(
    `The hub's address must begin with https:// (or http:// on this machine); it is "${url}".`,
  );
}

/** parseArgs says in its message which option is wrong. */
function parse(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...GLOBAL, ...command.options }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError for what is no command */
function helpAbout(words: string[]): string {
  if (words.length === 0) return overview(COMMANDS);
  const named = findCommand(words);
  if (named !== undefined) return helpOf(named);
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${words.join(" ")} `));
  if (group.length === 0) throw new UsageError(unknownCommand(words));
  return overview(group);
}

function findCommand(args: string[]): Command | undefined {
  return COMMANDS.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
}

function unknownCommand([first = "", second = ""]: string[]): string {
  const names = COMMANDS.map(({ name }) => name);
  const siblings = names.filter((name) => name.startsWith(`${first} `));
  if (siblings.length > 0) return `"${first}" needs one of: ${siblings.join(", ")}.`;
  const typed = [first, second].join(" ").trim();
  const near = closest(typed, names);
  const meant = distance(typed, near) <= near.length / 3 ? ` Did you mean "${near}"?` : "";
  return `There is no command "${typed}".${meant}`;
}

/** @returns the exit code */
function report(error: unknown): number {
  const told = tellingOf(error);
  if (process.argv.includes("--json")) console.error(JSON.stringify(told.json));
  else for (const line of told.lines) console.error(line);
  return told.exitCode;
}

type Telling = { exitCode: number; json: Record<string, unknown>; lines: string[] };

/** What went wrong, for programs and for people. @throws what is none of what can go wrong: a fault of ours */
function tellingOf(error: unknown): Telling {
  if (error instanceof UsageError) {
    const { message } = error;
    return { exitCode: 2, json: { code: "usage", detail: message }, lines: [message, "See: ponte help"] };
  }
  if (error instanceof PonteError) {
    const { status, code, title, detail, errors, requestId, message } = error;
    const cure = code === "tenant_required" ? ["On this command line: --tenant <id>, or PONTE_TENANT."] : [];
    return {
      exitCode: 1,
      json: { status, code, title, detail, errors, requestId },
      lines: [message, ...cure],
    };
  }
  if (error instanceof PonteConnectionError) {
    const { message, idempotencyKey } = error;
    const again =
      idempotencyKey === undefined
        ? []
        : [
            `It may have had its effect. To ask again without a second one: --idempotency-key ${idempotencyKey}`,
          ];
    return {
      exitCode: 1,
      json: { code: "no_answer", detail: message, idempotencyKey },
      lines: [message, ...again],
    };
  }
  throw error;
}

// Whoever reads our output may have seen enough: `ponte logs tail | head`.
process.stdout.on("error", () => process.exit(0));
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.exitCode = report(error);
  },
);
