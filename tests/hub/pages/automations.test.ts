import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ISP_CAST } from "../../../sandbox/shared/isp-people.ts";
import { templates } from "../../../src/erp/automation/library/index.ts";
import { FUNCTION_NAMES, type FunctionName } from "../../../src/erp/functions/catalogue.ts";
import { putAutomation } from "../../../src/services/automations/put-automation.ts";
import { getConnection } from "../../../src/services/connections/get-connection.ts";
import { EditorPage } from "../common/editor-page.ts";
import { expectSafe, wordsOf } from "../common/page-answers.ts";
import { fill, type PageForm, readPageForm } from "../common/page-form.ts";

const ana = ISP_CAST.twoOpen;

let page: EditorPage;
const openPage = async () => {
  page = await EditorPage.open();
};

const STEP = "automation.steps.0";

/** An editor with one call, and what it brings as the result. */
async function oneCall(name: FunctionName, changes: Record<string, string> = {}): Promise<PageForm> {
  const blank = fill(await page.form(name), { "automation.steps.new": "http" });
  const form = await page.pressed(name, blank, "add:automation.steps");
  return fill(form, { [`${STEP}.path`]: "/WSMKConsultaDoc.rule", ...changes });
}

const errors = (html: string) =>
  [...html.matchAll(/<p class="error" id="([^"]+)-error"[^>]*>([^<]+)</g)].map(
    ([, id = "", text = ""]) => [id, text.replaceAll("&quot;", '"')] as const,
  );

/** An empty message and parameters that are none say the same as their absence, which is what the editor makes of them. */
function withoutNothing(automation: unknown): unknown {
  const isNothing = (key: string, value: unknown) =>
    (key === "message" && value === "") || (key === "query" && JSON.stringify(value) === "{}");
  const text = JSON.stringify(automation, (key, value) => (isNothing(key, value) ? undefined : value));
  return JSON.parse(text);
}

