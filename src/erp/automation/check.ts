import type { z } from "zod";
import type { FieldProblem } from "../../errors.ts";
import type { Bilingual } from "../../strings/language.ts";
import { type FunctionName, functions } from "../functions/catalogue.ts";
import { checkExpression, type Shapes } from "./expressions/check.ts";
import { ExpressionError } from "./expressions/expression-error.ts";
import { type Automation, automationSchema, MAX_STEPS, type Procedure } from "./grammar/automation.ts";
import type { HttpCall, Step, StepOf } from "./grammar/steps.ts";
import { problemTexts } from "./strings.ts";
import { checkTemplate } from "./templates.ts";
import { inputShape, runShapes } from "./variables.ts";

/** `error`: its form is wrong, as zod found. `problems`: what it says is. */
export type CheckedAutomation =
  | { ok: true; automation: Automation }
  | { ok: false; error: z.ZodError }
  | { ok: false; problems: FieldProblem[] };

/**
 * Reads an automation and checks all that can be checked before it runs: its form, its names, its expressions.
 * @param secrets the names of the connection's credentials, where they must be there already
 */
export function parseAutomation(
  name: FunctionName,
  content: unknown,
  secrets?: readonly string[],
): CheckedAutomation {
  const parsed = automationSchema.safeParse(content, { reportInput: true });
  if (!parsed.success) return { ok: false, error: parsed.error };
  const problems = new Checker(name, secrets).check(parsed.data);
  return problems.length === 0 ? { ok: true, automation: parsed.data } : { ok: false, problems };
}

const DEEPEST_CONDITION = 4;
const BODIES = ["json", "form", "multipart", "text"] as const;
const OWN_HEADERS = /^(host|content-length|connection|transfer-encoding|upgrade|te|trailer|expect)$/i;
const answerShapes: Shapes = { answer: null, status: null, text: null };
const itemShapes: Shapes = { item: null, index: null };

/** Walks through an automation once, with the variables that each place sees. */
class Checker {
  readonly #name: FunctionName;
  readonly #problems: FieldProblem[] = [];
  readonly #base: Shapes;

  constructor(name: FunctionName, secrets: readonly string[] | undefined) {
    this.#name = name;
    const known = secrets && Object.fromEntries(secrets.map((secret) => [secret, null]));
    this.#base = { input: inputShape(name), ...runShapes, ...(known && { secrets: known }) };
  }

  check(automation: Automation): FieldProblem[] {
    const reads = functions[this.#name].effect === "read";
    this.#procedure(automation, "", !reads);
    if (automation.auth !== undefined) this.#auth(automation.auth);
    if (automation.find !== undefined) this.#procedure(automation.find, "find.", false);
    if (reads && automation.find !== undefined)
      this.#report("find", "find_not_allowed", problemTexts.findNotAllowed);
    if (reads && automation.idempotent)
      this.#report("idempotent", "find_not_allowed", problemTexts.findNotAllowed);
    return this.#problems;
  }

  #auth(auth: NonNullable<Automation["auth"]>): void {
    this.#template(auth, this.#base, "auth");
    const isWhole = auth.type !== "basic" || auth.token !== undefined || auth.username !== undefined;
    if (!isWhole) this.#report("auth", "basic_incomplete", problemTexts.basicIncomplete);
  }

