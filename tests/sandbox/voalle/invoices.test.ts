import { describe, expect, it } from "vitest";
import { dateInSaoPaulo } from "../../../sandbox/shared/clock.ts";
import { addDays } from "../../../sandbox/shared/isp-charges.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../sandbox/voalle/seed.ts";
import { type Row, rowOf } from "../provider.ts";
import { send } from "../worker.ts";
import { billetOf, refusal, titleWith, Voalle } from "./voalle.ts";

const { twoOpen, blocked, nothingOwed, company } = ISP_CAST;
const TODAY = dateInSaoPaulo(Date.now());

const amountOf = (title: Row | undefined) => rowOf(billetOf(title), "amount");

describe("open titles", () => {
  it("shows what is open with line, bar code, PIX, amounts, customer and issuing company, and no status", async () => {
    const voalle = await Voalle.open();
    const { body, rows } = await voalle.get(`/getopentitlesbytxid/${twoOpen.document}`);
    expect(body.success).toBe(true);
    expect(rows[0]).toMatchObject({
      id: expect.any(Number),
      billet: {
        title: expect.stringMatching(/^FAT/),
        barcode: expect.stringMatching(/^\d{44}$/),
        typefulLine: expect.stringMatching(/^\d{5}\.\d{5} \d{5}\.\d{6} \d{5}\.\d{6} \d \d{14}$/),
        pixQRCode: expect.stringContaining("br.gov.bcb.pix"),
        expirationDate: `${addDays(TODAY, 5)}T00:00:00`,
        amount: { value: 99.9, finalValue: 99.9, discount: 0, fine: 0, interest: 0 },
      },
      client: { txId: twoOpen.document, name: twoOpen.name },
      companyPlace: { txId: CODES.companyPlace },
      bank: { code: "756", agency: { number: "3188", digit: "5" } },
      collectionType: { specieTitle: "DM" },
    });
    expect(rows[0]).not.toHaveProperty("status");
    expect(billetOf(rows[0])).not.toHaveProperty("status");
  });

  it("charges an overdue title two per cent once and one per cent a month by the day, to the cent", async () => {
    const voalle = await Voalle.open();
    const { rows } = await voalle.get(`/getopentitlesbytxid/${blocked.document}`);
    // 79.90 for 45 and for 15 days: fine 1.598, interest 1.1985 and 0.3995.
    expect(rows.map(amountOf)).toEqual([
      { value: 79.9, finalValue: 82.7, discount: 0, fine: 1.6, interest: 1.2 },
      { value: 79.9, finalValue: 81.9, discount: 0, fine: 1.6, interest: 0.4 },
    ]);
  });

  it("has neither bar code nor PIX where no boleto was registered", async () => {
    const voalle = await Voalle.open();
    const { rows } = await voalle.get(`/getopentitlesbytxid/${company.document}`);
    expect(billetOf(rows[1])).toMatchObject({
      barcode: null,
      bankTitleNumber: null,
      typefulLine: "",
      pixQRCode: "",
    });
  });

  it("NO_TITLES_SUCCESS chooses how nothing owed is said", async () => {
    const voalle = await Voalle.open();
    const path = `/getopentitlesbytxid/${nothingOwed.document}`;
    expect(await voalle.get(path)).toMatchObject(refusal("Cliente não possui títulos em aberto."));
    await voalle.provider.setSwitches({ NO_TITLES_SUCCESS: true });
    expect(await voalle.get(path)).toMatchObject({
      body: { success: true, response: [] },
      message: "Cliente não possui títulos em aberto.",
    });
  });

  it("an unknown document is nothing found", async () => {
    const voalle = await Voalle.open();
    for (const list of ["getopentitlesbytxid", "gettitlesbytxid"]) {
      const answer = await voalle.get(`/${list}/${ISP_UNKNOWN_DOCUMENT}`);
      expect(answer).toMatchObject(refusal("Registro não encontrado."));
    }
  });

  it("OPEN_TITLES_WITH_STATUS adds the status", async () => {
    const voalle = await Voalle.open({ OPEN_TITLES_WITH_STATUS: true });
    const { rows } = await voalle.get(`/getopentitlesbytxid/${blocked.document}`);
    expect(rows[0]?.status).toBe("Vencida");
  });

  it("getopentitlesbyexpirationdate pages over everybody's", async () => {
    const voalle = await Voalle.open();
    const { response } = await voalle.get("/getopentitlesbyexpirationdate?page=1&pageSize=5");
    expect(response).toMatchObject({ page: 1, pageSize: 5, totalRecords: 43, totalPages: 9 });
    expect(response.data).toHaveLength(5);
  });
});

