import { describe, expect, it } from "vitest";
import { ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../../sandbox/voalle/seed.ts";
import type { Row } from "../../common/erp.ts";
import { only } from "../../common/shop.ts";
import { Isp, newcomer } from "./isp.ts";

describe("a lead (F3, V5, V6)", () => {
  const lead = (patch: Row = {}): Row => ({
    externalId: "lead-1",
    customer: newcomer,
    items: [{ productId: "1.2", name: "Fibra 500 Mega", amount: "99.90" }],
    ...patch,
  });

  it("arrives with the shop's id as its code, and the log says where the seller finds it", async () => {
    const isp = await Isp.open();
    expect(await isp.result("create_lead", lead({ reseller: { code: "39053344705" } }))).toEqual({});
    const stored = only(await isp.stored("leads"));
    expect(stored).toMatchObject({
      name: "Davi Prado",
      txId: ISP_UNKNOWN_DOCUMENT,
      integrationCode: "lead-1",
    });
    expect(stored.received).toMatchObject({
      personalData: { typeTxId: 2, birthDate: "1990-02-01T00:00:00Z" },
      contact: { cellPhone: "(19) 97777-1234", cellPhoneHasWhatsApp: true, email: "davi@cliente.example" },
      address: { streetType: "Avenida", street: "Brasil", postalCode: "13010-050" },
      integratorData: {
        crmContactOriginCode: "SITE",
        integratorAlias: "DATACAKE",
        integrationCode: "lead-1",
        integrationSellerTxId: CODES.seller,
      },
    });
    expect(await isp.delivery("lead-1")).toMatchObject({ state: "delivered", remoteId: null });
    const entry = (await isp.entries()).find(({ event }) => event === "lead.created");
    expect(entry?.message).toContain("Meus Leads");
  });

  it("goes once, however often it is sent, with the origin that it brings", async () => {
    const isp = await Isp.open();
    await isp.result("create_lead", lead({ origin: "INDICACAO" }));
    await isp.result("create_lead", lead({ origin: "INDICACAO" }));
    expect(only(await isp.stored("leads")).received).toMatchObject({
      integratorData: { crmContactOriginCode: "INDICACAO" },
    });
  });

  it("goes once after a lost answer, and where the ERP knows its code, a person's resend finds it there", async () => {
    const isp = await Isp.open({ switches: { REFUSE_DUPLICATE_LEAD: true } });
    await isp.inject({ kind: "lost_answer", path: "/external/crm/leads/create" });
    expect((await isp.ask("create_lead", lead())).body).toMatchObject({ code: "outcome_unknown" });
    await isp.replay("lead-1");
    await isp.settle("lead-1");
    expect(await isp.delivery("lead-1")).toMatchObject({ state: "delivered" });
    expect(await isp.stored("leads")).toHaveLength(1);
  });

  it.each([
    [{ leadIntegratorAlias: "ANTIGO" }, "Integrador inválido."],
    [{ leadContactOriginCode: CODES.inactiveOrigin }, "Origem de contato inválida."],
  ])("passes on the ERP's refusal of %o", async (settings, message) => {
    const isp = await Isp.open({ settings });
    const { detail } = await isp.problem("create_lead", lead(), 422, "erp_refused");
    expect(detail).toContain(message);
  });

  it("names a setting that is missing, and the Suite token where the ERP asks for it", async () => {
    const isp = await Isp.open({ settings: { leadContactOriginCode: undefined } });
    const { detail } = await isp.problem("create_lead", lead(), 422, "delivery_failed");
    const title = "Código da origem de contato";
    expect(detail).toContain(`"${title}"`);
    expect(await isp.delivery("lead-1")).toMatchObject({
      code: "setting_missing",
      params: { setting: "leadContactOriginCode", titlePt: title },
    });
    const strict = await Isp.open({ switches: { SYN_V1_TOKEN: true } });
    await strict.problem("create_lead", lead(), 422, "delivery_failed");
    expect(await strict.delivery("lead-1")).toMatchObject({
      code: "setting_missing",
      params: { setting: "synV1Token" },
    });
    expect(await strict.connectionRow()).toMatchObject({ status: "active" });
    await strict.change({}, { synV1Token: strict.synV1Token });
    await strict.result("create_lead", lead());
    expect(await strict.stored("leads")).toHaveLength(1);
  });

  it("needs a way to reach whoever it is", async () => {
    const isp = await Isp.open();
    await isp.problem("create_lead", lead({ customer: { name: "Ana" } }), 422, "delivery_failed");
    expect(await isp.delivery("lead-1")).toMatchObject({ code: "order_field_missing" });
  });
});