describe("whatever the grammar holds stands in the editor and is saved as it was", () => {
  beforeAll(openPage);
  const all = Object.values(templates).flatMap(({ id, automations }) =>
    FUNCTION_NAMES.flatMap((name) => {
      const automation = automations[name];
      return automation === undefined ? [] : ([[`${id}: ${name}`, name, automation]] as const);
    }),
  );

  test.each(all)("%s", async (_, name, automation) => {
    const { context, connectionId } = page.provider;
    const before = await putAutomation(context, connectionId, name, withoutNothing(automation));
    const answer = await page.press(name, await page.form(name), "save");
    expect(answer.status, errors(answer.text).join("\n")).toBe(303);
    expect((await page.saved(name)).automation).toEqual(before.automation);
    // The same content again is no version.
    expect((await page.saved(name)).version).toBe(before.version);
  });

  test("every kind of step, value and body, with every choice made", async () => {
    const { context, connectionId } = page.provider;
    const call = {
      method: "POST",
      path: "/a/{{ input.document }}",
      effect: "read",
      query: { a: "", b: "{{ input.document }}", n: 1, none: null, deep: { list: [1, "x", { y: false }] } },
      headers: { accept: "application/json" },
      json: [{ "a.b": { $json: { c: [] } } }, [], {}, true, ""],
      answer: "text",
      charset: "latin1",
      outcomes: [
        { when: { status: 404 }, outcome: "not_found" },
        { when: { status: ["5xx", 429], text: "fora", predicate: "answer == null" }, outcome: "unavailable" },
        { when: { predicate: "true" }, outcome: "ok", message: "linha 1\nlinha {{ status }}" },
      ],
      continueOn: ["empty", "not_found"],
    };
    const steps = [
      { type: "http", id: "one", ...call },
      { type: "http", id: "two", method: "POST", path: "/f", effect: "read", form: { a: "1" } },
      { type: "http", id: "three", method: "PUT", path: "/m", effect: "read", multipart: { arquivo: "" } },
      { type: "http", id: "four", method: "POST", path: "/t", effect: "read", text: "<a>\n {{ input }}" },
      {
        type: "find",
        id: "five",
        from: "{{ steps.one }}",
        where: "index == 0",
        otherwise: "not_found",
        message: "m",
      },
      { type: "filter", id: "six", from: [1, 2], where: "item > 1" },
      {
        type: "map",
        id: "seven",
        from: { a: "b" },
        fields: {
          status: { value: "{{ item }}", as: "enum", values: { "já é": "paid" }, default: "other" },
          empty: { value: "", default: "", optional: true },
        },
      },
      {
        type: "condition",
        id: "eight",
        if: "true",
        // biome-ignore lint/suspicious/noThenProperty: it is the grammar's word for it.
        then: [
          {
            type: "condition",
            id: "nine",
            if: "false",
            // biome-ignore lint/suspicious/noThenProperty: it is the grammar's word for it.
            then: [],
            else: [{ type: "stop", id: "ten", outcome: "refused", message: "não" }],
          },
        ],
        else: [],
      },
      { type: "list", id: "eleven", items: ["a", 2, { b: "c" }, null] },
      {
        type: "poll",
        id: "twelve",
        call: { method: "GET", path: "/p" },
        until: "answer != null",
        everyMs: 250,
        times: 3,
        continue: true,
      },
      { type: "each", id: "all", from: [1, 2], call: { method: "GET", path: "/e/{{ item }}" }, most: 2 },
      { type: "pdf", id: "thirteen", from: "link", value: "{{ steps.one }}" },
      { type: "strip", id: "fourteen", from: "{{ steps.six }}", fields: ["senha", "token"] },
    ];
    for (const auth of [
      { type: "basic", username: "{{ secrets.token }}" },
      { type: "header", name: "X-Key", token: "{{ secrets.token }}", prefix: "Key " },
      { type: "body_fields", fields: { app: "{{ secrets.password }}" } },
      { type: "none" },
    ]) {
      const automation = { description: "Duas\nlinhas", auth, steps, output: ["{{ steps.seven.status }}"] };
      const before = await putAutomation(context, connectionId, "list_pending_texts", automation);
      const answer = await page.press("list_pending_texts", await page.form("list_pending_texts"), "save");
      expect(answer.status, errors(answer.text).join("\n")).toBe(303);
      expect((await page.saved("list_pending_texts")).automation).toEqual(before.automation);
      expect((await page.saved("list_pending_texts")).version).toBe(before.version);
    }
  });
});

