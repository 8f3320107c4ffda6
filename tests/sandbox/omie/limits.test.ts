import { describe, expect, it } from "vitest";
import { CODES, customer, fault, Omie } from "./omie.ts";

const list = (omie: Omie, pagina = 1) => omie.call("geral/clientes", "ListarClientes", { pagina });
const unknown = (omie: Omie, codigo_cliente_omie: number) =>
  omie.call("geral/clientes", "ConsultarCliente", { codigo_cliente_omie });

describe("redundancy", () => {
  it("the same method with the same param within 60 s is Client-6, which tells the seconds left", async () => {
    const omie = await Omie.open({ REDUNDANCY_SECONDS: 60 }, "minimal");
    expect((await list(omie)).httpStatus).toBe(200);
    const again = await list(omie);
    expect(again).toMatchObject({ httpStatus: 500, body: { faultcode: "SOAP-ENV:Client-6" } });
    expect(again.body.faultstring).toMatch(
      /^ERROR: Consumo redundante detectado\. Aguarde (60|59) segundos para tentar novamente \(REDUNDANT\)\.$/,
    );
    expect((await list(omie, 0)).httpStatus).toBe(200);
    expect(await omie.limits("ListarClientes")).toMatchObject({ calls: 3, errors: 1, redundant: 1 });
  });

  it("ends after its seconds; a redundant call begins them anew unless REDUNDANCY_RESTARTS is off", async () => {
    const omie = await Omie.open({ REDUNDANCY_SECONDS: 1 }, "minimal");
    const statuses = async () => {
      const first = (await list(omie)).httpStatus;
      await pause(600);
      const second = (await list(omie)).httpStatus;
      await pause(600);
      const third = (await list(omie)).httpStatus;
      await pause(1100);
      return [first, second, third];
    };
    expect(await statuses()).toEqual([200, 500, 500]);
    await omie.provider.setSwitches({ REDUNDANCY_RESTARTS: false });
    expect(await statuses()).toEqual([200, 500, 200]);
  });

  it("catches a repeated write too, unless REDUNDANT_WRITES is off; the write is not carried out", async () => {
    const omie = await Omie.open({ REDUNDANCY_SECONDS: 60 }, "minimal");
    const include = () => omie.call("geral/clientes", "IncluirCliente", customer());
    expect((await include()).httpStatus).toBe(200);
    expect((await include()).body.faultcode).toBe("SOAP-ENV:Client-6");
    await omie.provider.setSwitches({ REDUNDANT_WRITES: false });
    expect((await include()).body.faultcode).toBe("SOAP-ENV:Client-102");
    expect(await omie.provider.stored("clientes")).toHaveLength(2);
  });

  it("REDUNDANCY_TEXT processed words it as Client-8020 with the hour", async () => {
    const omie = await Omie.open({ REDUNDANCY_SECONDS: 60, REDUNDANCY_TEXT: "processed" }, "minimal");
    await list(omie);
    const { body } = await list(omie);
    expect(body.faultcode).toBe("SOAP-ENV:Client-8020");
    expect(body.faultstring).toMatch(/tentar novamente às \d\d:\d\d:\d\d\. \(1\)$/);
  });

  it("survives whoever looks into the ERP: a call with Sandbox-Control neither counts nor is counted", async () => {
    const omie = await Omie.open({ REDUNDANCY_SECONDS: 60 }, "minimal");
    await list(omie);
    const body = { call: "ListarClientes", param: [{ pagina: 1 }] };
    const looked = await omie.raw("/api/v1/geral/clientes/", body, { "sandbox-control": "1" });
    expect(looked.httpStatus).toBe(200);
    expect(await omie.limits("ListarClientes")).toMatchObject({ calls: 1 });
  });
});