describe("all titles", () => {
  it("shows every state in billet, the original value and what was received", async () => {
    const voalle = await Voalle.open();
    const titles = await voalle.titles(twoOpen.document);
    expect(titles.map((title) => billetOf(title).status)).toEqual([
      "Em aberto",
      "Em aberto",
      "Paga",
      "Cancelada",
    ]);
    expect(titles[0]).toMatchObject({ billet: { amount: { originalValue: 99.9 }, receipts: null } });
    expect(billetOf(titles[2]).receipts).toEqual({
      ammount: 99.9,
      discount: 0,
      fine: 0,
      interest: 0,
      receiptDate: `${addDays(TODAY, -26)}T00:00:00`,
    });
    expect(billetOf((await voalle.titles(blocked.document))[0]).status).toBe("Vencida");
  });

  it("STATUS_AT_ROOT and RECEIPTS_AS_LIST move them", async () => {
    const voalle = await Voalle.open({ STATUS_AT_ROOT: true, RECEIPTS_AS_LIST: true });
    const titles = await voalle.titles(twoOpen.document);
    expect(titles[2]).toMatchObject({ status: "Paga", billet: { receipts: [{ ammount: 99.9 }] } });
    expect(billetOf(titles[2])).not.toHaveProperty("status");
    expect(billetOf(titles[0]).receipts).toEqual([]);
  });

  it("getcontractbillets is flat and takes the contract's id, not its number", async () => {
    const voalle = await Voalle.open();
    const [contract] = await voalle.contracts(twoOpen.document);
    const { rows, body } = await voalle.get(`/getcontractbillets/${contract?.id}`);
    expect(body.messages).toBe("");
    expect(rows[0]).toMatchObject({
      title: expect.stringMatching(/^FAT/),
      expirationDate: `${addDays(TODAY, 5)}T00:00:00`,
      parcel: 1,
      link: expect.stringMatching(/^http/),
    });
    expect(await voalle.get(`/getcontractbillets/${contract?.contractNumber}`)).toMatchObject(
      refusal("Registro não encontrado."),
    );
  });
});

describe("boletos", () => {
  const isPdf = (bytes: Uint8Array) => {
    const text = new TextDecoder("latin1").decode(bytes);
    return text.startsWith("%PDF-1.") && text.trimEnd().endsWith("%%EOF");
  };

  it("GetBillet answers PDF bytes; what goes wrong is the JSON envelope with 200", async () => {
    const voalle = await Voalle.open();
    const { id } = await titleWith(voalle, twoOpen.document, "Em aberto");
    const response = await voalle.fetch("GET", `/GetBillet/${id}`);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(isPdf(new Uint8Array(await response.arrayBuffer()))).toBe(true);
    expect(await voalle.get("/GetBillet/1")).toMatchObject({
      ...refusal("Registro não encontrado."),
      contentType: expect.stringContaining("application/json"),
    });
    const paid = await titleWith(voalle, twoOpen.document, "Paga");
    expect(await voalle.get(`/getbillet/${paid.id}`)).toMatchObject(refusal("O título não está em aberto."));
  });

  it("GetBilletLink answers a signed address that asks for no token and cannot be forged", async () => {
    const voalle = await Voalle.open();
    const { id } = await titleWith(voalle, twoOpen.document, "Em aberto");
    const link = new URL(String((await voalle.get(`/GetBilletLink/${id}`)).response.link));
    const response = await send(`${link.pathname}${link.search}`);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(isPdf(new Uint8Array(await response.arrayBuffer()))).toBe(true);
    const other = link.pathname.replace(/\d+$/, (number) => String(Number(number) + 1));
    expect((await send(`${other}${link.search}`)).status).toBe(403);
    link.searchParams.set("expires", "1");
    expect((await send(`${link.pathname}${link.search}`)).status).toBe(403);
  });

  it("registerpix takes its id in the query and tells what is to be paid", async () => {
    const voalle = await Voalle.open();
    const { id } = await titleWith(voalle, blocked.document, "Vencida");
    const register = () => voalle.call("POST", `/billings/registerpix?receivableId=${id}`);
    expect((await register()).response).toMatchObject({
      qrCode: expect.stringContaining("540582.70"),
      totalAmount: 82.7,
      fineAmount: 1.6,
      interestAmount: 1.2,
      hybridBillet: true,
    });
    await voalle.provider.setSwitches({ PIX_NOT_SET_UP: true });
    expect(await register()).toMatchObject(refusal("O local não possui configuração de PIX."));
  });

  it("a fiscal note is a PDF, opened by the bearer or, as one source says, by the key itself", async () => {
    const voalle = await Voalle.open();
    const [note] = await voalle.provider.stored("invoiceNotes");
    const { clientId, clientSecret, syndata } = voalle.provider.key;
    const byKey = {
      authorization: btoa(`${clientId}:${clientSecret}`),
      token: String(syndata),
      "x-integration-key": "datacake",
    };
    const status = async (headers: Record<string, string> = {}) =>
      (await voalle.fetch("GET", `/billings/invoices/download/${note?.id}`, undefined, headers)).status;
    expect([await status(), await status(byKey)]).toEqual([200, 401]);
    await voalle.provider.setSwitches({ DOWNLOAD_AUTH: "integration_key" });
    expect([await status(), await status(byKey)]).toEqual([401, 200]);
    expect(await status({ ...byKey, token: "wrong" })).toBe(401);
    const unknown = await voalle.call("GET", "/billings/invoices/download/1", undefined, byKey);
    expect(unknown).toMatchObject(refusal("Registro não encontrado."));
  });
});