describe("an automation is written with the page alone", () => {
  beforeEach(openPage);
  test("a step is added with a name of its own, moved and removed, and keeps what was typed", async () => {
    let form = await oneCall("list_plans", { [`${STEP}.path`]: "/primeira" });
    expect(Object.fromEntries(form)).toMatchObject({ [`${STEP}.kind`]: "http", [`${STEP}.id`]: "chamada" });
    form = await page.pressed(
      "list_plans",
      fill(form, { "automation.steps.new": "http" }),
      "add:automation.steps",
    );
    form = fill(form, { "automation.steps.1.path": "/segunda" });
    form = await page.pressed("list_plans", form, "up:automation.steps.1");
    expect(Object.fromEntries(form)).toMatchObject({
      [`${STEP}.id`]: "chamada2",
      [`${STEP}.path`]: "/segunda",
      "automation.steps.1.path": "/primeira",
    });
    form = await page.pressed("list_plans", form, `remove:${STEP}`);
    expect(Object.fromEntries(form)).toMatchObject({ [`${STEP}.path`]: "/primeira" });
    expect(form.some(([name]) => name.startsWith("automation.steps.1"))).toBe(false);
  });

  test("steps of a condition are edited where they stand", async () => {
    let form = fill(await page.form("list_plans"), { "automation.steps.new": "condition" });
    form = await page.pressed("list_plans", form, "add:automation.steps");
    form = fill(form, { [`${STEP}.else.new`]: "stop" });
    form = await page.pressed("list_plans", form, `add:${STEP}.else`);
    expect(Object.fromEntries(form)).toMatchObject({ [`${STEP}.else.0.kind`]: "stop" });
  });

  test("a step that makes fields begins with those that the function answers", async () => {
    let form = await oneCall("list_invoices");
    form = fill(form, { "automation.steps.new": "map" });
    form = await page.pressed("list_invoices", form, "add:automation.steps");
    const of = Object.fromEntries(form);
    const rows = form.filter(([name]) => /steps\.1\.fields\.\d+\.key$/.test(name)).map(([, key]) => key);
    expect(rows).toEqual(expect.arrayContaining(["id", "amount", "dueDate", "status", "pix"]));
    const amount = rows.indexOf("amount");
    const status = rows.indexOf("status");
    expect(of[`automation.steps.1.fields.${amount}.value.as`]).toBe("money");
    expect(of[`automation.steps.1.fields.${status}.value.as`]).toBe("enum");
    expect(of["automation.steps.1.from"]).toBe("{{ steps.chamada }}");
    // Those that may be missing are left out until somebody fills them in.
    const answer = await page.press("list_invoices", form, "save");
    const missing = errors(answer.text).map(([id]) => id);
    const needed = ["id", "amount", "dueDate", "status"].map((name) => rows.indexOf(name));
    expect(missing).toEqual([
      ...needed
        .sort((left, right) => left - right)
        .map((row) => `automation-steps-1-fields-${row}-value-value`),
      "automation-output",
    ]);
  });

  test("rows of names and values come, go and nest", async () => {
    let form = await oneCall("list_plans", { [`${STEP}.method`]: "POST", [`${STEP}.body.kind`]: "json" });
    form = await page.pressed("list_plans", form, `show:${STEP}.body.kind`);
    form = await page.pressed("list_plans", form, `add:${STEP}.body.value`);
    form = fill(form, {
      [`${STEP}.body.value.0.key`]: "filtro",
      [`${STEP}.body.value.0.value.kind`]: "fields",
    });
    form = await page.pressed("list_plans", form, `show:${STEP}.body.value.0.value.kind`);
    form = await page.pressed("list_plans", form, `add:${STEP}.body.value.0.value`);
    form = fill(form, {
      [`${STEP}.effect`]: "read",
      [`${STEP}.body.value.0.value.0.key`]: "cpf",
      [`${STEP}.body.value.0.value.0.value`]: "{{ input.document }}",
      "automation.output": "{{ steps.chamada }}",
    });
    const answer = await page.press("list_plans", form, "save");
    expect(answer.status, errors(answer.text).join("\n")).toBe(303);
    expect((await page.saved("list_plans")).automation).toMatchObject({
      steps: [{ json: { filtro: { cpf: "{{ input.document }}" } } }],
    });
  });

  test("whoever saves over somebody else's version is told, and nothing typed is lost", async () => {
    const name = "list_resellers";
    const first = fill(await page.form(name), { "automation.output": "{{ [] }}" });
    const second = fill(await page.form(name), { "automation.output": "{{ [1] }}" });
    expect((await page.press(name, first, "save")).status).toBe(303);
    const answer = await page.press(name, second, "save");
    expect(answer.status).toBe(409);
    expect(wordsOf(answer)).toContain("foi salva a versão 1");
    const again = await page.pressed(name, second, "save");
    expect(Object.fromEntries(again)).toMatchObject({ "automation.output": "{{ [1] }}", version: "1" });
    expect((await page.press(name, again, "save")).status).toBe(303);
    expect(await page.saved(name)).toMatchObject({ version: 2, automation: { output: "{{ [1] }}" } });
  });
});

