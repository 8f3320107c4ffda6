import type { ConnectionContext, Option, OptionSource } from "../connector.ts";
import { type Outcome, ok } from "../outcome.ts";
import { readCustomerGroups, readTaskTypes } from "./auvo/lists.ts";
import {
  readAccounts,
  readCategories,
  readPaymentTerms,
  readServices,
  readStockLocations,
} from "./omie/lists.ts";
import type { Settings } from "./settings.ts";

type Context = ConnectionContext<Settings>;

async function mapped<Row>(
  outcome: Outcome<Row[]>,
  toOption: (row: Row) => Option,
): Promise<Outcome<Option[]>> {
  return outcome.kind === "ok" ? ok(outcome.value.map(toOption)) : outcome;
}

const named = (value: string, name: string | undefined, code = value): Option => ({
  value,
  label: name === undefined ? code : `${name} (${code})`,
});

/** The lists that settings are picked from, each with what may be used only. */
export const optionSources = {
  taskTypeCode: async (context: Context) =>
    mapped(await readTaskTypes(context), ({ id, description }) => named(id, description)),
  customerGroupCode: async (context: Context) =>
    mapped(await readCustomerGroups(context), ({ id, description }) => named(id, description)),
  omieAccountId: async (context: Context) =>
    mapped(await readAccounts(context), ({ nCodCC, descricao }) => ({
      value: nCodCC,
      label: descricao ?? nCodCC,
    })),
  omieCategoryCode: async (context: Context) => {
    const outcome = await readCategories(context);
    if (outcome.kind !== "ok") return outcome;
    const sorted = [...outcome.value].sort((left, right) => (left.codigo < right.codigo ? -1 : 1));
    return ok(sorted.map(({ codigo, descricao }) => named(codigo, descricao)));
  },
  omieStockLocationId: async (context: Context) => {
    const outcome = await readStockLocations(context);
    if (outcome.kind !== "ok") return outcome;
    const defaultFirst = [...outcome.value].sort((left, right) => Number(right.padrao) - Number(left.padrao));
    return ok(
      defaultFirst.map(({ codigo_local_estoque: id, descricao, codigo }) => named(id, descricao, codigo)),
    );
  },
  omieServiceId: async (context: Context) =>
    mapped(await readServices(context), ({ intListar, cabecalho }) =>
      named(intListar.nCodServ, cabecalho.cDescricao, cabecalho.cCodigo),
    ),
  omiePaymentTerm: async (context: Context) =>
    mapped(await readPaymentTerms(context), ({ nCodigo, cDescricao }) => named(nCodigo, cDescricao)),
} as const satisfies Record<string, OptionSource<Settings>>;
