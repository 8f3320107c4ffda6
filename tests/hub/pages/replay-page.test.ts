import { expect, test } from "vitest";
import { createApiKey } from "../../../src/services/api-keys/create-api-key.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { Visitor } from "../common/visitor.ts";

/** A replay's own page: what was chosen, how far it is, and how it ended. */

const ABORT = "Cancelar o que ainda não foi";

test("tells what was chosen, offers to stop it while it runs only, and says once how it ended", async () => {
  const shop = await Shop.open();
  for (const subject of ["dead-1", "dead-2", "dead-3"])
    await shop.put(subject, plainSale({ customer: { name: "Sem documento" } }));
  await shop.settle();
  const { key } = await createApiKey(shop.context, shop.context.tenantId, { name: "página" });
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token: key });
  const filter = {
    connectionId: shop.connectionId,
    code: "customer_document_missing",
    from: "2020-01-01T03:00:00Z",
  };
  const { id } = await createReplay(shop.context, filter);

  const running = await visitor.get(`/replays/${id}`);
  const { name } = await shop.connectionRow();
  expect(running.text).toContain(`<dd>${name}</dd>`);
  expect(running.text).toContain("<dd>Cliente sem CPF ou CNPJ</dd>");
  expect(running.text).toContain("desde</dt><dd>01/01/2020");
  expect(running.text).toContain("Tudo o que não foi entregue");
  expect(running.text).toContain(ABORT);
  expect(running.text).toContain('<p id="replay-end" role="status"></p>');
  expect(running.text).not.toContain("aria-live");
  const meanwhile = await visitor.get(`/replays/${id}/refresh`);
  expect(meanwhile.text).toContain(ABORT);
  expect(meanwhile.text).not.toContain("replay-end");

  await shop.settle();
  const last = await visitor.get(`/replays/${id}/refresh`);
  expect(last.text).not.toContain(ABORT);
  expect(last.text).not.toContain("hx-get");
  expect(last.text).toContain(
    '<p id="replay-end" role="status" hx-swap-oob="true">Terminado: 0 de 3 chegaram ao ERP; 3 precisam de atenção.</p>',
  );
  expect((await visitor.get(`/replays/${id}`)).text).toContain("Terminado: 0 de 3 chegaram ao ERP");
});
