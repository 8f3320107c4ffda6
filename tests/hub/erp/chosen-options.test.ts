import { describe, expect, test } from "vitest";
import { z } from "zod";
import { chosenOptions } from "../../../src/erp/chosen-options.ts";
import { field } from "../../../src/erp/connector.ts";
import { connectors, findConnector } from "../../../src/erp/registry.ts";
import { runDiagnosis } from "../../../src/services/diagnosis/run-diagnosis.ts";
import { Field } from "./auvo-omie/field.ts";
import { Association } from "./sga/association.ts";

/** Which settings point to something of an ERP's, and whether it is still there: for every connector, by its declaration alone. */

const title = (text: string) => ({ title: { pt: text, en: text } });
const option = (name: string, source?: string) =>
  field(z.string().optional(), { ...title(name), options: source ?? true });

function found(schema: z.ZodObject, values: unknown): string[] {
  return chosenOptions(schema, values).map(({ path, source, value }) => `${path} ${source} ${value}`);
}

describe("the settings that name an option are found", () => {
  const schema = z.strictObject({
    storeId: option("Loja"),
    typed: z.string().optional(),
    methods: z.record(
      field(z.string(), { ...title("Forma"), options: "methods" }),
      z.strictObject({ accountId: option("Conta", "accounts") }),
    ),
    rows: z.array(z.strictObject({ sellerId: option("Vendedor", "sellers") })).default([]),
    mode: z.enum(["a", "b"]),
    onlyA: field(z.string().optional(), {
      ...title("Só A"),
      options: "things",
      onlyFor: { field: "mode", values: ["a"] },
    }),
    free: field(z.string().optional(), { ...title("Livre"), options: "things", alsoOthers: true }),
    coded: field(z.preprocess(String, z.string()), { ...title("Código"), options: "codes" }),
  });

  test("at any depth, as values and as keys, and no others", () => {
    const values = {
      storeId: "7",
      typed: "x",
      methods: { PIX: { accountId: "1" }, Boleto: {} },
      rows: [{ sellerId: "3" }, {}],
      mode: "a",
      onlyA: "4",
      free: "whatever",
      coded: 12,
    };
    expect(found(schema, values)).toEqual([
      "settings.storeId storeId 7",
      "settings.methods.PIX methods PIX",
      "settings.methods.PIX.accountId accounts 1",
      "settings.methods.Boleto methods Boleto",
      "settings.rows.0.sellerId sellers 3",
      "settings.onlyA things 4",
      "settings.coded codes 12",
    ]);
  });

  test("and not those of no use as things are chosen", () => {
    expect(found(schema, { mode: "b", onlyA: "4" })).toEqual([]);
  });

  test("with titles from the outside in", () => {
    const [, nested] = chosenOptions(schema, { methods: { PIX: { accountId: "1" } } });
    expect(nested?.titles.map(({ pt }) => pt)).toEqual(["Conta"]);
  });

  test.each(connectors.map(({ id }) => id))("%s: each names a source that the connector has", (id) => {
    const connector = findConnector(id);
    const settings = connector?.settings ?? z.strictObject({});
    const values = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, "1"]));
    for (const { source } of chosenOptions(settings, values)) {
      expect(connector?.optionFields).toContain(source);
    }
  });
});

describe("a diagnosis of a connection that takes no sales", () => {
  test("Auvo ↔ Omie: tells what Omie no longer has by the setting's title", async () => {
    const company = await Field.open({ settings: { omieAccountId: "999999999" } });
    company.context.clock.advance(1_000);
    const { examined, findings } = await runDiagnosis(company.context, company.connectionId, "pt");
    expect(examined).toBe(0);
    expect(findings).toMatchObject([
      { code: "option_gone", items: [{ detail: expect.stringContaining('"999999999"') }] },
    ]);
  });

  test("SGA: a situation that the association does not have is told, one that it has is not", async () => {
    const situationMap = { ativo: "active", "NÃO EXISTE": "ended" };
    const association = await Association.open({ mode: "manual", settings: { situationMap } });
    association.context.clock.advance(1_000);
    const { findings } = await runDiagnosis(association.context, association.connectionId, "pt");
    expect(findings).toMatchObject([
      { code: "option_gone", items: [{ detail: expect.stringContaining('"NÃO EXISTE"') }] },
    ]);
  });
});
