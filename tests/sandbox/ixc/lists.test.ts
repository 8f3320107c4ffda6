import { describe, expect, it } from "vitest";
import { IXC } from "../../../sandbox/ixc/account.ts";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../sandbox/shared/isp-people.ts";
import { Provider, rowsOf } from "../provider.ts";
import { basic, Ixc } from "./ixc.ts";

const ANA_MASKED = "529.982.247-25";

describe("credentials", () => {
  it("opens the default company by itself, once, on simultaneous first calls", async () => {
    const key = IXC.showKey(IXC.defaultCompany.key);
    const ixc = new Ixc(new Provider("ixc", "", key));
    const answers = await Promise.all([1, 2].map(() => ixc.rows("cliente", "cnpj_cpf", ANA_MASKED)));
    expect(answers.map((rows) => rows.length)).toEqual([1, 1]);
    const companies: unknown = await ixc.provider.control("GET", "/companies");
    const named = Array.isArray(companies)
      ? companies.filter(({ name }) => name === IXC.defaultCompany.name)
      : [];
    expect(named).toHaveLength(1);
  });

  it("takes the whole token in Basic, and neither a token with a colon behind it nor a bearer", async () => {
    const ixc = await Ixc.open();
    const token = String(ixc.provider.key.token);
    const statusOf = async (authorization: string) =>
      (
        await ixc.call(
          "POST",
          "/cliente",
          { qtype: "cliente.id", query: "1" },
          { authorization, ixcsoft: "listar" },
        )
      ).httpStatus;
    expect(await statusOf(basic(token))).toBe(200);
    for (const wrong of [
      basic(`${token}:`),
      `Bearer ${token}`,
      basic(token.split(":")[1] ?? ""),
      "Basic %",
      "",
    ]) {
      expect(await statusOf(wrong), wrong).toBe(401);
    }
  });

  it("answers 401 to a revoked token and serves it again when restored", async () => {
    const ixc = await Ixc.open();
    await ixc.provider.control("POST", `/companies/${ixc.provider.id}/keys/revoke`, {});
    expect((await ixc.list("filial", { qtype: "filial.id", query: "1" })).httpStatus).toBe(401);
    await ixc.provider.control("POST", `/companies/${ixc.provider.id}/keys/restore`, {});
    expect((await ixc.list("filial", { qtype: "filial.id", query: "1" })).httpStatus).toBe(200);
  });

  it("keeps companies apart", async () => {
    const [one, other] = await Promise.all([Ixc.open(), Ixc.open({}, "minimal")]);
    expect(await one.rows("cliente", "cnpj_cpf", ANA_MASKED)).toHaveLength(1);
    expect(await other.rows("cliente", "cnpj_cpf", ANA_MASKED)).toEqual([]);
  });
});

