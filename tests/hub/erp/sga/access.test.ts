import { describe, expect, test } from "vitest";
import type { ErpAnswer } from "../../../../src/erp/answer.ts";
import { classify } from "../../../../src/erp/sga/answers.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { startDailyImports } from "../../../../src/services/imports/start-daily-imports.ts";
import { watchDatabase } from "../../common/watched-d1.ts";
import { Association } from "./association.ts";

/** The two ways into SGA, and what its answers mean. */

type Tested = { ok: boolean; checks: { name: string; ok: boolean; code?: string }[] };

async function tested(association: Association): Promise<Record<string, string>> {
  const answer = await association.ask("post", `/v1/connections/${association.connectionId}/test`);
  const { checks } = answer.body as Tested;
  return Object.fromEntries(
    checks.map(({ name, ok, code }) => [name, `${ok ? "ok" : "no"} ${code ?? ""}`.trim()]),
  );
}

const answerOf = (status: number, json: unknown): ErpAnswer => ({
  status,
  json,
  text: JSON.stringify(json),
  isJson: true,
  receivedAt: 1_000,
});

describe("an answer is judged by its text", () => {
  const request = { kind: "read", method: "GET", path: "/", reason: "sga.probe" } as const;
  const refused = (reason: unknown) => ({ mensagem: "Não aceitável", error: reason });

  test.each([
    [
      "nothing found",
      406,
      refused(["Não foram encontrados veículos dentro dos parâmetros enviados"]),
      "empty",
    ],
    [
      "nothing found, as text",
      406,
      refused("Não foram encontrados boletos dentro dos parâmetros enviados"),
      "empty",
    ],
    ["nothing found, as object", 406, { error: { mensagem: "Não foram encontrados associados" } }, "empty"],
    ["permission", 406, refused(["Permissão negada"]), "refused"],
    ["a parameter", 406, refused(["Parâmetros Inválidos: CODIGO_SITUACAO"]), "refused"],
    ["dates", 406, refused(["É necessario enviar ao menos uma data inicial e uma final"]), "refused"],
    ["size", 406, refused(["O LIMITE máximo é de 5000"]), "refused"],
    ["a hidden vehicle", 406, refused(["Veículo indisponível para consulta"]), "not_found"],
    ["one that is missing", 406, refused(["Associado não encontrado"]), "not_found"],
    ["a page that is not there", 404, { mensagem: "Página não encontrada" }, "not_found"],
    ["the hours, with 200", 200, { error: { mensagem: "Usuário com restrição de horário" } }, "blocked"],
    ["the hours, with 401", 401, { mensagem: "Usuário com restrição de horário" }, "blocked"],
    [
      "a dead token",
      401,
      { mensagem: "Acesso não autorizado. Verifique seu token de acesso" },
      "invalid_credentials",
    ],
    ["a route with 403", 403, { mensagem: "Permissão negada" }, "refused"],
    ["an error with 200", 200, { mensagem: "Permissão negada" }, "refused"],
    ["its own failure, with 200", 200, { mensagem: "Erro interno do servidor" }, "unavailable"],
    ["a success that speaks", 200, { mensagem: "OK", associados_ativos: 3 }, "ok"],
    ["a removal", 207, { mensagem: "OK" }, "ok"],
    ["too many", 429, { mensagem: "Muitas requisições" }, "rate_limited"],
    ["its own failure", 500, { mensagem: "Erro interno do servidor" }, "unavailable"],
  ])("%s", (_, status, json, kind) => {
    expect(classify(request, answerOf(status, json)).kind).toBe(kind);
  });
});

describe("the test of a connection tells each mode and each route", () => {
  test("both work", async () => {
    const result = await tested(await Association.open());
    expect(result).toEqual({
      sync_products: "ok",
      sync_pages: "ok",
      login: "ok",
      situations: "ok unmapped_situations",
      product: "ok",
      clients: "ok",
      vehicle_products: "ok",
      vehicle_lists: "ok",
    });
  });

  test.each(["406", "404", "401", "403"])("a route that is not ticked (%s) is named", async (DENIAL) => {
    const switches = { DENIED_ROUTES: ["/associado/buscar", "/produto-vinculado-veiculo"], DENIAL };
    const result = await tested(await Association.open({ switches }));
    expect(result).toMatchObject({
      login: "ok",
      clients: "no route_closed",
      vehicle_products: "no route_closed",
      vehicle_lists: "ok",
    });
  });

  test("a wrong sync key leaves the manual mode to be tested, and a wrong password the other", async () => {
    const wrongKey = await Association.open({ credentials: { syncKey: "f".repeat(128) } });
    expect(await tested(wrongKey)).toMatchObject({ sync_products: "no sync_key_rejected", login: "ok" });
    const wrongPassword = await Association.open({ credentials: { password: "errada" } });
    expect(await tested(wrongPassword)).toMatchObject({
      sync_products: "ok",
      login: "no invalid_credentials",
    });
  });

  test("a product code of another supplier, and without sync key, are told and not refused", async () => {
    const association = await Association.open({ mode: "manual", settings: { productCode: "999" } });
    expect(await tested(association)).toMatchObject({
      sync_products: "ok sync_key_missing",
      product: "ok product_unknown",
    });
  });
});

