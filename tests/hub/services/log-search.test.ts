import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { soughtWords, wordsOf } from "../../../src/lib/words.ts";
import { keepLogs } from "../../../src/services/logs/keep-logs.ts";
import { listLogs } from "../../../src/services/logs/list-logs.ts";
import { logStatements } from "../../../src/services/logs/write-log.ts";
import { fc } from "../../common/properties.ts";
import { Shop } from "../common/shop.ts";
import { bindings } from "../common/worker.ts";

const page = { limit: 200 };
const TEXTS = [
  "A venda-1042 da Padaria São João foi recusada: CPF 529.982.247-25 inválido.",
  "E-mail ana.paula@padariasol.com.br sem resposta (100%) — tente de novo…",
  'O produto "Fermento 1 kg" custa R$ 12,50; código A_0222/B.',
  "Ação concluída: MAÇÃ, coração, ИМЯ, 名前 e Ωmega.",
];

/** Writes entries whose words are given. A second passes before each. */
async function write(shop: Shop, texts: readonly string[], subject?: string) {
  for (const reason of texts) {
    shop.context.clock.advance(1_000);
    const entry = {
      tenantId: shop.context.tenantId,
      event: "delivery.dead" as const,
      params: { reason, hint: "" },
    };
    await shop.context.db.batch(logStatements(shop.context, { ...entry, ...(subject ? { subject } : {}) }));
  }
}

async function found({ context }: Shop, q: string): Promise<string[]> {
  return (await listLogs(context, { q }, page, "pt")).items.map(({ message }) => message);
}

let shop: Shop;
let other: Shop;
beforeAll(async () => {
  [shop, other] = [await Shop.open(), await Shop.open()];
  await write(shop, TEXTS, "V-77");
  await write(other, ["O segredo do outro: girassol."]);
});

describe("a search finds what contains the words", () => {
  test.each([
    ["venda-1042", 0],
    ["1042", 0],
    ["VENDA 10", 0],
    ["sao joao", 0],
    ["São João", 0],
    ["joão padaria", 0],
    ["529.982.247-25", 0],
    ["529.982", 0],
    ["ana.paula@padariasol.com.br", 1],
    ["padariasol", 1],
    ["100%", 1],
    ["(100%)", 1],
    ['"Fermento 1 kg"', 2],
    ["R$ 12,50", 2],
    ["A_0222/B", 2],
    ["maca coracao", 3],
    ["ИМЯ", 3],
    ["名前", 3],
    ["ωmega", 3],
  ])("%s", async (q, index) => {
    const messages = await found(shop, q);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(TEXTS[index]);
  });

  test.each([
    ["a word's end", "enda"],
    ["a word that a sign ends: 10% is not 100%", "10%"],
    ["words apart that were asked for in a row", "padaria-1042"],
    ["one of two words", "padaria girassol"],
    ["signs alone", '*"():^-'],
    ["what would be an operator", "venda NOT padaria"],
    ["what would be a column", "facets:error"],
    ["the index's own words", "all"],
  ])("and not by %s", async (_, q) => {
    expect(await found(shop, q)).toEqual([]);
  });

  test("by its sale, and by the English text that some people read", async () => {
    expect(await found(shop, "v-77")).toHaveLength(TEXTS.length);
    expect((await listLogs(shop.context, { q: "activated" }, page, "en")).items).toHaveLength(1);
  });

  test("page by page: each once, newest first, together with the other filters", async () => {
    const filter = { q: "v-77", level: "error" as const, event: "delivery.dead", provider: undefined };
    const all = (await listLogs(shop.context, filter, page, "pt")).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next = await listLogs(shop.context, filter, { limit: 1, cursor: cursor ?? undefined }, "pt");
      seen.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(seen).toHaveLength(TEXTS.length);
  });
});

