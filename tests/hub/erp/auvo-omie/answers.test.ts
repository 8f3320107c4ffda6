import { describe, expect, it } from "vitest";
import { classifyAuvo } from "../../../../src/erp/auvo-omie/auvo/answers.ts";
import { discount, parseAmount, parseAuvoTime } from "../../../../src/erp/auvo-omie/auvo/values.ts";
import { classifyOmie, isChecked, isThereAlready } from "../../../../src/erp/auvo-omie/omie/answers.ts";
import { omieText } from "../../../../src/erp/auvo-omie/omie/call.ts";
import { parseAddress } from "../../../../src/erp/auvo-omie/to-omie/address.ts";
import { divide, lineAmount, netOf, spreadDiscount } from "../../../../src/erp/auvo-omie/to-omie/amounts.ts";
import type { CallKind, ErpAnswer, ErpRequest } from "../../../../src/erp/http.ts";
import { decimal, sum } from "../../../../src/lib/money.ts";

const request = (kind: CallKind): ErpRequest => ({ kind, method: "POST", path: "/x/", reason: "omie.probe" });
const NOW = Date.UTC(2026, 10, 25, 12);

function answer(status: number, body: unknown): ErpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const isJson = typeof body !== "string";
  return { status, text, json: isJson ? body : undefined, isJson, receivedAt: NOW };
}

const fault = (faultstring: string, faultcode = "SOAP-ENV:Client-101") => ({ faultstring, faultcode });
const until = (seconds: number) => NOW + (seconds + 1) * 1_000;

describe("what Omie's answers mean", () => {
  const rules: [string, unknown, Record<string, unknown>][] = [
    ["ERROR: Não existem registros para a página [1]!", 5113, { kind: "empty" }],
    ["ERROR: Nenhuma conta corrente foi encontrada!", 101, { kind: "empty" }],
    ["ERROR: OS não cadastrada para o Código de Integração [x] !", 103, { kind: "not_found" }],
    ["ERROR: Cliente não cadastrado para o Código [999999999] !", 105, { kind: "not_found" }],
    [
      "ERROR: Consumo redundante detectado. Aguarde 47 segundos para tentar novamente (REDUNDANT).",
      6,
      { kind: "rate_limited", certainty: "turned_away", until: until(47) },
    ],
    [
      "ERROR: Esta requisição já foi processada ou está sendo processada e você pode tentar novamente às 19:04:08. (1)",
      8020,
      { kind: "rate_limited", certainty: "turned_away", until: until(60) },
    ],
    [
      "ERROR: Já existe uma requisição desse método sendo executada e você pode tentar novamente em alguns instantes. (1)",
      1880,
      { kind: "rate_limited", certainty: "turned_away", until: until(2) },
    ],
    ["ERROR: Tag [X] não faz parte da estrutura do tipo complexo [Y]!", 5001, { kind: "refused" }],
  ];

  it.each(rules)("%s, with HTTP 500 and with 200", (text, code, outcome) => {
    for (const status of [500, 200]) {
      const told = answer(status, fault(text, `SOAP-ENV:Client-${code}`));
      expect(classifyOmie(request("read"), told)).toMatchObject(outcome);
    }
  });

  it("a block lasts as long as it says", () => {
    const text = "ERROR: API bloqueada por consumo indevido. Tente novamente em 1764 segundos.";
    const blocked = { kind: "blocked", certainty: "turned_away", until: until(1_764) };
    expect(classifyOmie(request("read"), answer(425, fault(text, "MISUSE_API_PROCESS")))).toMatchObject(
      blocked,
    );
    expect(classifyOmie(request("read"), answer(425, "<html>"))).toMatchObject({
      ...blocked,
      until: until(1_800),
    });
  });

  it.each([
    "A chave de acesso está inválida ou o aplicativo está suspenso.",
    "Os dados de autenticação informados são inválidos",
    "Omie API is not enabled",
  ])("bad keys: %s", (text) => {
    expect(classifyOmie(request("read"), answer(403, fault(text, "SOAP-ENV:Server")))).toMatchObject({
      kind: "invalid_credentials",
    });
  });

  it("of a write whose answer is broken nobody knows", () => {
    const broken = [
      answer(500, fault("SOAP-ERROR: Broken response from Application Server (4)", "SOAP-ENV:Server")),
      answer(200, fault("PROTO_BYEBYE")),
      answer(502, "<html>Bad gateway</html>"),
      answer(200, "<html>"),
      answer(200, '{"nCodOS": 69925'),
    ];
    for (const told of broken) {
      expect(classifyOmie(request("unkeyed_write"), told)).toMatchObject({ certainty: "no_answer" });
    }
  });

  it("a status other than 0 is a refusal, though HTTP says 200", () => {
    const told = answer(200, { cCodStatus: "101", cDescStatus: "Código da LC116 não cadastrada" });
    expect(classifyOmie(request("unkeyed_write"), told)).toMatchObject({
      kind: "refused",
      reason: { code: "omie_service_codes_refused" },
    });
  });

  it.each([
    ["O produto [Filtro] está inativo !(Id: [1] / Integração: [])", "omie_record_inactive"],
    [
      "O estado (UF) não está preenchido no cadastro do cliente [1] ! - tag: [estado]",
      "omie_customer_state_missing",
    ],
  ])("%s is told by what mends it", (text, code) => {
    const outcome = classifyOmie(request("unkeyed_write"), answer(500, fault(`ERROR: ${text}`)));
    expect(outcome).toMatchObject({ kind: "refused", reason: { code } });
    expect(isChecked(outcome)).toBe(true);
  });

  it("what is there already is no proof of absence, and neither are words that nobody knows", () => {
    const refused = (text: string) => classifyOmie(request("unkeyed_write"), answer(500, fault(text)));
    const taken = refused("ERROR: OS já cadastrada para o Código de Integração [AUVO-OS-1] !");
    expect([isThereAlready(taken), isChecked(taken)]).toEqual([true, false]);
    expect(isChecked(refused("ERROR: Ocorreu um problema inesperado."))).toBe(false);
  });

  it("texts are read without entities and padding", () => {
    expect(omieText.parse(" Juros &amp; Multas &quot;novos&quot; &#233; ")).toBe('Juros & Multas "novos" é');
    expect(omieText.parse("   ")).toBeUndefined();
  });
});

