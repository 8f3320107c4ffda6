import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  caller,
  connect,
  delivered,
  OPERATOR_TOKEN,
  openErp,
  openTenant,
  sale,
  type Tenant,
} from "../common/hub.ts";
import { expectHeading, hubUrl, openBrowser, openPage, sandboxUrl, signIn } from "./common/browser.ts";

let browser: Browser;
let owner: Tenant;
let connectionId: string;
let deliveryId: string;
let entryId: string;

beforeAll(async () => {
  browser = await openBrowser();
  owner = await openTenant(hubUrl());
  connectionId = await connect(owner, await openErp(sandboxUrl()));
  await owner.api("PUT", "/v1/sales/V-1", sale());
  const sent = await delivered(hubUrl(), owner, "V-1");
  deliveryId = sent.deliveries[0].id;
  const log = await owner.api("GET", "/v1/logs?limit=1");
  entryId = log.body.items[0].id;
});
afterAll(() => browser?.close());

/** Signs in without a browser. @returns a sender of that session's requests, by default as its own pages do */
async function session(key: string) {
  const answer = await fetch(`${hubUrl()}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: hubUrl() },
    body: new URLSearchParams({ token: key }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  return (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(hubUrl() + path, {
      redirect: "manual",
      headers: { accept: "text/html", cookie, ...(form ? { origin: hubUrl() } : {}), ...headers },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
}

/** A further key of a tenant. */
async function keyOf(tenant: Tenant, scopes: string[]): Promise<string> {
  const operator = caller(hubUrl(), OPERATOR_TOKEN);
  return (await operator("POST", `/v1/tenants/${tenant.id}/api-keys`, { name: "Consulta", scopes })).body.key;
}

describe("another tenant's things", () => {
  test("are not there", async () => {
    const stranger = await session((await openTenant(hubUrl())).key);
    const paths = [
      "/sales/V-1",
      "/sales/V-1/preview",
      `/deliveries/${deliveryId}`,
      `/logs/entries/${entryId}`,
      `/integrations/gestaoclick?connection=${connectionId}`,
      `/integrations/gestaoclick/options/settings.storeId?connection=${connectionId}`,
    ];
    for (const path of paths) expect([path, (await stranger(path)).status]).toEqual([path, 404]);
  });

  test("cannot be changed", async () => {
    const stranger = await session((await openTenant(hubUrl())).key);
    const forms: [string, Record<string, string>][] = [
      ["/sales/resend", { sale: "V-1" }],
      [`/deliveries/${deliveryId}/replay`, {}],
      ["/integrations/gestaoclick/deactivate", { connection: connectionId }],
      ["/integrations/gestaoclick/flows", { connection: connectionId, flow: "sales", on: "false" }],
      ["/integrations/gestaoclick", { connection: connectionId, "credentials.accessToken": "stolen-token" }],
    ];
    for (const [path, form] of forms) {
      expect([path, (await stranger(path, form)).status]).toEqual([path, 404]);
    }
    const connection = await owner.api("GET", `/v1/connections/${connectionId}`);
    expect(connection.body).toMatchObject({ status: "active", flows: { sales: true } });
  });
});

describe("a key that may only read", () => {
  test("is offered no change, and a change that it sends is refused", async () => {
    const tenant = await openTenant(hubUrl());
    await connect(tenant, await openErp(sandboxUrl()), {}, false);
    const reader = await keyOf(tenant, ["read"]);
    const page = await openPage(browser);
    await signIn(page, reader);
    await page.goto("/integrations/gestaoclick");
    await page.getByText("Sua chave permite consultar.").waitFor();
    expect(await page.getByRole("button", { name: "Salvar Campos" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Ativar integração" }).count()).toBe(0);
    expect(await page.getByLabel(/^Access Token/).isDisabled()).toBe(true);

    const send = await session(reader);
    const forms: [string, Record<string, string>][] = [
      ["/integrations/gestaoclick", { "credentials.accessToken": "new-access-token" }],
      ["/integrations/gestaoclick/activate", { connection: "con_1" }],
      ["/sales/resend", { sale: "V-1" }],
      ["/replays", { state: "" }],
    ];
    for (const [path, form] of forms) expect([path, (await send(path, form)).status]).toEqual([path, 403]);
  });

  test("that may not even read gets a page that says so", async () => {
    const sender = await openTenant(hubUrl(), ["sales:write"]);
    const page = await openPage(browser);
    await signIn(page, sender.key);
    await page.getByText("não tem a permissão de consulta").waitFor();
    const refused = await page.goto("/sales");
    expect(refused?.status()).toBe(403);
    await expectHeading(page, "Permissão insuficiente");
  });
});

describe("a form", () => {
  test.each([
    ["from another site", { origin: "https://evil.example" }],
    ["from a page without origin", { origin: "null" }],
    [
      "that a browser marks as cross-site",
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    ],
  ])("%s is refused and changes nothing", async (_, headers) => {
    const send = await session(owner.key);
    const answer = await send("/integrations/gestaoclick/deactivate", { connection: connectionId }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Pedido recusado por segurança");
    const connection = await owner.api("GET", `/v1/connections/${connectionId}`);
    expect(connection.body.status).toBe("active");
  });

  test("without any origin is refused", async () => {
    const answer = await fetch(`${hubUrl()}/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ token: owner.key }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("of another type, or too large, is refused", async () => {
    const headers = { origin: hubUrl(), accept: "text/html" };
    const post = (body: string, type: string) =>
      fetch(`${hubUrl()}/sign-in`, { method: "POST", headers: { ...headers, "content-type": type }, body });
    expect((await post("{}", "application/json")).status).toBe(415);
    expect((await post("x", "text/plain")).status).toBe(415);
    expect((await post(`token=${"x".repeat(70_000)}`, "application/x-www-form-urlencoded")).status).toBe(413);
  });

  test("is the only thing that changes anything: its addresses answer no GET", async () => {
    const send = await session(owner.key);
    for (const path of ["/sign-out", "/sales/resend", "/integrations/gestaoclick/deactivate", "/replays"]) {
      expect([path, (await send(path)).status]).toEqual([path, 404]);
    }
    expect((await send("/")).status).toBe(200);
  });
});

describe("headers", () => {
  test("pages run and load only what is ours, and no cache keeps them", async () => {
    const answer = await (await session(owner.key))("/sales");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const html = await answer.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)|<style|\sstyle=|\son\w+=/);
  });

  test("the API's answers may load nothing at all", async () => {
    for (const path of ["/healthz", "/openapi.json", "/v1/sales", "/v1/nowhere"]) {
      const answer = await fetch(hubUrl() + path, { headers: { accept: "text/html" } });
      expect(answer.headers.get("content-security-policy")).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
      expect(answer.headers.get("content-type")).toContain("json");
    }
  });

  test("assets are kept for good under an address that names their content", async () => {
    const html = await (await fetch(hubUrl(), { headers: { accept: "text/html" } })).text();
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(paths).toHaveLength(4);
    let bytes = gzipSync(html).byteLength;
    for (const path of paths) {
      const answer = await fetch(hubUrl() + path);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      bytes += gzipSync(await answer.arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(100_000);
    const other = await fetch(`${hubUrl()}/assets/000000000000/page.css`);
    expect(other.headers.get("cache-control")).toBe("no-store");
    expect((await fetch(`${hubUrl()}/assets/1/__proto__`)).status).toBe(404);
  });
});
