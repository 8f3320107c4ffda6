import { describe, expect, test } from "vitest";
import { SWITCHES } from "../../../../sandbox/gestaoclick/switches.ts";
import type { SaleInput } from "../../../../src/erp/flows/sales.ts";
import type { Row } from "../../common/erp.ts";
import { expectOneRightSale } from "../../common/expect-sale.ts";
import { PRODUCT, SERVICE, saleInput } from "../../common/sales.ts";
import { Shop } from "../../common/shop.ts";

/**
 * Each fact about GestãoClick that nobody is sure of, in its other position. A sale goes there, its answer is lost
 * although it was saved; it is resent, changed, deleted in the ERP and resent. Each step must end with exactly one
 * right sale, or with a dead delivery whose code says why.
 */

const first: SaleInput = saleInput({
  items: [
    PRODUCT,
    { ...PRODUCT, code: "N-1", name: "Novo", price: "10.00", unitPrice: "10.00", discount: "0.00" },
    SERVICE,
  ],
  payments: [
    { dueDate: "2026-12-20", amount: "100.00", method: "Boleto" },
    { dueDate: "2027-01-20", amount: "130.00", method: "PIX" },
  ],
});
const changed: SaleInput = {
  ...first,
  notes: "mudou",
  discount: "30.00",
  payments: [{ dueDate: "2026-12-20", amount: "200.00", method: "Boleto" }],
};

/** What a switch ends in when it is not "exactly one right sale after each step". */
type Exception =
  /** The first delivery stops with this code. */
  | { first: string }
  /** The sale arrives, and its change stops with this code. */
  | { change: string }
  /** The connection pauses; the deliveries wait. */
  | { paused: true };

const EXCEPTIONS: Record<string, Exception> = {
  "CALLS_PER_DAY=3": { first: "erp_rate_limited" },
  "API_ADDON_MISSING=true": { paused: true },
  "PUT_IGNORES_LINES=true": { change: "erp_refused" },
  "PUT_WITHOUT_EFFECT=true": { change: "erp_ignored_change" },
  // Both forms of lines lose the total: nothing that Ponte could send keeps it.
  "PUT_FLAT_ZEROES=true": { change: "erp_ignored_change" },
};

const OTHER_COUNTS: Record<string, number> = { CALLS_PER_DAY: 3, CALLS_PER_SECOND: 1_000 };

function otherPositions(): [string, Row][] {
  return Object.entries(SWITCHES).flatMap(([name, definition]): [string, Row][] => {
    const values: unknown[] =
      definition.kind === "flag"
        ? [!definition.fallback]
        : definition.kind === "choice"
          ? definition.options.filter((option) => option !== definition.fallback)
          : definition.kind === "words"
            ? [["*"], []]
            : [OTHER_COUNTS[name]];
    return values.map((value) => [`${name}=${value}`, { [name]: value }]);
  });
}

describe("a sale survives each doubtful fact of the ERP", () => {
  test.each([["the defaults", {}] as [string, Row], ...otherPositions()])("%s", async (name, switches) => {
    await walk(await Shop.open({ switches }), EXCEPTIONS[name] ?? {});
  });
});

describe("the same in a branch, whose sales the default list leaves out", () => {
  test.each([
    ["the defaults", {}],
    ["LIST_ALL_STORES", { LIST_ALL_STORES: true }],
    ["CODIGO_PER_STORE", { CODIGO_PER_STORE: true }],
    ["IGNORED_FILTERS", { IGNORED_FILTERS: ["*"] }],
  ] as [string, Row][])("%s", async (_, switches) => {
    const shop = await Shop.open({ switches, activate: false });
    const storeId = await shop.erp.idOf("/lojas", "nome", "Filial Centro");
    const branch = await Shop.open({ erp: shop.erp, settings: { storeId } });
    await walk(branch, {});
    expect((await branch.erp.sales())[0]?.loja_id).toBe(storeId);
  });
});

describe("facts that meet", () => {
  test("wrapped lines go when flat ones lose the total", async () => {
    await walk(await Shop.open({ switches: { PUT_FLAT_ZEROES: true, PUT_NESTED_ZEROES: false } }), {});
  });

  test("a default situation of another document type is refused, and the text says which to choose", async () => {
    const shop = await Shop.open({ switches: { SEVERAL_PADRAO: true, REFUSE_FOREIGN_SITUACAO: true } });
    const delivery = await shop.deliver("s-1", first);
    expect(delivery).toMatchObject({ state: "dead", code: "sale_status_refused" });
    expect(delivery.params).toMatchObject({ erpMessage: "A situação informada não pertence a vendas" });
    expect(await shop.erp.sales()).toEqual([]);
  });

  test("of several default situations the one that the ERP's sales have is taken, and the log says so", async () => {
    const shop = await Shop.open({ switches: { SEVERAL_PADRAO: true, REFUSE_FOREIGN_SITUACAO: true } });
    await shop.erp.setSwitches({ SEVERAL_PADRAO: null });
    await shop.deliver("s-1", first);
    const before = (await shop.erp.sales())[0]?.situacao_id;
    await shop.erp.setSwitches({ SEVERAL_PADRAO: true });
    const later = await Shop.open({ erp: shop.erp });
    expect(await later.deliver("s-2", first)).toMatchObject({ state: "delivered" });
    expect((await shop.erp.sales()).map(({ situacao_id }) => situacao_id)).toEqual([before, before]);
    expect(await later.events()).toContain("sale_status.ambiguous");
  });
});

async function walk(shop: Shop, exception: Partial<{ first: string; change: string; paused: true }>) {
  await shop.erp.inject({ kind: "commit_then_error", method: "POST", path: "/vendas" });
  await shop.put("s-1", first);
  if (exception.paused) {
    await shop.drain();
    expect(await shop.connectionRow()).toMatchObject({
      status: "paused",
      pausedReason: "credentials_rejected",
    });
    expect(await shop.delivery("s-1")).toMatchObject({ state: "retrying" });
    return;
  }
  await shop.settle();
  if (exception.first !== undefined) {
    expect(await shop.delivery("s-1")).toMatchObject({ state: "dead", code: exception.first });
    expect(await shop.erp.sales()).toEqual([]);
    return;
  }
  expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered", code: null });
  await expectOneRightSale(shop.erp, first);

  await shop.resend("s-1");
  await shop.settle();
  expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered", reason: "resend" });
  const before = await expectOneRightSale(shop.erp, first);

  await shop.put("s-1", changed);
  await shop.settle();
  if (exception.change !== undefined) {
    expect(await shop.delivery("s-1")).toMatchObject({ state: "dead", code: exception.change });
    expect(await shop.erp.sales()).toHaveLength(1);
    return;
  }
  expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered", remoteId: before.id });
  const after = await expectOneRightSale(shop.erp, changed);
  expect(after).toMatchObject({ id: before.id, codigo: before.codigo, situacao_id: before.situacao_id });

  await shop.erp.api("DELETE", `/vendas/${after.id}`);
  await shop.resend("s-1");
  await shop.settle();
  expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
  const anew = await expectOneRightSale(shop.erp, changed);
  expect(anew.id).not.toBe(after.id);
  expect(await shop.events()).toContain("sale.gone");
}