describe("what Auvo's answers mean", () => {
  it.each([
    [403, { error: "Rate limit temporarily exceeded" }, { kind: "rate_limited", certainty: "turned_away" }],
    [403, "", { kind: "rate_limited", message: "HTTP 403" }],
    [403, { error: "Usuário sem permissão para esta operação" }, { kind: "refused", certainty: "answered" }],
    [429, {}, { kind: "rate_limited" }],
    [401, {}, { kind: "invalid_credentials" }],
    [404, "", { kind: "not_found" }],
    [
      400,
      { name: ["The value '' is not valid."] },
      { kind: "refused", message: "name: The value '' is not valid." },
    ],
    [
      400,
      [{ message: "Bad request", target: "startDate", errorCode: 168, errors: ["Start date is required"] }],
      { kind: "refused", message: "Start date is required" },
    ],
    [
      400,
      { errorCode: 1026, Message: "Already registered" },
      { kind: "refused", message: "Already registered" },
    ],
    [502, "<html>", { kind: "unavailable", certainty: "no_answer" }],
    [200, "<html>", { kind: "unreadable", certainty: "no_answer" }],
    [204, "", { kind: "ok" }],
  ])("HTTP %i with %o", (status, body, outcome) => {
    expect(classifyAuvo(request("keyed_write"), answer(status, body))).toMatchObject(outcome);
  });

  it.each([
    ["$1,234.56", "1234.56"],
    ["R$ 2.500.000,00", "2500000"],
    ["12,50", "12.5"],
    ["12.50", "12.5"],
    ["0.125", "0.125"],
    [10.5, "10.5"],
    ["", undefined],
    ["grátis", undefined],
    [null, undefined],
  ])("the amount %o is %s", (value, amount) => {
    expect(parseAmount(value)?.toString()).toBe(amount);
  });

  it.each([
    ["Valor", "money"],
    ["Monetario", "money"],
    ["0", "money"],
    ["Percentual", "percent"],
    ["1", "percent"],
  ])("a discount of type %s is %s, and stays so when it is read back", (type, meant) => {
    const read = discount.parse({ value: 5, type });
    expect(read).toEqual({ type: meant, value: "5" });
    expect(discount.parse(read)).toEqual(read);
  });

  it("times are São Paulo's, and the first of January of the year 1 is none", () => {
    expect(parseAuvoTime("2026-03-11T23:31:33")).toBe(Date.UTC(2026, 2, 12, 2, 31, 33));
    expect(parseAuvoTime("0001-01-01T00:00:00")).toBeUndefined();
  });
});

describe("amounts", () => {
  it("divided come to exactly the whole", () => {
    const parts = divide(decimal("100"), [decimal("1"), decimal("1"), decimal("1")]);
    expect(parts.map(String)).toEqual(["33.33", "33.34", "33.33"]);
    const lines = ["9.99", "0.01", "33.33"].map((price) =>
      lineAmount({ quantity: "3", price, discount: { type: "money", value: "0" } }),
    );
    const spread = spreadDiscount(lines, decimal("7.77"));
    expect(sum(spread.map(netOf)).toString()).toBe(sum(lines.map(netOf)).minus("7.77").toString());
    expect(spread.every((line) => netOf(line).gte(0))).toBe(true);
  });

  it("a discount never takes off more than there is", () => {
    const { off } = lineAmount({ quantity: "1", price: "10", discount: { type: "money", value: "99" } });
    expect(off.toString()).toBe("10");
  });
});

describe("addresses", () => {
  it.each([
    [
      "Alameda X, 834, Bairro Alto, Florianópolis-SC, 01404-200",
      {
        street: "Alameda X",
        number: "834",
        district: "Bairro Alto",
        city: "Florianópolis",
        state: "SC",
        zip: "01404-200",
      },
    ],
    [
      "Rua das Flores, 100 - Centro, São Paulo - SP, 01404-200, Brasil",
      {
        street: "Rua das Flores",
        number: "100",
        district: "Centro",
        city: "São Paulo",
        state: "SP",
        zip: "01404-200",
      },
    ],
    [
      "Rodovia SC-401, km 4, Florianópolis-SC",
      { street: "Rodovia SC-401", number: "km 4", city: "Florianópolis", state: "SC" },
    ],
    ["Campinas/SP", { city: "Campinas", state: "SP" }],
  ])("%s", (text, parts) => {
    expect(parseAddress(text)).toMatchObject(parts);
  });

  it.each(["", "Rua A, 10", "Rodovia SC-401, km 4", "Rua B, 1, Cidade-XX"])("%s has no state", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});
