import { describe, expect, it } from "vitest";
import type { ErpAnswer } from "../../../../src/erp/answer.ts";
import type { CallKind, ErpRequest } from "../../../../src/erp/request.ts";
import { classify } from "../../../../src/erp/voalle/answers.ts";

const request = (kind: CallKind = "read"): ErpRequest => ({ kind, method: "POST", path: "/x", reason: "x" });

function answer(body: unknown, status = 200): ErpAnswer {
  const text = body === undefined ? "" : JSON.stringify(body);
  return { status, text, json: body, isJson: body !== undefined, contentType: "application/json" };
}

const message = (text: string) => [{ message: text, code: 300, type: "Error" }];

describe("what Voalle's answers mean", () => {
  it.each([
    [{ success: true, messages: null, response: [1] }, [1]],
    [{ success: true, messages: "", response: { id: 1 } }, { id: 1 }],
    [{ success: true, messages: [], response: null }, null],
    [{ success: "true", messages: null, response: [] }, []],
    [{ Success: true, Messages: null, Response: { contractNumber: "1" } }, { contractNumber: "1" }],
    [{ success: true, data: "Contrato aprovado.", elapsedTime: null }, "Contrato aprovado."],
    [[{ code: "A" }], [{ code: "A" }]],
    [{ parcels: [1] }, { parcels: [1] }],
  ])("opens the envelope %j", (body, payload) => {
    expect(classify(request(), answer(body))).toEqual({ kind: "ok", value: payload });
  });

  it("keeps the sentence that is all a write answers", () => {
    const said = {
      success: true,
      messages: message("Contrato desbloqueado até 28/11/2026."),
      response: null,
    };
    expect(classify(request("keyed_write"), answer(said))).toEqual({
      kind: "ok",
      value: { message: "Contrato desbloqueado até 28/11/2026." },
    });
    expect(classify(request("keyed_write"), answer({ Sucess: true, Message: "Feito." }))).toEqual({
      kind: "ok",
      value: { message: "Feito." },
    });
  });

  it.each([
    [{ success: false, messages: message("Distância inválida."), response: null }, "Distância inválida."],
    [{ success: false, messages: "Integrador inválido.", response: null }, "Integrador inválido."],
    [{ success: false, messages: ["A", "B"], response: [] }, "A B"],
    [{ Sucess: false, Message: "Não pode." }, "Não pode."],
    [{ Success: false, Messages: message("Não."), Response: null }, "Não."],
    [{ success: "false", messages: "Integrador inválido.", response: null }, "Integrador inválido."],
    [{ success: false, messages: null, response: null }, "success: false"],
  ])("reads the refusal in %j, which is HTTP 200", (body, said) => {
    expect(classify(request("unkeyed_write"), answer(body))).toEqual({
      kind: "refused",
      message: said,
      certainty: "answered",
    });
  });

  it.each([
    "Cliente não possui títulos em aberto.",
    "CLIENTE NAO POSSUI TITULOS EM ABERTO",
    "Não possui título em aberto.",
  ])("takes %j for an empty list, whatever success says", (text) => {
    for (const success of [true, false]) {
      expect(classify(request(), answer({ success, messages: message(text), response: null }))).toEqual({
        kind: "empty",
      });
    }
  });

  it("tells a record that is not there from a refusal, and a full answer from both", () => {
    const text = "Registro não encontrado.";
    for (const success of [true, false]) {
      const nobody = answer({ success, messages: message(text), response: success ? {} : null });
      expect(classify(request(), nobody)).toEqual({ kind: "not_found", message: text });
    }
    const full = answer({ success: true, messages: message(text), response: [{ id: 1 }] });
    expect(classify(request(), full)).toMatchObject({ kind: "ok" });
    const other = answer({
      success: false,
      messages: message("O título não está em aberto."),
      response: null,
    });
    expect(classify(request(), other)).toMatchObject({ kind: "refused" });
  });

  it.each([
    [401, undefined, "invalid_credentials", "answered"],
    [403, undefined, "refused", "answered"],
    [404, undefined, "refused", "answered"],
    [415, undefined, "refused", "answered"],
    [429, { success: false, messages: message("Limite."), response: null }, "rate_limited", "turned_away"],
    [500, { success: false, messages: message("Erro."), response: null }, "unavailable", "answered"],
    [504, undefined, "unavailable", "no_answer"],
    [302, undefined, "unreadable", "no_answer"],
    [200, undefined, "unreadable", "no_answer"],
  ])("takes HTTP %i for %s", (status, body, kind, certainty) => {
    expect(classify(request(), answer(body, status))).toMatchObject({ kind, certainty });
  });

  it("reads the web server's problem document with the field that it names", () => {
    const problem = {
      title: "One or more validation errors occurred.",
      errors: { paidAmount: ["Not a number."] },
    };
    expect(classify(request("keyed_write"), answer(problem, 400))).toMatchObject({
      kind: "refused",
      message: "One or more validation errors occurred. paidAmount: Not a number.",
    });
  });

  it("takes an error without a reason for no proof that a second call would be the first", () => {
    const broke = {
      success: false,
      messages: message("Ocorreu um erro ao processar a requisição."),
      response: null,
    };
    for (const status of [200, 400, 409]) {
      expect(classify(request("unkeyed_write"), answer(broke, status))).toMatchObject({
        kind: "unavailable",
      });
      expect(classify(request("keyed_write"), answer(broke, status))).toMatchObject({ kind: "refused" });
    }
  });
});
