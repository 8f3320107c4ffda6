import { readFileSync } from "node:fs";
import { type FunctionInput, type FunctionName, PonteError } from "../../typescript/src/index.ts";
import { type Command, present, UsageError } from "../command.ts";

export const functionCommands: Command[] = [
  {
    name: "functions list",
    usage: "",
    summary: "List the ERP functions and which connections serve them",
    options: {},
    async run({ ponte, output }) {
      const { items } = await ponte.get("/v1/functions");
      output.result(items, () =>
        output.table(
          ["name", "effect", "served by", "title"],
          items.map(({ name, effect, servedBy, title }) => [
            name,
            effect,
            servedBy.map((connection) => `${connection.name} (${connection.status})`).join(", "),
            title,
          ]),
        ),
      );
      return 0;
    },
  },
  {
    name: "functions call",
    usage: "<name> [--input <json>] [--connection <id>] [--idempotency-key <key>]",
    summary: "Call an ERP function",
    options: {
      input: { type: "string" },
      connection: { type: "string" },
      "idempotency-key": { type: "string" },
    },
    help: {
      "input <json>": "what the function takes, as JSON; @file reads a file, - reads standard input",
      "connection <id>": "needed only where several connections serve the function",
      "idempotency-key <key>": "names the effect of a function that writes: the same key, one effect",
    },
    takes: ["name"],
    async run({ ponte, output, given, text }) {
      const options = present({ connectionId: text("connection"), idempotencyKey: text("idempotency-key") });
      const { name, input } = untyped(given("name"), readInput(text("input") ?? "{}"));
      const answer = await ponte.call(name, input, options).catch((error: unknown) => {
        // The hub has no such address: that is all it can say of a name that it does not know.
        throw error instanceof PonteError && error.code === "not_found" ? unknownName(name) : error;
      });
      output.result(answer, () => output.print(JSON.stringify(answer.result, null, 2)));
      return 0;
    },
  },
];

/** Name and input as somebody typed them: that they are those of a function is the hub's to say. */
function untyped(name: string, input: Record<string, unknown>) {
  if (!/^[a-z_]+$/.test(name)) throw unknownName(name);
  return { name: name as FunctionName, input: input as FunctionInput<FunctionName> };
}

function unknownName(name: string): UsageError {
  return new UsageError(`"${name}" is no function's name. See: ponte functions list`);
}

/** @throws UsageError that says what is wrong with it */
function readInput(given: string): Record<string, unknown> {
  const text =
    given === "-" ? readFileSync(0, "utf8") : given.startsWith("@") ? readFile(given.slice(1)) : given;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new UsageError(`--input is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  throw new UsageError('--input takes a JSON object, for example {"document": "529.982.247-25"}.');
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(
      `--input: ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}