describe("lists", () => {
  it("answers strings only, and page and total as strings", async () => {
    const ixc = await Ixc.open();
    const { body } = await ixc.list("cliente", { qtype: "cliente.cnpj_cpf", query: ANA_MASKED });
    expect(body).toMatchObject({ page: "1", total: "1" });
    const [customer = {}] = rowsOf(body, "registros");
    expect(Object.values(customer).every((value) => typeof value === "string")).toBe(true);
    expect(customer).toMatchObject({ razao: ISP_CAST.twoOpen.name, tipo_pessoa: "F", ativo: "S" });
  });

  it("has no registros at all when nothing is found, or an empty list by switch", async () => {
    const ixc = await Ixc.open();
    const query = { qtype: "cliente.cnpj_cpf", query: ISP_UNKNOWN_DOCUMENT };
    expect((await ixc.list("cliente", query)).json).toEqual({ page: "1", total: "0" });
    await ixc.provider.setSwitches({ EMPTY_REGISTROS: "list", TOTAL_AS_NUMBER: true });
    expect((await ixc.list("cliente", query)).json).toEqual({ page: "1", total: 0, registros: [] });
  });

  it("finds a document as it is stored: most masked, old ones bare, letters of a CNPJ in place", async () => {
    const ixc = await Ixc.open();
    const found = async (document: string) => (await ixc.rows("cliente", "cnpj_cpf", document)).length;
    expect([await found(ANA_MASKED), await found(ISP_CAST.twoOpen.document)]).toEqual([1, 0]);
    expect([await found("286.255.878-87"), await found(ISP_CAST.nothingOwed.document)]).toEqual([0, 1]);
    expect([await found("11.222.333/0001-81"), await found("12.ABC.345/01DE-35")]).toEqual([1, 1]);
    await ixc.provider.setSwitches({ DOCUMENT_MATCH: "digits" });
    expect([await found(ISP_CAST.twoOpen.document), await found("286.255.878-87")]).toEqual([1, 1]);
  });

  it("narrows by a grid_param that is a JSON string; a list is dropped without a word, or refused by switch", async () => {
    const ixc = await Ixc.open();
    const { id } = await ixc.row("cliente", "cnpj_cpf", ANA_MASKED);
    const query = { qtype: "fn_areceber.id_cliente", query: id };
    const open = [
      { TB: "fn_areceber.status", OP: "=", P: "A" },
      { TB: "fn_areceber.liberado", OP: "=", P: "S" },
    ];
    expect((await ixc.list("fn_areceber", query)).body.total).toBe("4");
    const { body } = await ixc.list("fn_areceber", query, open);
    expect(rowsOf(body, "registros").map((title) => title.valor)).toEqual(["99.90", "1234.56"]);
    expect((await ixc.list("fn_areceber", { ...query, grid_param: open })).body.total).toBe("4");
    await ixc.provider.setSwitches({ GRID_PARAM_LIST: "refused" });
    expect((await ixc.list("fn_areceber", { ...query, grid_param: open })).body.type).toBe("error");
  });

  it("compares numbers as numbers, looks for a part with L, sorts and pages", async () => {
    const ixc = await Ixc.open();
    const dear = await ixc.rows("vd_contratos", "valor_contrato", "99.90", { oper: ">" });
    expect(dear.map((product) => product.valor_contrato)).toEqual(["149.90", "249.90"]);
    expect(await ixc.rows("vd_contratos", "nome", "FIBRA", { oper: "L" })).toHaveLength(3);
    const seen: unknown[] = [];
    for (const page of ["1", "2", "3", "4"]) {
      const query = { qtype: "cliente.id", query: "0", oper: ">", page, rp: "10", sortname: "cliente.id" };
      const { body } = await ixc.list("cliente", { ...query, sortorder: "desc" });
      expect(body.total).toBe("30");
      seen.push(...rowsOf(body, "registros").map((customer) => Number(customer.id)));
    }
    expect(seen).toHaveLength(30);
    expect(seen).toEqual([...new Set(seen)].sort((left, right) => Number(right) - Number(left)));
  });

  it.each([
    [{ qtype: "cliente.cpf", query: "1" }, "cliente.cpf"],
    [{ qtype: "fn_areceber.id", query: "1" }, "fn_areceber.id"],
    [{ qtype: "cliente.id", query: "1", oper: "like" }, "oper"],
    [{}, "qtype"],
  ])("refuses the query %j with HTTP 200 and names %s", async (query, named) => {
    const ixc = await Ixc.open({}, "minimal");
    const answer = await ixc.list("cliente", query);
    expect(answer).toMatchObject({ httpStatus: 200, body: { type: "error" } });
    expect(answer.body.message).toContain(named);
  });

  it("refuses an unknown resource, GET without the header, and a body that is no JSON", async () => {
    const ixc = await Ixc.open({}, "minimal");
    const unknown = await ixc.post("/cliente_x", {});
    expect(unknown).toMatchObject({
      httpStatus: 200,
      body: { type: "error", message: "Recurso cliente_x não está disponível!" },
    });
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect((await ixc.post(`/${name}`, {})).body.message, name).toContain("não está disponível");
    }
    expect((await ixc.call("GET", "/cliente")).body.type).toBe("error");
    expect((await ixc.call("POST", "/cliente", "no object", { ixcsoft: "listar" })).body.type).toBe("error");
    expect(await ixc.provider.stats()).toMatchObject({ calls: 6, byStatus: { 200: 6 } });
  });

  it("seeds a minimal company with lists but no customers", async () => {
    const ixc = await Ixc.open({}, "minimal");
    const all = { oper: ">" };
    expect(await ixc.rows("cliente", "id", "0", all)).toEqual([]);
    expect(await ixc.rows("vendedor", "status", "A")).toHaveLength(2);
    const days = (await ixc.rows("cliente_contrato_tipo", "id", "0", all)).map(
      (kind) => kind.dia_fixo_vencimento,
    );
    expect(days).toEqual(["5", "10", "15", "20"]);
    expect(await ixc.rows("contato_tipo", "id", "0", all)).toHaveLength(4);
  });
});
