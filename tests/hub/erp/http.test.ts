import { describe, expect, test, vi } from "vitest";
import { type Gate, openGate } from "../../../src/erp/gate.ts";
import { classify } from "../../../src/erp/gestaoclick/answers.ts";
import { CALL_TIMEOUT_MS, ErpClient, type ErpRequest, type Exchange } from "../../../src/erp/http.ts";
import { ERP_URL } from "../common/constants.ts";
import { Erp } from "../common/erp.ts";

const read: ErpRequest = { kind: "read", method: "GET", path: "/lojas", reason: "list/lojas" };
const write: ErpRequest = {
  kind: "unkeyed_write",
  method: "POST",
  path: "/servicos",
  body: { codigo: "S9", nome: "Serviço" },
  reason: "service.create",
};

function open(erp: Erp, changes: Partial<ConstructorParameters<typeof ErpClient>[0]> = {}) {
  const exchanges: Exchange[] = [];
  const { accessToken, secretAccessToken } = erp.credentials;
  const client = new ErpClient({
    baseUrl: ERP_URL,
    headers: { "access-token": accessToken, "secret-access-token": secretAccessToken },
    secrets: [accessToken, secretAccessToken],
    gate: openGate,
    classify,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    record: ({ exchange }) => exchanges.push(exchange()),
    ...changes,
  });
  return { client, exchanges };
}

describe("how a call may end", () => {
  test.each([
    ["html_502", write, "unavailable", "answered"],
    ["html_503", read, "unavailable", "answered"],
    ["unauthorized", read, "invalid_credentials", "answered"],
    ["lost_answer", write, "unavailable", "no_answer"],
    ["truncated_json", read, "unreadable", "no_answer"],
    ["rate_limited", write, "rate_limited", "turned_away"],
  ] as const)("%s", async (kind, request, outcome, certainty) => {
    const erp = await Erp.open();
    await erp.inject({ kind, method: request.method });
    expect(await open(erp).client.call(request)).toMatchObject({ kind: outcome, certainty });
  });

  test.each([
    ["refuse", "O campo nome é obrigatório", "refused"],
    ["200_status_error", "O campo nome é obrigatório", "refused"],
    ["commit_then_error", "O campo nome é obrigatório", "refused"],
    ["commit_then_error", "Ocorreu um erro inesperado", "unavailable"],
  ] as const)("%s: %s", async (kind, message, outcome) => {
    const erp = await Erp.open();
    await erp.inject({ kind, method: write.method, message });
    expect(await open(erp).client.call(write)).toMatchObject({
      kind: outcome,
      certainty: "answered",
      message,
    });
  });

  test("an answer of more than 8 MB is not read to its end, and counts as unknown", async () => {
    const erp = await Erp.open();
    await erp.inject({ kind: "huge_body", bytes: 20_000_000 });
    const outcome = await open(erp).client.call(read);
    expect(outcome).toMatchObject({
      kind: "unreadable",
      certainty: "no_answer",
    });
  });

  test("a call that is not answered ends within its timeout, as unknown", async () => {
    const erp = await Erp.open();
    await erp.inject({ kind: "hang", delayMs: 2_000 });
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const allowed: number[] = [];
    timeout.mockImplementation((ms) => {
      allowed.push(ms);
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), 50);
      return controller.signal;
    });
    const outcome = await open(erp).client.call(write);
    await open(erp).client.call({ ...read, timeoutMs: 240_000 });
    timeout.mockRestore();
    expect(outcome).toMatchObject({ kind: "timeout", certainty: "no_answer" });
    expect(allowed).toEqual([CALL_TIMEOUT_MS, 240_000]);
  });

  test("a redirect is not followed: the tokens go nowhere else", async () => {
    const erp = await Erp.open();
    const hosts: string[] = [];
    const { client } = open(erp, {
      fetch: async (input, init) => {
        hosts.push(new URL(String(input)).host);
        expect(init?.redirect).toBe("manual");
        return new Response(null, { status: 302, headers: { location: "https://elsewhere.test/" } });
      },
    });
    expect(await client.call(read)).toMatchObject({ kind: "unreadable", certainty: "no_answer" });
    expect(hosts).toEqual(["erp.test"]);
  });

  test("a connection that cannot be made is unavailable, and nobody knows whether the write arrived", async () => {
    const erp = await Erp.open();
    const { client } = open(erp, { fetch: () => Promise.reject(new TypeError("network lost")) });
    expect(await client.call(write)).toMatchObject({ kind: "unavailable", certainty: "no_answer" });
  });
});

