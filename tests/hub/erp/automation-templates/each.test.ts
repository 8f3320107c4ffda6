import { describe, expect, test } from "vitest";
import type { Row } from "../../common/erp.ts";
import { json, problemsOf, resultOf, ScriptedErp } from "../automation/scripted-erp.ts";

const each = (call: Row, more: Row = {}): Row => ({
  type: "each",
  id: "notes",
  from: "{{ input.document == '' ? null : ['7', '8', '9'] }}",
  call: { method: "GET", path: "/contracts/{{ item }}/notes", query: { at: "{{ index }}" }, ...call },
  ...more,
});
const texts = (step: Row): Row => ({
  steps: [step],
  output: "{{ steps.notes.map(n, n == null ? 'none' : n.text) }}",
});
const INPUT = { input: { document: "52998224725" } };

describe("a step that makes a call for each item", () => {
  test("calls in the items' order and answers a list; what is empty stays in its place", async () => {
    const erp = new ScriptedErp(json({ text: "a" }), json({ text: "b" }, 404), json({ text: "c" }));
    const run = await erp.run("list_pending_texts", texts(each({ continueOn: ["not_found"] })), INPUT);
    expect(resultOf(run)).toEqual(["a", "none", "c"]);
    expect(erp.sent.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      "/api/contracts/7/notes?at=0",
      "/api/contracts/8/notes?at=1",
      "/api/contracts/9/notes?at=2",
    ]);
    expect(run.trace.map(({ step }) => step)).toEqual(["notes", "notes", "notes"]);
  });

  test("leaves out what is more than its most, and ends with the first that fails", async () => {
    const few = new ScriptedErp(json({ text: "a" }));
    expect(resultOf(await few.run("list_pending_texts", texts(each({}, { most: 2 })), INPUT))).toEqual([
      "a",
      "a",
    ]);
    const broken = new ScriptedErp(json({ text: "a" }), json({ message: "fora do ar" }, 503));
    const { outcome } = await broken.run("list_pending_texts", texts(each({})), INPUT);
    expect(outcome).toMatchObject({ kind: "unavailable", message: "fora do ar" });
    expect(broken.sent).toHaveLength(2);
  });

  test("only reads, and sees item and index in its call alone", () => {
    const write = each({ method: "POST", effect: "unkeyed_write" });
    expect(problemsOf("settle_invoice", { steps: [write], output: { status: "settled" } }).join()).toContain(
      "steps.0.call.effect",
    );
    expect(problemsOf("list_pending_texts", texts(each({}, { from: "{{ item }}" }))).join()).toContain(
      "steps.0.from",
    );
  });
});
