import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../sandbox/shared/clock.ts";
import { maskDocument } from "../../sandbox/shared/documents.ts";
import { addDays, isoDate } from "../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, type IspPerson } from "../../sandbox/shared/isp-people.ts";
import { Hubsoft } from "./hubsoft/hubsoft.ts";
import { Ixc } from "./ixc/ixc.ts";
import { rowsOf } from "./provider.ts";
import { Sgp } from "./sgp/sgp.ts";

/** What an ERP tells of a customer, brought to one form. */
interface Told {
  open: { amount: string; dueDate: string }[];
  blockedForDebt: string[];
}

/** How each ERP is asked; the ways differ in everything but the answer. */
const ASK: Record<string, () => Promise<(person: IspPerson) => Promise<Told>>> = {
  ixc: async () => {
    const ixc = await Ixc.open({ DOCUMENT_MATCH: "digits" });
    return async (person) => {
      const { id } = await ixc.row("cliente", "cnpj_cpf", maskDocument(person.document));
      const titles = await ixc.rows("fn_areceber", "id_cliente", String(id));
      const contracts = await ixc.rows("cliente_contrato", "id_cliente", String(id));
      return {
        open: titles
          .filter(({ status }) => status === "A")
          .map((title) => ({ amount: String(title.valor), dueDate: String(title.data_vencimento) })),
        blockedForDebt: contracts
          .filter((contract) => ["CA", "FA"].includes(String(contract.status_internet)))
          .map((contract) => String(contract.contrato)),
      };
    };
  },
  hubsoft: async () => {
    const hubsoft = await Hubsoft.open();
    return async ({ document }) => ({
      open: (await hubsoft.invoices(document)).map((invoice) => ({
        amount: Number(invoice.valor).toFixed(2),
        dueDate: isoDate(String(invoice.data_vencimento)) ?? "",
      })),
      blockedForDebt: rowsOf(await hubsoft.customer(document), "servicos")
        .filter(({ status_prefixo }) => /^suspenso_(debito|parcialmente)$/.test(String(status_prefixo)))
        .map((plan) => String(plan.nome)),
    });
  },
  sgp: async () => {
    const sgp = await Sgp.open();
    return async ({ document }) => ({
      open: (await sgp.titles(document, { status: "1" })).map((title) => ({
        amount: Number(title.valor).toFixed(2),
        dueDate: String(title.vencimento),
      })),
      blockedForDebt: (await sgp.contracts(document))
        .filter(({ motivo_status }) => motivo_status === "Financeiro")
        .map((contract) => String(contract.planointernet)),
    });
  },
};

describe.each(Object.entries(ASK))("%s", (_erp, open) => {
  it("holds the same customers, open invoices and blocked plans as every ERP for providers", async () => {
    const ask = await open();
    const today = dateInSaoPaulo(Date.now());
    for (const person of Object.values<IspPerson>(ISP_CAST)) {
      const wanted: Told = {
        open: person.invoices
          .filter(({ state }) => state === "open")
          .map(({ amount, dueInDays }) => ({ amount, dueDate: addDays(today, dueInDays) })),
        blockedForDebt: person.contracts
          .filter(({ state }) => state === "blocked" || state === "reduced")
          .map(({ product }) => product),
      };
      const told = await ask(person);
      const byDate = told.open.toSorted((left, right) => (left.dueDate < right.dueDate ? -1 : 1));
      expect({ ...told, open: byDate }, person.name).toEqual({
        ...wanted,
        open: wanted.open.toSorted((left, right) => (left.dueDate < right.dueDate ? -1 : 1)),
      });
    }
  });
});