describe("repeating", () => {
  test("a read that was limited is repeated, up to four times in all", async () => {
    const erp = await Erp.open();
    await erp.inject({ kind: "rate_limited", times: 3 });
    expect(await open(erp).client.call(read)).toMatchObject({ kind: "ok" });
    await erp.inject({ kind: "rate_limited", times: 4 });
    expect(await open(erp).client.call(read)).toMatchObject({ kind: "rate_limited" });
    expect((await erp.stats()).calls).toBe(8);
  });

  test("a write is never repeated by itself", async () => {
    const erp = await Erp.open();
    await erp.inject({ kind: "rate_limited", times: 2 });
    expect(await open(erp).client.call(write)).toMatchObject({ kind: "rate_limited" });
    expect((await erp.stats()).calls).toBe(1);
  });
});

describe("the gate", () => {
  test("a denied call does not leave, and says until when", async () => {
    const erp = await Erp.open();
    const gate: Gate = {
      enter: async () => ({ denied: "unavailable", until: 99 }),
      close: async () => undefined,
    };
    const { client } = open(erp, { gate, fetch: () => Promise.reject(new Error("left")) });
    expect(await client.call(write)).toMatchObject({ kind: "unavailable", certainty: "not_sent", until: 99 });
  });

  test("every pass is given back, whether the call left or its last check stopped it", async () => {
    const erp = await Erp.open();
    const done: string[] = [];
    const gate: Gate = {
      enter: async () => ({ done: (health) => done.push(health), unused: () => done.push("unused") }),
      close: async () => undefined,
    };
    await open(erp, { gate }).client.call(read);
    await erp.inject({ kind: "html_502" });
    await open(erp, { gate }).client.call(read);
    const stopped = open(erp, { gate, beforeCall: () => Promise.reject(new Error("lease lost")) });
    await expect(stopped.client.call(read)).rejects.toThrow("lease lost");
    expect(done).toEqual(["healthy", "failing", "unused"]);
    expect((await erp.stats()).calls).toBe(2);
  });
});

describe("what is kept of a call", () => {
  test("method, path, bodies, status, outcome: and no secret in any of them", async () => {
    const erp = await Erp.open();
    const { accessToken, secretAccessToken } = erp.credentials;
    const { client, exchanges } = open(erp);
    const query = { nome: accessToken, x: `a ${secretAccessToken}` };
    await erp.inject({ kind: "refuse", message: `o token ${accessToken} expirou` });
    await client.call({ ...read, query });
    await client.call({ ...write, body: { codigo: accessToken, nome: "x", senha: "hunter2hunter2" } });
    expect(exchanges.map(({ method, status, outcome }) => [method, status, outcome])).toEqual([
      ["GET", 404, "empty"],
      ["POST", 200, "ok"],
    ]);
    const text = JSON.stringify(exchanges);
    for (const secret of [accessToken, secretAccessToken, "hunter2hunter2"])
      expect(text).not.toContain(secret);
  });

  test("a secret that the ERP repeats in its refusal is masked in the outcome too", async () => {
    const erp = await Erp.open();
    await erp.inject({ kind: "refuse", message: `o token ${erp.credentials.accessToken} expirou` });
    const outcome = await open(erp).client.call(write);
    expect(JSON.stringify(outcome)).not.toContain(erp.credentials.accessToken);
  });

  test("words of Ponte's own stay as they are, also where a secret is one of them", async () => {
    const erp = await Erp.open();
    const { client } = open(erp, {
      secrets: ["ponte"],
      classify: () => ({ kind: "unreadable", message: "ponte:no_record", certainty: "answered" }),
    });
    expect(await client.call(read)).toMatchObject({ message: "ponte:no_record" });
  });

  test("a long refusal is masked first and cut then, however the secret is spelled where it is cut", async () => {
    const erp = await Erp.open();
    const { accessToken } = erp.credentials;
    for (const copy of [accessToken, btoa(`x:${accessToken}`), encodeURIComponent(accessToken)]) {
      for (const before of [460, 480, 495]) {
        const mensagem = `${"x".repeat(before)} ${copy} ${"y".repeat(600)}`;
        const answer = async () => Response.json({ data: { mensagem } }, { status: 404 });
        const outcome = await open(erp, { fetch: answer }).client.call(write);
        const { message = "" } = outcome as { message?: string };
        expect(message.length).toBeLessThanOrEqual(500);
        expect(message).not.toContain(copy.slice(0, 4));
      }
    }
  });

  test("a long answer is cut", async () => {
    const erp = await Erp.open();
    const { client, exchanges } = open(erp);
    await client.call({ ...read, path: "/cidades" });
    expect(JSON.stringify(exchanges[0]?.answer).length).toBeLessThan(6_000);
  });
});
