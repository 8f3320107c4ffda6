import { describe, expect, test } from "vitest";
import { automation as connector } from "../../../../src/erp/automation/index.ts";
import type { FunctionContext } from "../../../../src/erp/connector.ts";
import type { Outcome } from "../../../../src/erp/outcome.ts";
import type { Row } from "../../common/erp.ts";
import { BASE_URL, json, ScriptedErp } from "./scripted-erp.ts";

/** What a run that failed tells of the ERP's state decides whether it is ever made again. */

const read = (id: string): Row => ({ type: "http", id, method: "GET", path: `/${id}` });
const write = (id: string, effect = "unkeyed_write"): Row => ({
  type: "http",
  id,
  method: "POST",
  path: `/${id}`,
  effect,
  json: {},
});
const done = { status: "settled" };
const payment = { invoiceId: "1", amount: "1.00", paidAt: "2026-11-25", method: "PIX", transactionId: "T" };
const fine = json({});
const down = new Response("", { status: 503 });
const refused = json({ message: "não pode" }, 400);

function run(steps: Row[], replies: Response[], more: Row = {}) {
  return new ScriptedErp(...replies).run(
    "settle_invoice",
    { steps, output: done, ...more },
    { input: payment },
  );
}

describe("what a failed run says of the ERP", () => {
  test.each<[string, Row[], Response[], Row, Row]>([
    [
      "a read fails before anything is written",
      [read("a"), write("b")],
      [down],
      {},
      { kind: "unavailable", certainty: "turned_away" },
    ],
    [
      "the write is refused",
      [read("a"), write("b")],
      [fine, refused],
      {},
      { kind: "refused", certainty: "answered" },
    ],
    ["the write fails", [write("a")], [down], {}, { kind: "unavailable", certainty: "answered" }],
    [
      "a gateway gives up on the write",
      [write("a")],
      [new Response("", { status: 504 })],
      {},
      { kind: "unavailable", certainty: "no_answer" },
    ],
    [
      "the write is answered by no JSON",
      [write("a")],
      [new Response("<html>")],
      {},
      { kind: "unreadable", certainty: "no_answer" },
    ],
    ["a read fails after the write", [write("a"), read("b")], [fine, down], {}, { kind: "outcome_unknown" }],
    [
      "a second write is refused after the first",
      [write("a"), write("b")],
      [fine, refused],
      {},
      { kind: "outcome_unknown" },
    ],
    [
      "nothing is found after the write",
      [write("a"), read("b")],
      [fine, json({}, 404)],
      {},
      { kind: "outcome_unknown" },
    ],
    [
      "the output does not fit after the write",
      [write("a")],
      [fine],
      { output: { status: "x" } },
      { kind: "outcome_unknown" },
    ],
    [
      "a read fails after a write that may be repeated",
      [write("a", "keyed_write"), read("b")],
      [fine, down],
      {},
      { kind: "unavailable", certainty: "turned_away" },
    ],
    [
      "a read fails after the write, and the ERP makes nothing twice",
      [write("a"), read("b")],
      [fine, down],
      { idempotent: true },
      { kind: "unavailable", certainty: "turned_away" },
    ],
    [
      "the author says that it is refused, after the write",
      [write("a"), { type: "stop", id: "s", outcome: "refused" }],
      [fine],
      {},
      { kind: "refused" },
    ],
  ])("%s", async (_, steps, replies, more, expected) => {
    expect((await run(steps, replies, more)).outcome).toMatchObject(expected);
  });
});

describe("a call whose earlier try may have reached the ERP", () => {
  const find = { steps: [read("look")], output: done };
  const call = async (content: Row, uncertain: boolean, ...replies: Response[]) => {
    const erp = new ScriptedErp(...replies);
    const handler = connector.withAutomations?.(new Map([["settle_invoice", content]])).functions
      .settle_invoice;
    const context: FunctionContext = {
      settings: { baseUrl: BASE_URL },
      caller: erp.client(),
      now: () => erp.now,
      effect: { key: "0b9f0d4e-0000-4000-8000-000000000001", uncertain },
      log: () => undefined,
    };
    const outcome: Outcome<unknown> | undefined = await handler?.(context, payment);
    return { outcome, methods: erp.sent.map(({ method }) => method) };
  };
  const settle = { steps: [write("pay")], output: done };

  test("is not made again without a way to find out", async () => {
    expect(await call(settle, true, fine)).toMatchObject({
      outcome: { kind: "outcome_unknown" },
      methods: [],
    });
  });

  test("is made again where the ERP honours the key", async () => {
    expect(await call({ ...settle, idempotent: true }, true, fine)).toMatchObject({
      outcome: { kind: "ok" },
      methods: ["POST"],
    });
  });

  test("is found, or made again where it is proven absent, or left where the look-up fails", async () => {
    expect(await call({ ...settle, find }, true, fine)).toMatchObject({
      outcome: { kind: "ok" },
      methods: ["GET"],
    });
    expect(await call({ ...settle, find }, true, json({}, 404), fine)).toMatchObject({
      outcome: { kind: "ok" },
      methods: ["GET", "POST"],
    });
    expect(await call({ ...settle, find }, true, refused)).toMatchObject({
      outcome: { kind: "outcome_unknown" },
      methods: ["GET"],
    });
  });

  test("is looked for at once when its own answer is unclear, and not when it is a refusal", async () => {
    expect(await call({ ...settle, find }, false, down, fine)).toMatchObject({
      outcome: { kind: "ok" },
      methods: ["POST", "GET"],
    });
    expect(await call({ ...settle, find }, false, down, json({}, 404))).toMatchObject({
      outcome: { kind: "unavailable" },
      methods: ["POST", "GET"],
    });
    expect(await call({ ...settle, find }, false, refused)).toMatchObject({
      outcome: { kind: "refused" },
      methods: ["POST"],
    });
  });

  test("an automation of an older grammar is said to be one, and calls nobody", async () => {
    expect(await call({ steps: [{ type: "gone" }] }, false, fine)).toMatchObject({
      outcome: { kind: "unreadable", certainty: "not_sent" },
      methods: [],
    });
  });
});

test("the platform sends no body with a GET: the grammar says so before it", () => {
  expect(() => new Request("https://erp.example.com.br/", { method: "GET", body: "{}" })).toThrow(TypeError);
});