describe("what is wrong stands beside its field, in words", () => {
  beforeEach(openPage);
  test("on saving, with all that was typed", async () => {
    const form = await oneCall("get_customer", {
      [`${STEP}.path`]: "sem-barra",
      [`${STEP}.id`]: "Errado 1",
      "automation.output.0.value": "{{ input.documento }}",
    });
    const answer = await page.press("get_customer", form, "save");
    expect(answer.status).toBe(400);
    const at = Object.fromEntries(errors(answer.text));
    expect(at["automation-steps-0-path"]).toContain('Caminho deve começar com "/"');
    expect(at["automation-steps-0-id"]).toContain("Nome do passo");
    expect(at["automation-output-0-value"]).toContain('"input.documento" não existe; há document');
    expect(answer.text).toContain('value="sem-barra"');
    expect(answer.text).toContain('aria-invalid="true"');
  });

  test("a field that the function always answers is asked for", async () => {
    const answer = await page.press("get_customer", await oneCall("get_customer"), "save");
    expect(Object.fromEntries(errors(answer.text))["automation-output-0-value"]).toContain(
      "id é obrigatório: a função sempre o responde",
    );
  });

  test("while typing, without what is only not there yet", async () => {
    const form = await oneCall("get_customer", { [`${STEP}.path`]: "/x?doc={{ input.cpf }}" });
    const answer = await page.press("get_customer", form, "check", "/check");
    expectSafe(answer, "check");
    expect(answer.status).toBe(200);
    expect(errors(answer.text).map(([id]) => id)).toEqual(["automation-steps-0-path"]);
    expect(answer.text).toContain("1 ponto a corrigir");
    expect(answer.text).toContain('data-insert="steps.chamada"');
  });

  test("a call that writes is refused in a function that reads", async () => {
    const form = await oneCall("list_plans", {
      [`${STEP}.method`]: "POST",
      [`${STEP}.effect`]: "unkeyed_write",
    });
    const answer = await page.press("list_plans", form, "save");
    expect(Object.fromEntries(errors(answer.text))["automation-steps-0-effect"]).toContain("aqui só se lê");
  });
});

describe("a run of what is on the screen", () => {
  beforeEach(openPage);
  const typed = {
    [`${STEP}.query.0.key`]: "doc",
    [`${STEP}.query.0.value`]: "{{ input.document }}",
    [`${STEP}.query.1.key`]: "sys",
    [`${STEP}.query.1.value`]: "MK0",
    [`${STEP}.headers.0.key`]: "X-Token",
    [`${STEP}.headers.0.value`]: "{{ secrets.token }}",
    "automation.output.0.value": "{{ text(steps.chamada.CodigoPessoa) }}",
    "automation.output.1.value": "{{ steps.chamada.Nome }}",
    "input.document": ana.document,
  };

  async function customerForm(): Promise<PageForm> {
    const form = await oneCall("get_customer");
    const rows = form.filter(([name]) => /output\.\d+\.key$/.test(name)).map(([, key]) => key);
    return fill(form, {
      ...typed,
      [`automation.output.${rows.indexOf("document")}.value`]: "{{ input.document }}",
    });
  }

  test("shows each step's request, answer and result, with secrets masked, and saves nothing", async () => {
    const answer = await page.press("get_customer", await customerForm(), "test");
    expect(answer.status, errors(answer.text).join("\n")).toBe(200);
    expect(answer.text).toContain("Deu certo.");
    expect(answer.text).toContain("/WSMKConsultaDoc.rule");
    expect(answer.text).toContain("Resposta, HTTP 200");
    expect(answer.text.toUpperCase()).toContain(ana.name.toUpperCase());
    expect(answer.text).toContain("•••");
  });

  test("names what is wrong with the input, and why the ERP refuses", async () => {
    const wrong = await page.press(
      "get_customer",
      fill(await customerForm(), { "input.document": "123" }),
      "test",
    );
    expect(wrong.status).toBe(400);
    expect(Object.fromEntries(errors(wrong.text))["input-document"]).toContain("CPF");
    const gone = fill(await customerForm(), { [`${STEP}.path`]: "/Nada.rule" });
    const refused = await page.press("get_customer", gone, "test");
    expect(refused.status).toBe(200);
    expect(refused.text).toContain("Não deu certo.");
  });

  test("is kept as a case, runs again without the ERP, and says whether it came to the same", async () => {
    const form = fill(await customerForm(), { caseName: "Ana com dois boletos" });
    const kept = await page.press("get_customer", form, "keep");
    expect(wordsOf(kept)).toContain("Caso guardado.");
    const id = /value="rerun:([^"]+)"/.exec(kept.text)?.[1] ?? "";
    expect((await page.press("get_customer", form, `rerun:${id}`)).text).toContain("Mesmo resultado");
    const changed = fill(form, { "automation.output.1.value": "Outra" });
    expect((await page.press("get_customer", changed, `rerun:${id}`)).text).toContain("Resultado diferente");
    expect((await page.press("get_customer", form, "keep")).status).toBe(200);
    const without = await page.press("get_customer", fill(form, { caseName: " " }), "keep");
    expect(without.status).toBe(400);
    const gone = await page.press("get_customer", form, `forget:${id}`);
    expect(wordsOf(gone)).toContain("Caso excluído.");
    expect(gone.text).not.toContain(`rerun:${id}`);
  });

  test("of what writes stops before it writes, unless somebody wants it", async () => {
    let form = await page.form("open_ticket");
    expect(Object.fromEntries(form).dryRun).toBe("true");
    form = await page.pressed(
      "open_ticket",
      fill(form, { "automation.steps.new": "http" }),
      "add:automation.steps",
    );
    form = fill(form, {
      [`${STEP}.path`]: "/WSMKCriaAtendimento.rule",
      [`${STEP}.effect`]: "unkeyed_write",
      "automation.output.0.value": "1",
      "input.document": ana.document,
      "input.subject": "Sem sinal",
      "input.description": "Desde ontem",
    });
    const before = await page.provider.stored("tickets");
    const answer = await page.press("open_ticket", form, "test");
    expect(answer.status, errors(answer.text).join("\n")).toBe(200);
    expect(answer.text).toContain("Não deu certo.");
    expect(await page.provider.stored("tickets")).toEqual(before);
  });
});

