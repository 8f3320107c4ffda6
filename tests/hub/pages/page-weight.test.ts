import { beforeAll, expect, test } from "vitest";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { openContext } from "../common/context.ts";
import { addressOf, type PageRoute, shownPages } from "../common/page-routes.ts";
import { type Actor, openPageWorld, type PageWorld, refusalOf } from "../common/page-world.ts";
import { saleInput } from "../common/sales.ts";

/**
 * What a first visit to each page transfers, at a company with 200 sales and their log. Counted: the page itself and
 * every style, script and icon that it names, each gzipped, as Cloudflare sends all of these types. Not counted: headers,
 * and what a later page finds in the browser's cache.
 */

const LIMIT_BYTES = 100_000;
const SALES = 200;
/** Pages whose answer is a file to keep, as long as what was asked for, or an asset itself. */
const FILES = ["/assets/:version/:name", "/logs/:provider/export"];

let world: PageWorld;
beforeAll(async () => {
  world = await openPageWorld();
  const { shop } = world.world;
  for (let index = 0; index < SALES; index++) {
    const customer = {
      name: `Restaurante Maré Alta do Litoral Norte nº ${index}`,
      document: "11.444.777/0001-61",
    };
    await shop.put(`pedido-${index}`, saleInput({ number: String(2_000 + index), customer }));
  }
  for (let index = 0; index < 60; index++) {
    await createTenant(openContext(), { name: `Comércio de Alimentos ${index} Ltda` });
    const made = { name: `Chave ${index}`, scope: "read" };
    await world.actors.admin.post(`/tenants/${world.ids.tenantId}/keys`, made);
  }
}, 240_000);

async function gzipped(text: string): Promise<number> {
  const packed = new Response(text).body?.pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed ?? null).arrayBuffer()).byteLength;
}

const assets = new Map<string, number>();

/** An asset's bytes on the wire, which every page of a hub shares. */
async function weightOf(path: string): Promise<number> {
  const known = assets.get(path);
  if (known !== undefined) return known;
  const { status, text } = await world.actors.admin.get(path);
  expect(status, path).toBe(200);
  const bytes = await gzipped(text);
  assets.set(path, bytes);
  return bytes;
}

type Weight = { page: string; plain: number; html: number; assets: number; all: number };

async function weigh(page: PageRoute, actor: Actor): Promise<Weight> {
  const { text, status } = await world.actors[actor].get(addressOf(page, world.ids));
  expect(status, page.name).toBeLessThan(400);
  const paths = [...text.matchAll(/<(?:script|link)\b[^>]*\s(?:src|href)="([^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
  let files = 0;
  for (const path of new Set(paths)) files += await weightOf(path);
  const html = await gzipped(text);
  return { page: `${page.path} (${actor})`, plain: text.length, html, assets: files, all: html + files };
}

test(`a first visit to any page transfers less than ${LIMIT_BYTES / 1_000} KB`, async () => {
  const weights: Weight[] = [];
  for (const page of shownPages.filter(({ path }) => !FILES.includes(path))) {
    for (const actor of ["admin", "operator"] as const) {
      if (refusalOf(page.for, actor) === undefined) weights.push(await weigh(page, actor));
    }
  }
  weights.sort((left, right) => right.all - left.all);
  const lines = weights.map(({ page, plain, html, assets: files, all }) =>
    [page.padEnd(52), ...[plain, html, files, all].map((bytes) => String(bytes).padStart(8))].join(""),
  );
  console.log([`${"page".padEnd(52)}    html    gzip  assets     all`, ...lines].join("\n"));
  // A page with nothing in it would be light for a poor reason.
  const sales = weights.find(({ page }) => page === "/sales (admin)");
  expect(sales?.plain).toBeGreaterThan(10_000);
  expect(weights.filter(({ all }) => all >= LIMIT_BYTES)).toEqual([]);
});
