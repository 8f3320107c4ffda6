import { describe, expect, test } from "vitest";
import { maskSecrets, maskText } from "../../../src/erp/mask.ts";
import { fc } from "../../common/properties.ts";

const secret = "5a4db0c0c1e5a11d0000da7a";

describe("a known secret is masked wherever it stands", () => {
  test.each([
    ["a text", `token ${secret} inválido`],
    ["a nested value", { a: [{ b: { c: `x${secret}y` } }] }],
    ["a list", [secret, [secret]]],
    ["a query", `/vendas?x=${secret}&y=1`],
    ["the name of a field", { [secret]: 1 }],
  ])("%s", (_, value) => {
    expect(JSON.stringify(maskSecrets(value, [secret]))).not.toContain(secret);
  });

  test("URL-encoded, as a query carries it", () => {
    const odd = "a+b/c=d&e!f'(g)*~";
    for (const text of [encodeURIComponent(odd), String(new URLSearchParams({ x: odd })), odd]) {
      expect(maskText(text, [odd])).not.toContain(text.replace(/^x=/, ""));
    }
  });

  test("inside the text of a JSON, where quotes and backslashes are escaped", () => {
    const odd = 'abc"de\\fgh';
    expect(maskText(JSON.stringify({ echo: odd }), [odd])).not.toContain(JSON.stringify(odd).slice(1, -1));
  });

  test("of two secrets of which one begins with the other, nothing is left", () => {
    for (const secrets of [
      ["abcd1234", "abcd1234efgh5678"],
      ["abcd1234efgh5678", "abcd1234"],
    ]) {
      expect(maskText("x abcd1234efgh5678 y", secrets)).not.toContain("efgh5678");
    }
  });

  test("any secret of visible characters, in any text", () => {
    const visible = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(visible, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!`${before}${after}`.includes(value) && !"•••".includes(value));
        expect(maskText(`${before} ${value} ${after}`, [value])).not.toContain(value);
      }),
    );
  });
});

describe("a field with a secret's name is masked, whatever it holds", () => {
  test.each([
    "access-token",
    "secret-access-token",
    "accessToken",
    "secretAccessToken",
    "access_token",
    "Authorization",
    "cookie",
    "app_key",
    "appSecret",
    "password",
    "senha",
    "userPassword",
    "token",
    "client_secret",
  ])("%s", (name) => {
    for (const value of ["unknown-to-us", 12345678, { deep: "unknown-to-us" }]) {
      const masked = JSON.stringify(maskSecrets({ list: [{ [name]: value }] }, []));
      expect(masked).not.toContain("unknown-to-us");
      expect(masked).not.toContain("12345678");
    }
  });

  test("other fields, numbers, nulls and order stay as they were", () => {
    const value = {
      codigo: "0222",
      token_count: 3,
      b: null,
      a: [1, true, ""],
      nome: "Chave Phillips",
      senhas: "",
    };
    expect(maskSecrets(value, [secret])).toEqual(value);
  });

  test("an empty secret field says that it is empty", () => {
    expect(maskSecrets({ token: "", senha: null }, [])).toEqual({ token: "", senha: null });
  });
});