describe("versions and JSON", () => {
  beforeEach(openPage);
  const name = "list_due_dates";
  const withOutput = async (output: string) => {
    const answer = await page.press(
      name,
      fill(await page.form(name), { "automation.output": output }),
      "save",
    );
    expect(answer.status).toBe(303);
  };

  test("each can be looked at, restored and taken away; who made it is named", async () => {
    await withOutput("{{ [] }}");
    await withOutput("{{ [2] }}");
    const shown = await page.visitor.get(page.path(name));
    expect(shown.text).toContain("Versão 2");
    expect(shown.text).toContain("página");
    expect(Object.fromEntries(await page.form(name, "?version=1"))).toMatchObject({
      "automation.output": "{{ [] }}",
      version: "2",
    });
    expect((await page.post(name, "restore", { version: "1" })).status).toBe(303);
    expect(await page.saved(name)).toMatchObject({ version: 3, automation: { output: "{{ [] }}" } });
    expect((await page.post(name, "remove", { version: "2" })).status).toBe(409);
    expect((await page.post(name, "remove", { version: "3" })).status).toBe(303);
    expect(wordsOf(await page.visitor.get(page.path(name)))).toContain("sem automação");
  });

  test("a JSON is opened in the editor when it is an automation, and told what is wrong when not", async () => {
    const good = await page.post(name, "import", { json: '{"steps": [], "output": "{{ [7] }}"}' });
    expect(good.status).toBe(200);
    expect(good.text).toContain('value="{{ [7] }}"');
    for (const [json, problem] of [
      ["{", "Não é um JSON válido (posição"],
      ['{"steps": [], "steps": []}', "aparece duas vezes"],
      ['{"steps": [{"type": "http"}], "output": 1}', "steps.0.id"],
      ['{"steps": [], "output": "{{ nada }}"}', "não é uma variável daqui"],
    ] as const) {
      const bad = await page.post(name, "import", { json });
      expect(bad.status).toBe(400);
      expect(bad.text.replaceAll("&quot;", '"')).toContain(problem);
      expect(bad.text.replaceAll("&quot;", '"')).toContain(json);
    }
  });

  test("the list says what each function has", async () => {
    const { text } = await page.visitor.get(`/connections/${page.provider.connectionId}/automations`);
    expect(text).toContain("21 funções");
    expect(text).toContain("Não configurada");
    for (const one of FUNCTION_NAMES) expect(text).toContain(`<code>${one}</code>`);
  });
});