describe("the user's session", () => {
  test("is one login for calls in one moment, and one more when somebody else's login ends it", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.importAll();
    const logins = async () =>
      (await association.journal()).filter(({ path }) => path === "/usuario/autenticar").length;
    expect(await logins()).toBe(1);
    const clients = (await association.clients())
      .filter(({ document }) => document.length === 11)
      .slice(0, 5);
    await association.control("POST", "/sessions/displace", {});
    const answers = await Promise.all(
      clients.map(({ id }) => association.ask("post", `/v1/clients/${id}/vehicles/refresh`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await logins()).toBe(2);
  });

  test("is one for all companies that name the same user: none ends another's", async () => {
    const one = await Association.open({ mode: "manual" });
    const other = await Association.open({ mode: "manual", company: one.company });
    const ends = await Promise.all([one.importAll(), other.importAll()]);
    expect(ends.map(({ state }) => state)).toEqual(["finished", "finished"]);
    const journal = await one.journal();
    expect(journal.filter(({ path }) => path === "/usuario/autenticar")).toHaveLength(1);
    expect(journal.filter(({ outcome }) => outcome === "unauthorized")).toEqual([]);
  });

  test("is closed in the middle of an import: it waits for the user's hours and goes on from its page", async () => {
    const association = await Association.open({ mode: "manual", switches: { HOURS_ON_CALLS: true } });
    await association.control("POST", "/grow", { vehicles: 600, perAssociate: 3 });
    const id = await association.start();
    let isClosed = false;
    const { db } = watchDatabase(async (statements) => {
      if (isClosed || !statements.some((text) => text.includes("INSERT INTO import_pages"))) return;
      isClosed = true;
      await association.control("PUT", "/hours", { hours: { days: [], from: "07:00", to: "18:00" } });
    });
    await drainConnection({ ...association.context, db }, association.connectionId);
    const waiting = await association.import(id);
    expect(waiting).toMatchObject({ state: "running", code: "outside_hours", page: 1 });
    await association.control("PUT", "/hours", { hours: null });
    expect(await association.settle(id)).toMatchObject({ state: "finished", code: null });
    const first = (await association.journal()).filter(({ path }) => path.endsWith("/1/0/500"));
    expect(first).toHaveLength(1);
  });

  test.each(["error_object", "message", "401"])(
    "outside the user's hours (%s) an import waits, says so, and goes on when they may",
    async (HOURS_REFUSAL) => {
      const association = await Association.open({ mode: "manual", switches: { HOURS_REFUSAL } });
      await association.control("PUT", "/hours", { hours: { days: [], from: "07:00", to: "18:00" } });
      const id = await association.start();
      await association.drain();
      const waiting = await association.import(id);
      expect(waiting).toMatchObject({ state: "queued", code: "outside_hours" });
      expect(Date.parse(waiting.nextAttemptAt ?? "")).toBeGreaterThan(
        association.context.now() + 20 * 60_000,
      );
      await association.drain();
      const logins = (await association.journal()).filter(({ path }) => path === "/usuario/autenticar");
      expect(logins).toHaveLength(1);
      expect((await association.connectionRow()).status).toBe("active");
      await association.control("PUT", "/hours", { hours: null });
      association.context.clock.moveTo(Date.parse(waiting.nextAttemptAt ?? ""));
      expect(await association.settle(id)).toMatchObject({ state: "finished", code: null });
    },
  );

  test("outside the user's hours whoever asks is told so, also while SGA is left alone for it", async () => {
    const association = await Association.open({ mode: "manual" });
    await association.importAll();
    const [client] = await association.clients();
    await association.control("PUT", "/hours", { hours: { days: [], from: "07:00", to: "18:00" } });
    await association.control("POST", "/sessions/displace", {});
    const refresh = () => association.ask("post", `/v1/clients/${client?.id}/vehicles/refresh`);
    const first = await refresh();
    const requests = (await association.journal()).length;
    const second = await refresh();
    expect(first.body).toMatchObject({ detail: expect.stringContaining("usuário com restrição de horário") });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    const { body } = await association.ask("post", `/v1/connections/${association.connectionId}/test`);
    expect(await association.journal()).toHaveLength(requests);
    const { checks } = body as { checks: { ok: boolean; code?: string }[] };
    // Once: the other checks could only say the same.
    expect(checks.filter(({ ok }) => !ok)).toMatchObject([{ name: "login", code: "outside_hours" }]);
  });

  test("a supplier's key that is taken back pauses the connection, and its import goes on with a new one", async () => {
    const association = await Association.open();
    await association.control("POST", "/sync-keys/revoke", {});
    const id = await association.start();
    await association.drain();
    expect(await association.connectionRow()).toMatchObject({
      status: "paused",
      pausedReason: "credentials_rejected",
    });
    await association.control("POST", "/sync-keys/restore", {});
    association.context.clock.advance(3_600_000);
    expect(await association.settle(id)).toMatchObject({ state: "finished" });
  });
});

describe("the daily import", () => {
  test("begins once a day at its hour of São Paulo, not on the day of an activation after it", async () => {
    const association = await Association.open({ settings: { importHour: 8 } });
    const { clock } = association.context;
    const dailies = async () =>
      (await association.get<{ items: { trigger: string }[] }>("/v1/imports")).items.filter(
        ({ trigger }) => trigger === "daily",
      ).length;
    const at = (days: number, hour: number) =>
      Date.parse(new Date(clock.now() + days * 86_400_000).toISOString().slice(0, 10)) +
      (hour + 3) * 3_600_000;
    const [before, after, late, next] = [at(1, 7), at(1, 8) + 1_000, at(1, 20), at(2, 8) + 1_000];
    const starts = [];
    for (const instant of [before, after, after + 180_000]) {
      clock.moveTo(instant);
      await startDailyImports(association.context);
      starts.push(await dailies());
    }
    expect(starts).toEqual([0, 1, 1]);
    const [row] = (await association.get<{ items: { id: string }[] }>("/v1/imports")).items;
    expect((await association.settle(row?.id ?? "")).state).toBe("finished");
    clock.moveTo(late);
    await startDailyImports(association.context);
    expect(await dailies()).toBe(1);
    clock.moveTo(next);
    await startDailyImports(association.context);
    expect(await dailies()).toBe(2);
  });
});

describe("clients are found", () => {
  test("by words of the name in any spelling, by document, by either form of a plate, by chassis", async () => {
    const association = await Association.open();
    await association.importAll();
    const found = async (query: string) =>
      (await association.get<{ items: { name: string }[] }>(`/v1/clients?${query}`)).items.map(
        ({ name }) => name,
      );
    expect(await found("q=antonio%20sil")).toEqual(["ANTÔNIO DA SILVA"]);
    expect(await found("q=silva%20ANT%C3%94NIO")).toEqual(["ANTÔNIO DA SILVA"]);
    expect(await found("q=HGT-3261")).toEqual(["PATRÍCIA MENDES ROCHA"]);
    expect(await found("q=hgt3c")).toEqual(["PATRÍCIA MENDES ROCHA"]);
    expect(await found("q=9bgks48u0dg200777")).toEqual(["PATRÍCIA MENDES ROCHA"]);
    expect(await found("q=9BGKS48U0DG2")).toEqual(["PATRÍCIA MENDES ROCHA"]);
    const [antonio] = (await association.clients()).filter(({ name }) => name === "ANTÔNIO DA SILVA");
    expect(await found(`document=${antonio?.document}`)).toEqual(["ANTÔNIO DA SILVA"]);
    expect(await found(`q=${antonio?.document.slice(0, 6)}`)).toContain("ANTÔNIO DA SILVA");
    expect(await found("q=ninguem")).toEqual([]);
  });

  test("and an import is followed live, and its errors are a file", async () => {
    const association = await Association.open();
    const { id } = await association.importAll();
    const stream = await association.ask("get", `/v1/imports/${id}/events`);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.text).toContain("event: import");
    expect(stream.text).toContain('"state":"finished"');
    const file = await association.ask("get", `/v1/imports/${id}/errors/export`);
    expect(file.headers.get("content-type")).toContain("text/csv");
    expect(file.text).toContain("unknown_situation");
  });
});
