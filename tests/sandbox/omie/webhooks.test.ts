import { afterEach, expect, it, vi } from "vitest";
import { isRow, type Row, rowOf, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";
import { CODES, customer, Omie, order, workOrder } from "./omie.ts";

const URL = "https://ponte.example/hooks/omie";

interface Received {
  url: string;
  body: Row;
}

/** Stands in for the receiver: each message it gets is answered with the next status, 200 when there is none left. */
function receive(...statuses: number[]): Received[] {
  const received: Received[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const body: unknown = JSON.parse(String(init?.body));
    received.push({ url: String(input), body: isRow(body) ? body : {} });
    return new Response('{"message":"pong"}', { status: statuses.shift() ?? 200 });
  });
  return received;
}

const register = (omie: Omie) =>
  omie.provider.control("POST", `/companies/${omie.provider.id}/webhooks`, { url: URL });

async function deliveries(omie: Omie): Promise<Row[]> {
  return rowsOf(await omie.provider.control("GET", `/companies/${omie.provider.id}/webhooks`), "deliveries");
}

afterEach(() => {
  vi.restoreAllMocks();
});

it("registration pings the address and is refused when it does not answer 2xx", async () => {
  const omie = await Omie.open({}, "minimal");
  const received = receive(500, 200);
  expect(await register(omie)).toEqual({ error: "the ping was not taken: 500" });
  expect(await omie.provider.stored("webhooks")).toEqual([]);
  expect(await register(omie)).toEqual({ id: "1", url: URL });
  expect(received).toEqual([
    { url: URL, body: { ping: "omie" } },
    { url: URL, body: { ping: "omie" } },
  ]);
});

it("tells nothing while WEBHOOKS is off, which it is by default", async () => {
  const omie = await Omie.open({}, "minimal");
  const received = receive();
  await register(omie);
  await omie.call("geral/clientes", "IncluirCliente", customer());
  expect(received).toHaveLength(1);
  expect(await deliveries(omie)).toEqual([]);
});

it("tells of an order's life in its envelope, in order", async () => {
  const omie = await Omie.open({ WEBHOOKS: true }, "minimal");
  const received = receive();
  await register(omie);
  await omie.call("servicos/os", "IncluirOS", workOrder());
  await omie.call("servicos/os", "TrocarEtapaOS", { cCodIntOS: "AUVO-OS-1", cEtapa: "30" });
  await omie.call("servicos/osp", "FaturarOS", { cCodIntOS: "AUVO-OS-1" });
  await omie.call("produtos/pedido", "IncluirPedido", order());
  await vi.waitFor(() => expect(received).toHaveLength(5), 5_000);
  expect(received.map(({ body }) => body.topic)).toEqual([
    undefined,
    "OrdemServico.Incluida",
    "OrdemServico.EtapaAlterada",
    "OrdemServico.Faturada",
    "VendaProduto.Incluida",
  ]);
  expect(received[1]?.body).toMatchObject({
    messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    event: {
      codigoIntegracao: "AUVO-OS-1",
      idCliente: CODES.customer,
      etapa: "20",
      valorOrdemServico: 0,
      usuarioInclusao: "WEBSERVICE",
    },
    author: { name: "Integração", email: "no-reply@omie.com.br" },
    appKey: omie.provider.key.app_key,
    origin: "omie-connect-2.0",
  });
  expect(received[3]?.body).toMatchObject({ event: { faturada: "S", etapa: "60", valorOrdemServico: 350 } });
});

it("a message that is not taken holds the others, is tried three times, then goes to the dead letters", async () => {
  const omie = await Omie.open({ WEBHOOKS: true }, "minimal");
  const received = receive(200, 500, 500, 500);
  await register(omie);
  const code = { codigo_cliente_integracao: "AUVO-1" };
  await omie.call("geral/clientes", "IncluirCliente", customer());
  await omie.call("geral/clientes", "AlterarCliente", { ...code, nome_fantasia: "B" });
  await vi.waitFor(() => expect(received).toHaveLength(5), 12_000);
  expect(received.slice(1).map(({ body }) => body.topic)).toEqual([
    ...["ClienteFornecedor.Incluido", "ClienteFornecedor.Incluido", "ClienteFornecedor.Incluido"],
    "ClienteFornecedor.Alterado",
  ]);
  await vi.waitFor(async () => {
    expect(await deliveries(omie)).toMatchObject([
      { state: "dead_letter", attempts: 3, lastStatus: 500 },
      { state: "delivered", attempts: 1, lastStatus: 200 },
    ]);
  }, 5_000);
});

it("WEBHOOK_EVENT_AS_TEXT and WEBHOOK_ORIGIN give the legacy form; an employee's edit is told too", async () => {
  const omie = await Omie.open(
    { WEBHOOKS: true, WEBHOOK_EVENT_AS_TEXT: true, WEBHOOK_ORIGIN: "omie-connect-1.6" },
    "minimal",
  );
  const received = receive();
  await register(omie);
  const edit = `/companies/${omie.provider.id}/edits/clientes/${CODES.customer}`;
  await omie.provider.control("PATCH", edit, { nome_fantasia: "Editado" });
  await vi.waitFor(() => expect(received).toHaveLength(2), 5_000);
  const body = received[1]?.body ?? {};
  expect(body).toMatchObject({ topic: "ClienteFornecedor.Alterado", origin: "omie-connect-1.6" });
  expect(rowOf({ event: JSON.parse(String(body.event)) }, "event")).toMatchObject({
    nome_fantasia: "Editado",
  });
  expect(rowOf(body, "author").name).not.toBe("Integração");
});

it("is registered and removed on the control page", async () => {
  const omie = await Omie.open({}, "minimal");
  const received = receive();
  const company = omie.provider.id;
  const post = (path: string, fields: Record<string, string>) =>
    send(`/_sandbox/omie/webhook-forms${path}`, {
      method: "POST",
      headers: { origin: "http://sandbox.test" },
      body: new URLSearchParams({ company, ...fields }),
    });
  const page = async () => await (await send(`/_sandbox/omie?company=${company}`)).text();
  expect((await post("", { url: "nada" })).status).toBe(400);
  expect((await post("", { url: URL })).status).toBe(303);
  expect(received).toHaveLength(1);
  expect(await page()).toContain(URL);
  expect((await post("/remove", { id: "1" })).status).toBe(303);
  expect(await page()).not.toContain(URL);
});