test("a template's automations are made at once, keep what is there, and what is missing is named", async () => {
  await openPage();
  await page.press(
    "list_plans",
    fill(await page.form("list_plans"), { "automation.output": "{{ [] }}" }),
    "save",
  );
  const list = `/connections/${page.provider.connectionId}/automations`;
  const answer = await page.visitor.post(list, { template: "sgp" });
  expect(answer.status).toBe(200);
  expect(wordsOf(answer)).toMatch(
    /Modelo SGP[^:]*: \d+ automações criadas\. Ainda faltam na integração: app/,
  );
  expect((await page.saved("list_plans")).automation).toMatchObject({ output: "{{ [] }}" });
  expect((await page.saved("list_invoices")).version).toBe(1);
  expect((await page.visitor.post(list, { template: "nenhum" })).status).toBe(404);
});

test("a credential that the connection has not is told where it is named, and those that it has are listed", async () => {
  await openPage();
  const name = "get_customer";
  const path = `${STEP}.headers.0`;
  let form = await oneCall(name);
  form = await page.pressed(name, form, `add:${STEP}.headers`);
  const wrong = fill(form, { [`${path}.key`]: "x-a", [`${path}.value`]: "{{ secrets.tokn }}" });
  const refused = await page.press(name, wrong, "save");
  expect(refused.status).toBe(400);
  expect(
    errors(refused.text)
      .map(([, text]) => text)
      .join(),
  ).toContain('"secrets.tokn" não existe; há ');
  expect(refused.text).toContain('data-insert="secrets.token"');
  expect(refused.text).not.toContain("secrets.NAME");
  const right = fill(form, { [`${path}.key`]: "x-a", [`${path}.value`]: "{{ secrets.token }}" });
  const saved = await page.press(name, right, "save");
  expect(
    errors(saved.text)
      .map(([, text]) => text)
      .join(),
  ).not.toContain("secrets");
});

describe("the connection's own form", () => {
  beforeEach(openPage);

  const path = "/integrations/automation";
  const show = async () => await page.visitor.get(`${path}?connection=${page.provider.connectionId}`);
  const stored = async () =>
    (await getConnection(page.provider.context, page.provider.connectionId)).credentialsSet;

  async function save(changes: Record<string, string>) {
    const form = fill(await readPageForm((await show()).text, "fields"), { ...changes, do: "save" });
    return await page.visitor.send(path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { origin: "https://hub.test", "sec-fetch-site": "same-origin" },
    });
  }

  test("takes credentials with names of one's own, never shows them, replaces and deletes them", async () => {
    const added = await save({ "newCredentials.0.name": "chave_app", "newCredentials.0.value": "segredo-1" });
    expect(added.status, wordsOf(added)).toBe(303);
    expect([...(await stored())].sort()).toEqual(["chave_app", "password", "token"]);
    const { text } = await show();
    expect(text).toContain('name="credentials.chave_app"');
    expect(text).not.toContain("segredo-1");
    // The same form once more, by a second click or the browser's way back.
    const again = await save({ "newCredentials.0.name": "chave_app", "newCredentials.0.value": "segredo-1" });
    expect(again.status, wordsOf(again)).toBe(303);
    expect([...(await stored())].sort()).toEqual(["chave_app", "password", "token"]);
    expect((await save({ "forget.credentials.chave_app": "true" })).status).toBe(303);
    expect([...(await stored())].sort()).toEqual(["password", "token"]);
  });

  test("says what is wrong with a name or a missing half, and keeps the names", async () => {
    const wrong = await save({
      "newCredentials.0.name": "com espaço",
      "newCredentials.0.value": "segredo-1",
      "newCredentials.1.name": "sozinha",
      "newCredentials.2.name": "token",
      "newCredentials.2.value": "segredo-2",
      "credentials.token": "segredo-3",
    });
    expect(wrong.status).toBe(400);
    const at = Object.fromEntries(errors(wrong.text));
    expect(at["newCredentials-0-name"]).toContain("só letras sem acento");
    expect(at["newCredentials-1-value"]).toContain("obrigatório");
    expect(at["newCredentials-2-name"]).toBeDefined();
    expect(wrong.text).toContain('value="sozinha"');
    expect(wrong.text).not.toMatch(/segredo-\d/);
    expect([...(await stored())].sort()).toEqual(["password", "token"]);
  });

  test("leads to the automations", async () => {
    expect((await show()).text).toContain(`href="/connections/${page.provider.connectionId}/automations"`);
  });
});