describe("the block", () => {
  it("ten errors of a method block that method alone, with 425 and the seconds", async () => {
    const omie = await Omie.open({ ERRORS_BEFORE_BLOCK: 10 }, "minimal");
    for (let code = 1; code <= 10; code++) {
      expect(await unknown(omie, code)).toMatchObject(
        fault("105", `Cliente não cadastrado para o Código [${code}] !`),
      );
    }
    const blocked = await unknown(omie, CODES.customer);
    expect(blocked).toMatchObject({
      httpStatus: 425,
      body: {
        faultcode: "MISUSE_API_PROCESS",
        faultstring: "ERROR: API bloqueada por consumo indevido. Tente novamente em 1800 segundos.",
      },
    });
    expect((await list(omie)).httpStatus).toBe(200);
    expect(await omie.limits("ConsultarCliente")).toMatchObject({ calls: 11, errors: 10, blocked: 1 });
  });

  it("an empty list and a redundant call count; what succeeds between does not help", async () => {
    const omie = await Omie.open({ ERRORS_BEFORE_BLOCK: 3, REDUNDANCY_SECONDS: 60 }, "minimal");
    expect((await list(omie, 9)).body.faultcode).toBe("SOAP-ENV:Client-5113");
    expect((await list(omie, 1)).httpStatus).toBe(200);
    expect((await list(omie, 1)).body.faultcode).toBe("SOAP-ENV:Client-6");
    expect((await list(omie, 0)).httpStatus).toBe(200);
    expect((await list(omie, 8)).body.faultcode).toBe("SOAP-ENV:Client-5113");
    expect((await list(omie, 2)).httpStatus).toBe(425);
  });

  it("ERROR_COUNTING consecutive forgets at every success", async () => {
    const omie = await Omie.open({ ERRORS_BEFORE_BLOCK: 2, ERROR_COUNTING: "consecutive" }, "minimal");
    await unknown(omie, 1);
    await unknown(omie, CODES.customer);
    await unknown(omie, 2);
    expect((await unknown(omie, CODES.customer)).httpStatus).toBe(200);
    await unknown(omie, 3);
    await unknown(omie, 4);
    expect((await unknown(omie, CODES.customer)).httpStatus).toBe(425);
  });

  it("ERROR_WINDOW_SECONDS: older errors do not count", async () => {
    const omie = await Omie.open({ ERRORS_BEFORE_BLOCK: 2, ERROR_WINDOW_SECONDS: 1 }, "minimal");
    await unknown(omie, 1);
    await pause(1100);
    await unknown(omie, 2);
    expect((await unknown(omie, CODES.customer)).httpStatus).toBe(200);
  });

  it("a call during the block begins it anew, unless BLOCK_EXTENDS is off", async () => {
    const omie = await Omie.open({ ERRORS_BEFORE_BLOCK: 1, BLOCK_SECONDS: 1 }, "minimal");
    const statuses = async () => {
      await unknown(omie, 1);
      await pause(600);
      const during = (await unknown(omie, CODES.customer)).httpStatus;
      await pause(600);
      const after = (await unknown(omie, CODES.customer)).httpStatus;
      await pause(1100);
      return [during, after];
    };
    expect(await statuses()).toEqual([425, 425]);
    await omie.provider.setSwitches({ BLOCK_EXTENDS: false });
    expect(await statuses()).toEqual([425, 200]);
  });

  it("is ordered for a method and lifted by the control API", async () => {
    const omie = await Omie.open({ BLOCK_EXTENDS: false }, "minimal");
    const { id } = omie.provider;
    const order = { method: "ListarClientes", seconds: 120 };
    expect(await omie.provider.control("POST", `/companies/${id}/blocks`, order)).toEqual(order);
    expect((await list(omie)).body.faultstring).toMatch(/em (120|119) segundos/);
    expect((await unknown(omie, CODES.customer)).httpStatus).toBe(200);
    await omie.provider.control("DELETE", `/companies/${id}/blocks`);
    expect((await list(omie)).httpStatus).toBe(200);
  });
});

describe("rates", () => {
  it("more calls of a method in a minute than allowed are 429 in another shape; another method goes on", async () => {
    const omie = await Omie.open({ CALLS_PER_MINUTE_AND_METHOD: 3 }, "minimal");
    const answers = [];
    for (let page = 0; page < 5; page++) answers.push(await list(omie));
    expect(answers.map(({ httpStatus }) => httpStatus)).toEqual([200, 200, 200, 429, 429]);
    expect(answers[4]?.body).toEqual({
      error_code: 429,
      error_message: "Too Many Requests",
      error_hash: expect.any(String),
    });
    expect((await omie.call("geral/vendedores", "ListarVendedores", { pagina: 1 })).httpStatus).toBe(200);
    expect(await omie.limits("ListarClientes")).toMatchObject({ calls: 5, overRate: 2, errors: 0 });
    expect(await omie.provider.stats()).toMatchObject({ callsOverLimit: 2 });
  });

  it("an address has a limit of its own over all methods and companies", async () => {
    const omie = await Omie.open({ CALLS_PER_MINUTE_AND_ADDRESS: 4 }, "minimal");
    const other = await Omie.open({ CALLS_PER_MINUTE_AND_ADDRESS: 4 }, "minimal");
    const neighbour = Object.assign(Object.create(other), { address: omie.address });
    expect((await list(omie)).httpStatus).toBe(200);
    expect((await omie.call("geral/vendedores", "ListarVendedores", { pagina: 1 })).httpStatus).toBe(200);
    expect((await list(neighbour)).httpStatus).toBe(200);
    expect((await list(neighbour, 0)).httpStatus).toBe(200);
    expect((await list(omie)).httpStatus).toBe(429);
    expect((await list(other)).httpStatus).toBe(200);
  });
});

describe("calls at once", () => {
  it("a fifth call of a method while four run is Client-1880; a method of its own is free", async () => {
    const omie = await Omie.open({}, "minimal");
    const path = "/geral/clientes/ListarClientes";
    await omie.provider.inject({ kind: "slow", delayMs: 700, times: 4, path });
    const running = [1, 2, 3, 4].map(() => list(omie));
    await pause(300);
    expect(await list(omie)).toMatchObject(
      fault(
        "1880",
        "Já existe uma requisição desse método sendo executada e você pode tentar novamente em alguns instantes. (1)",
      ),
    );
    expect((await omie.call("geral/vendedores", "ListarVendedores", { pagina: 1 })).httpStatus).toBe(200);
    expect((await Promise.all(running)).map(({ httpStatus }) => httpStatus)).toEqual([200, 200, 200, 200]);
    expect((await list(omie)).httpStatus).toBe(200);
    expect(await omie.limits("ListarClientes")).toMatchObject({ calls: 6, busy: 1, errors: 1 });
  });

  it("CONCURRENT_PER_METHOD 0 makes every call one too many", async () => {
    const omie = await Omie.open({ CONCURRENT_PER_METHOD: 0 }, "minimal");
    expect((await list(omie)).body.faultcode).toBe("SOAP-ENV:Client-1880");
  });

  it("SERIAL_METHODS take one at a time", async () => {
    const omie = await Omie.open({ SERIAL_METHODS: ["ListarClientes"] }, "minimal");
    await omie.provider.inject({ kind: "slow", delayMs: 500, path: "/geral/clientes/ListarClientes" });
    const running = list(omie);
    await pause(200);
    expect((await list(omie)).body.faultcode).toBe("SOAP-ENV:Client-1880");
    expect((await running).httpStatus).toBe(200);
  });
});

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