describe("whatever is searched for", () => {
  const pieces = fc.constantFrom(
    ...TEXTS.flatMap((text) => text.split(" ")),
    "NOT",
    "OR",
    "NEAR(",
    '"',
    "*",
    "^",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join(" ")),
    fc.array(pieces, { maxLength: 3 }).map((parts) => parts.join("")),
  );

  test("is no error, and each result contains the words", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const pt = await listLogs(shop.context, { q }, page, "pt");
        const en = await listLogs(shop.context, { q }, page, "en");
        for (const [index, { message }] of pt.items.slice(0, q === "" ? 0 : 200).entries()) {
          const words = ` ${wordsOf(`${message} V-77 ${en.items[index]?.message}`).join(" ")} `;
          for (const part of soughtWords(q)) {
            expect(words, q).toContain(` ${part.words.join(" ")}${part.open ? "" : " "}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no phrase goes on from one part of an entry into the next", async () => {
    // The texts end in "novo" and "Ωmega", and what an entry mentions begins anew behind them.
    for (const q of ["novo-e", "omega-a", "Ωmega.A", "77-e", "novo…e"]) {
      expect(await found(shop, q), q).toEqual([]);
    }
  });

  test("a part of an entry's text finds the entry", async () => {
    const part = fc.constantFrom(...TEXTS).chain((text) => {
      const words = text.split(" ");
      return fc
        .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 4 }))
        .map(([start, length]) => ({ text, q: words.slice(start, start + length).join(" ") }));
    });
    await fc.assert(
      fc.asyncProperty(part, async ({ text, q }) => {
        fc.pre(soughtWords(q).length > 0);
        expect((await found(shop, q)).some((message) => message.includes(text))).toBe(true);
      }),
    );
  });

  test("another company's entries are not among it", async () => {
    expect(await found(shop, "girassol")).toEqual([]);
    expect(await found(other, "girassol")).toHaveLength(1);
    expect((await listLogs(other.context, { level: "error" }, page, "pt")).items).toHaveLength(1);
  });
});

describe("a time range", () => {
  test("takes both its ends, with and without words", async () => {
    const { items } = await listLogs(shop.context, { q: "v-77" }, page, "pt");
    const [, second, third] = items.map(({ at }) => at);
    for (const q of ["v-77", undefined]) {
      const range = await listLogs(shop.context, { q, from: third, to: second }, page, "pt");
      expect(range.items.map(({ at }) => at)).toEqual([second, third]);
    }
  });

  test.each(["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])("as far as %s is no error", async (edge) => {
    await listLogs(shop.context, { from: edge, to: edge }, page, "pt");
    const whole = { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z" };
    const { items } = await listLogs(shop.context, whole, page, "pt");
    expect(items).toEqual((await listLogs(shop.context, {}, page, "pt")).items);
  });
});

describe("the index", () => {
  test("costs no more for one company when another has a thousand times its entries", async () => {
    const [small, large] = [await Shop.open(), await Shop.open()];
    await write(small, ["venda azul"]);
    const read = async () => {
      const rows: number[] = [];
      const db = Object.create(small.context.db, {
        all: {
          value: async (query: never) => {
            const [result] = await small.context.db.batch([query]);
            rows.push(result?.meta.rows_read ?? 0);
            return result?.results ?? [];
          },
        },
      });
      await listLogs({ ...small.context, db }, { q: "ven azu" }, page, "pt");
      return rows[0];
    };
    const before = await read();
    await large.context.db.run(sql`INSERT INTO logs (tenant_id, id, at, level, event, message, search)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
      SELECT ${large.context.tenantId}, printf('log_%026d', i), i, 'info', 'x', 'x', 'venda azul vendas ' || i FROM n`);
    expect(await read()).toBe(before);
  });

  test("takes up the entries that were there before it, signs and all", async () => {
    const old = await Shop.open();
    const search =
      'a venda-1042 da padaria sao joao (cpf 529.982.247-25): veja ana@sol.com.br — "agora"  ja.';
    await old.context.db.run(sql`INSERT INTO logs (tenant_id, id, at, level, event, message, search)
      WITH n (i) AS (VALUES (1), (2)) SELECT ${old.context.tenantId}, printf('log_%026d', i), 7, 'error', 'sale.gone',
      'antiga ' || i, ${search} FROM n`);
    const fill = bindings.TEST_MIGRATIONS.flatMap(({ queries }) => queries).find((query) =>
      /^(--.*\s+)*INSERT INTO log_search/.test(query),
    );
    await bindings.DB.batch([bindings.DB.prepare("DELETE FROM log_search"), bindings.DB.prepare(fill ?? "")]);
    for (const q of ["venda-1042", "529.982.247-25", "ana@sol.com.br", '"agora" já', "joão cpf"]) {
      expect(await found(old, q), q).toEqual(["antiga 2", "antiga 1"]);
    }
    expect((await listLogs(old.context, { event: "sale.gone" }, page, "pt")).items).toHaveLength(2);
  });

  test("forgets what the daily prune deletes, and nothing else", async () => {
    const old = await Shop.open();
    await write(old, ["jabuticaba antiga"]);
    old.context.clock.advance(91 * 86_400_000);
    await write(old, ["jabuticaba nova"]);
    await keepLogs(old.context, { begin: true, pieces: 100 });
    expect(await found(old, "jabuticaba")).toEqual([expect.stringContaining("nova")]);
    const [logs, search] = await bindings.DB.batch<{ n: number }>([
      bindings.DB.prepare("SELECT count(*) AS n FROM logs"),
      bindings.DB.prepare("SELECT count(*) AS n FROM log_search"),
    ]);
    expect(search?.results).toEqual(logs?.results);
  });
});