  #procedure({ steps, output }: Procedure, path: string, mayWrite: boolean): void {
    const known: Record<string, null> = {};
    this.#steps(steps, { path: `${path}steps`, known, depth: 0, mayWrite });
    if (Object.keys(known).length > MAX_STEPS) {
      this.#report(`${path}steps`, "too_many_steps", problemTexts.tooManySteps(MAX_STEPS));
    }
    this.#told(output, { ...this.#base, steps: known }, `${path}output`);
  }

  #steps(steps: readonly Step[], place: Place): void {
    for (const [index, step] of steps.entries()) {
      const path = `${place.path}.${index}`;
      this.#step(step, { ...place, path }, { ...this.#base, steps: { ...place.known } });
      if (Object.hasOwn(place.known, step.id)) {
        this.#report(`${path}.id`, "duplicate_id", problemTexts.duplicateId(step.id));
      }
      place.known[step.id] = null;
    }
  }

  #step(step: Step, place: Place, seen: Shapes): void {
    const { path } = place;
    const perItem = { ...seen, ...itemShapes };
    switch (step.type) {
      case "http":
        this.#call(step, place, seen);
        break;
      case "poll":
        this.#call(step.call, { ...place, path: `${path}.call`, mayWrite: false }, seen);
        this.#expression(step.until, { ...seen, answer: null }, `${path}.until`);
        break;
      case "each":
        this.#template(step.from, seen, `${path}.from`);
        // A write for each item would be many effects under one name.
        this.#call(step.call, { ...place, path: `${path}.call`, mayWrite: false }, perItem);
        break;
      case "find":
      case "filter":
        this.#template(step.from, seen, `${path}.from`);
        this.#expression(step.where, perItem, `${path}.where`);
        if ("message" in step) this.#told(step.message, seen, `${path}.message`);
        break;
      case "map":
        this.#map(step, path, seen);
        break;
      case "condition":
        this.#condition(step, place, seen);
        break;
      case "list":
        this.#template(step.items, seen, `${path}.items`);
        break;
      case "pdf":
        this.#template(step.value, seen, `${path}.value`);
        break;
      case "strip":
        this.#template(step.from, seen, `${path}.from`);
        break;
      case "stop":
        this.#told(step.message, seen, `${path}.message`);
        break;
    }
  }

  #condition(step: StepOf<"condition">, place: Place, seen: Shapes): void {
    const { path, depth } = place;
    this.#expression(step.if, seen, `${path}.if`);
    if (depth === DEEPEST_CONDITION) {
      this.#report(path, "nested_too_deep", problemTexts.tooDeep(DEEPEST_CONDITION));
      return;
    }
    this.#steps(step.then, { ...place, path: `${path}.then`, depth: depth + 1 });
    this.#steps(step.else, { ...place, path: `${path}.else`, depth: depth + 1 });
  }

  #map(step: StepOf<"map">, path: string, seen: Shapes): void {
    this.#template(step.from, seen, `${path}.from`);
    for (const [name, field] of Object.entries(step.fields)) {
      const at = `${path}.fields.${name}`;
      this.#template(field.value, { ...seen, ...itemShapes }, `${at}.value`);
      this.#template(field.default, { ...seen, ...itemShapes }, `${at}.default`);
      if (field.as === "enum" && field.values === undefined) {
        this.#report(`${at}.values`, "values_missing", problemTexts.valuesMissing);
      }
    }
  }

  #call(call: HttpCall, { path, mayWrite }: Place, seen: Shapes): void {
    const effect = call.effect ?? (call.method === "GET" ? "read" : undefined);
    const bodies = BODIES.filter((body) => call[body] !== undefined);
    if (effect === undefined) this.#report(`${path}.effect`, "effect_missing", problemTexts.effectMissing);
    else if (effect !== "read" && !mayWrite) {
      this.#report(`${path}.effect`, "write_not_allowed", problemTexts.writeNotAllowed);
    }
    const [first, second] = bodies;
    if (second !== undefined) this.#report(`${path}.${second}`, "several_bodies", problemTexts.severalBodies);
    else if (first !== undefined && call.method === "GET") {
      this.#report(`${path}.${first}`, "get_with_body", problemTexts.getWithBody);
    }
    if (!call.path.startsWith("/"))
      this.#report(`${path}.path`, "path_from_slash", problemTexts.pathFromSlash);
    for (const name of Object.keys(call.headers ?? {})) {
      if (!OWN_HEADERS.test(name)) continue;
      this.#report(`${path}.headers.${name}`, "header_not_allowed", problemTexts.headerNotAllowed);
    }
    for (const part of ["path", "query", "headers", ...BODIES] as const) {
      this.#template(call[part], seen, `${path}.${part}`);
    }
    for (const [index, rule] of call.outcomes.entries()) {
      const at = `${path}.outcomes.${index}`;
      const inRule = { ...seen, ...answerShapes };
      if (rule.when.predicate !== undefined) {
        this.#expression(rule.when.predicate, inRule, `${at}.when.predicate`);
      }
      this.#told(rule.message, inRule, `${at}.message`);
    }
  }

  #expression(source: string, variables: Shapes, path: string): void {
    try {
      checkExpression(source, variables);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#expressionProblem(path, error);
    }
  }

  #template(template: unknown, variables: Shapes, path: string): void {
    checkTemplate(template, variables, path, (at, error) => this.#expressionProblem(at, error));
  }

  /** What somebody else reads: the function's caller, the log. */
  #told(template: unknown, { secrets: _, ...variables }: Shapes, path: string): void {
    this.#template(template, variables, path);
  }

  #expressionProblem(path: string, error: ExpressionError): void {
    this.#report(path, "invalid_expression", problemTexts.expression(error.text, error.position));
  }

  #report(path: string, code: string, text: Bilingual): void {
    this.#problems.push({ path, code, text });
  }
}

/** Where a step stands: the steps before it, how deep in conditions, and whether it may write. */
type Place = { path: string; known: Record<string, null>; depth: number; mayWrite: boolean };
