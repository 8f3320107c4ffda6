import { describe, expect, test } from "vitest";
import { maskSecrets, maskText } from "../../../src/erp/mask.ts";
import { isSecretName } from "../../../src/erp/secret-names.ts";
import { fc } from "../../common/properties.ts";

/** What has a secret's name is masked although nobody knows its value: an ERP may answer with secrets of its own. */

const NAMES = [
  "token",
  "Token",
  "access_token",
  "accessToken",
  "ACCESS-TOKEN",
  "refreshToken",
  "id_token",
  "csrfToken",
  "secret",
  "client_secret",
  "clientSecret",
  "Authorization",
  "Proxy-Authorization",
  "Cookie",
  "Set-Cookie",
  "password",
  "userPassword",
  "password2",
  "password_confirmation",
  "senha",
  "senha_nova",
  "novaSenha",
  "pwd",
  "apiKey",
  "api_key",
  "X-Api-Key",
  "apikey",
  "appKey",
  "APIKey",
  "syncKey",
  "private_key",
  "secret-access-token",
  "credentials",
  "jwt",
];
const OTHERS = [
  "nome",
  "chave_acesso",
  "chaveAcesso",
  "key",
  "chave",
  "codigo",
  "token_count",
  "secretaria",
  "desenhado",
  "author",
  "monkey",
  "keyboard",
  "passageiro",
  "hash",
  "primaryKey",
  "cookie_policy",
];

test.each(NAMES)("%s is a secret's name", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(OTHERS)("%s is none", (name) => {
  expect(isSecretName(name)).toBe(false);
});

/** What secrets look like, and what they may contain without breaking what they stand in. */
const value = fc
  .string({ unit: fc.constantFrom(..."abcXYZ019-._~"), minLength: 8, maxLength: 40 })
  .filter((text) => /\d/.test(text) && /[a-z]/.test(text));
const name = fc.constantFrom(...NAMES.filter((one) => !/cookie/i.test(one)));

const PLACES: Record<string, (name: string, value: string) => unknown> = {
  "a header": (key, text) => ({ headers: { [key]: text } }),
  "a header's line": (key, text) => `HTTP/1.1 401\r\n${key}: ${text}\r\ncontent-length: 0`,
  "a query": (key, text) => `/auth?a=1&${key}=${text}&b=2`,
  "an encoded query": (key, text) => `/go?to=${encodeURIComponent(`https://x.example/?${key}=${text}&b=2`)}`,
  "a form": (key, text) => `a=1&${key}=${text}`,
  "a field at any depth": (key, text) => ({ a: [{ b: [[{ c: { [key]: text } }]] }] }),
  "a JSON in a text": (key, text) => JSON.stringify({ a: 1, [key]: text, b: [2] }),
  "a JSON in a JSON in a text": (key, text) => JSON.stringify({ a: JSON.stringify({ [key]: text }) }),
  "a JSON that breaks off": (key, text) => JSON.stringify({ a: 1, [key]: text }).slice(0, -3),
  "a JSON within other text": (key, text) =>
    `resposta: ${JSON.stringify({ x: JSON.stringify({ [key]: text }) })}.`,
  "Python's or PHP's notation": (key, text) => `Array ( [${key}] => ${text} [b] => 2 ) {'${key}': '${text}'}`,
  XML: (key, text) => `<r><${key} x="1">${text}</${key}><b>2</b></r>`,
  "a bearer": (_, text) => `esperava Bearer ${text} e recebeu Basic ${text}`,
  "an address": (_, text) => `https://loja:${text}@erp.example/v1`,
};

test.each(Object.entries(PLACES))("in %s", (_, place) => {
  fc.assert(
    fc.property(name, value, (key, text) => {
      expect(JSON.stringify(maskSecrets(place(key, text), []))).not.toContain(text.slice(0, -1));
    }),
    { numRuns: 200 },
  );
});

describe("values with quotes and escapes in them", () => {
  test("are masked to their end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 3, maxLength: 30 }), (tail) => {
        const secret = `begin-1"'\\${tail}-end-2`;
        const whole = JSON.stringify({ a: { token: secret }, z: "stays" });
        for (const text of [
          whole,
          `x ${whole}`,
          JSON.stringify({ in: whole }),
          `x ${JSON.stringify({ in: whole })}`,
        ]) {
          const masked = maskText(text, []);
          expect(masked).not.toContain("begin-1");
          expect(masked).not.toContain("end-2");
        }
      }),
    );
  });

  test("a cookie's line is masked to its end", () => {
    const masked = maskText("set-cookie: sid=abc; Path=/; HttpOnly\r\ncookie: a=b; c=d\r\nhost: x", []);
    expect(masked).toBe("set-cookie: •••\r\ncookie: •••\r\nhost: x");
  });

  test("a signed token is masked wherever it stands", () => {
    const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    expect(maskText(`sessão ${token} expirada`, [])).toBe("sessão ••• expirada");
  });
});

describe("ordinary text stays as it is", () => {
  test.each([
    "Token: inválido. Gere outro em Configurações.",
    "senha: obrigatória",
    "O token informado não confere",
    "Bearer token required",
    "Basic authentication required",
    "Authorization: obrigatório",
    "secret: não informado; tente de novo",
    "Venda 1042: total 50.00, 3 parcela(s) (12:30)",
    "https://erp.example:8443/vendas?pagina=2&nome=Ana+Paula",
    "token=null&senha=",
    '{"token": null, "senha": "", "cookie": false, "valor": 10.50, "grande": 12345678901234567890}',
    "a < b e b > c; x=1",
    "C:\\vendas\\nova & cia 100% <ok>",
    "",
  ])("%s", (text) => {
    expect(maskText(text, ["5a4db0c0c1e5a11d0000da7a"])).toBe(text);
  });

  test("so does a whole sale", () => {
    const sale = {
      id: "77",
      valor_total: "50.00",
      cliente: { nome: "Padaria Sol & Filhos", telefone: "+55 (11) 98888-7777", email: "a@b.com" },
      observacoes: "entregar às 12:30\n100% à vista; ver https://x.example/?a=1",
      itens: [{ codigo: "0222", nome: 'Fermento "1 kg"', quantidade: 3, ativo: true, extra: null }],
    };
    expect(maskSecrets(sale, ["5a4db0c0c1e5a11d0000da7a"])).toEqual(sale);
  });

  test("any text without a secret's mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        fc.pre(!/[=:<@]|eyJ|bearer|basic/i.test(text));
        expect(maskText(text, ["a-secret-that-nobody-has"])).toBe(text);
      }),
    );
  });
});
