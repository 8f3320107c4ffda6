import type { Step } from "../../erp/automation/grammar/steps.ts";
import { OUTCOMES } from "../../erp/automation/grammar/values.ts";
import type { Bilingual } from "../../strings/language.ts";

/** How a part of an automation, or of a function's input, is written on the page. */
export type Part = Control & {
  /** What it is called, where its name in the grammar does not say it. */
  title?: Bilingual;
};

type Control =
  /** A text: as it is, with `{{ expressions }}` in it, or an expression as a whole. */
  | { control: "line"; holds: "plain" | "text" | "expression"; long?: true; preset?: string }
  /** One of a few words. */
  | { control: "word"; words: readonly string[]; preset?: string }
  | { control: "number" }
  | { control: "flag" }
  /** Any of a few words. */
  | { control: "ticks"; words: readonly string[] }
  /** HTTP statuses, as `404, 5xx`. */
  | { control: "statuses" }
  /** Any JSON, texts in it with expressions. */
  | { control: "template" }
  | { control: "rows"; item: Part; least?: number }
  /** Rows of a name and what belongs to it. */
  | { control: "record"; item: Part }
  | { control: "group"; parts: Parts; dropEmpty?: true }
  /** Parts that depend on what kind is chosen; no kind is an absent value. */
  | { control: "union"; kinds: Readonly<Record<string, Parts>> }
  /** A call's body: which form it has, and what stands in it. */
  | { control: "body" }
  | { control: "steps" }
  /** Fields that are there only when somebody wants them. */
  | { control: "maybe"; part: PartOf<"group"> };
export type Parts = Readonly<Record<string, Part>>;
export type PartOf<Name extends Part["control"]> = Extract<Part, { control: Name }>;

const plain: Part = { control: "line", holds: "plain" };
const text: Part = { control: "line", holds: "text" };
const long: Part = { control: "line", holds: "text", long: true };
const expression: Part = { control: "line", holds: "expression" };
const template: PartOf<"template"> = { control: "template" };
const named: Part = { control: "record", item: template };
const flag: Part = { control: "flag" };
const number: Part = { control: "number" };
const word = (words: readonly string[], preset?: string): Part => ({
  control: "word",
  words,
  ...(preset === undefined ? {} : { preset }),
});

const rule: Part = {
  control: "group",
  parts: {
    when: {
      control: "group",
      parts: { status: { control: "statuses" }, predicate: expression, text: plain },
    },
    outcome: word(OUTCOMES),
    message: text,
  },
};

const call: Parts = {
  method: word(["GET", "POST", "PUT", "PATCH", "DELETE"], "GET"),
  path: text,
  effect: word(["read", "keyed_write", "unkeyed_write"]),
  query: named,
  headers: { control: "record", item: text },
  body: { control: "body" },
  answer: word(["json", "text", "bytes"], "json"),
  charset: word(["utf-8", "latin1"]),
  outcomes: { control: "rows", item: rule },
  continueOn: { control: "ticks", words: ["empty", "not_found"] },
};

const mapped: Part = {
  control: "group",
  parts: {
    value: template,
    as: word(["text", "money", "date", "digits", "integer", "boolean", "document", "enum", "any"], "text"),
    optional: flag,
    default: template,
    values: { control: "record", item: plain },
  },
};

const steps: Part = { control: "steps" };

/** What each kind of step has. The order is that of the list to choose from. */
export const STEP_PARTS = {
  http: { id: plain, ...call },
  find: {
    id: plain,
    from: template,
    where: expression,
    otherwise: word(["empty", "not_found"]),
    message: text,
  },
  filter: { id: plain, from: template, where: expression },
  map: { id: plain, from: template, fields: { control: "record", item: mapped } },
  // biome-ignore lint/suspicious/noThenProperty: it is the grammar's word for it, and nobody awaits this.
  condition: { id: plain, if: expression, then: steps, else: steps },
  list: { id: plain, items: { control: "rows", item: template } },
  poll: {
    id: plain,
    call: { control: "group", parts: call },
    until: expression,
    everyMs: number,
    times: number,
    continue: flag,
  },
  each: { id: plain, from: template, call: { control: "group", parts: call }, most: number },
  pdf: { id: plain, from: word(["bytes", "base64", "link"]), value: template },
  strip: { id: plain, from: template, fields: { control: "rows", item: plain, least: 1 } },
  stop: { id: plain, outcome: word(OUTCOMES.filter((outcome) => outcome !== "ok")), message: text },
} as const satisfies Record<Step["type"], Parts>;
export type StepKind = keyof typeof STEP_PARTS;
export const STEP_KINDS = Object.keys(STEP_PARTS) as StepKind[];

export const stepUnion: PartOf<"union"> = { control: "union", kinds: STEP_PARTS };

const auth: Part = {
  control: "union",
  kinds: {
    none: {},
    basic: { username: text, password: text, token: text },
    bearer: { token: text },
    header: { name: plain, token: text, prefix: plain },
    query: { name: plain, token: text },
    body_fields: { fields: named },
  },
};

const procedure = { steps, output: template } as const;

/** Everything that an automation has; what only writes have is left out of a reading function's. */
export function automationParts(writes: boolean): PartOf<"group"> {
  return {
    control: "group",
    parts: {
      description: long,
      ...procedure,
      ...(writes
        ? {
            idempotent: flag,
            find: { control: "maybe", part: { control: "group", parts: procedure } } as const,
          }
        : {}),
      auth,
    },
  };
}

export const BODY_KINDS = ["json", "form", "multipart", "text"] as const;
export const TEMPLATE_KINDS = ["text", "fields", "list", "literal"] as const;

/** Below a condition, a loop of a map or a body: what a name in the form points into. */
export function kindParts(part: PartOf<"union">, kind: string): Parts {
  return Object.hasOwn(part.kinds, kind) ? (part.kinds[kind] ?? {}) : {};
}
