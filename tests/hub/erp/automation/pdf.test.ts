import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { Row } from "../../common/erp.ts";
import { json, resultOf, ScriptedErp } from "./scripted-erp.ts";

const http = (more: Row): Row => ({ type: "http", id: "call", method: "GET", path: "/things", ...more });
const PDF = Buffer.from("%PDF-1.4 a bill").toString("base64");

describe("a PDF comes in every form, and is one", () => {
  const pdf = (from: string, value: string, call: Row): Row => ({
    steps: [http(call), { type: "pdf", id: "file", from, value }],
    output: "{{ steps.file }}",
  });
  const bytes = () =>
    new Response(Buffer.from(PDF, "base64"), { headers: { "content-type": "application/pdf" } });
  const input = { invoiceId: "1" };

  test.each<[string, Row, () => Response]>([
    ["bytes", pdf("bytes", "{{ steps.call }}", { answer: "bytes" }), bytes],
    [
      "base64 text",
      pdf("base64", "{{ steps.call }}", { answer: "text" }),
      () => new Response(`"${PDF.slice(0, 8)}\n${PDF.slice(8)}"`),
    ],
    [
      "base64 in JSON",
      pdf("base64", "{{ steps.call.pdf }}", {}),
      () => json({ pdf: `data:application/pdf;base64,${PDF}` }),
    ],
  ])("%s", async (_, content, answer) => {
    const run = await new ScriptedErp(answer()).run("get_invoice_pdf", content, { input });
    expect(resultOf(run)).toEqual({ contentType: "application/pdf", base64: PDF });
  });

  test("a link is fetched without credentials, and each redirect is looked at", async () => {
    const erp = new ScriptedErp(
      json({ link: "https://files.example.com/a" }),
      new Response("", { status: 302, headers: { location: "/b?c=1" } }),
      bytes(),
    );
    const settings = { auth: { type: "bearer", token: "{{ secrets.token }}" } };
    const run = await erp.run("get_invoice_pdf", pdf("link", "{{ steps.call.link }}", {}), {
      input,
      settings,
      credentials: { token: "the-token-itself" },
    });
    expect(resultOf(run)).toEqual({ contentType: "application/pdf", base64: PDF });
    expect(erp.sent.map(({ url, headers }) => [url.href, headers.get("authorization")])).toEqual([
      ["https://erp.example.com.br/api/things", "Bearer the-token-itself"],
      ["https://files.example.com/a", null],
      ["https://files.example.com/b?c=1", null],
    ]);
  });

  test.each<[string, Row, Response]>([
    [
      "a page instead",
      pdf("bytes", "{{ steps.call }}", { answer: "bytes" }),
      new Response("<html>", { headers: { "content-type": "text/html" } }),
    ],
    ["JSON instead", pdf("bytes", "{{ steps.call }}", { answer: "bytes" }), json({ message: "não há" })],
    ["no base64", pdf("base64", "{{ steps.call.pdf }}", {}), json({ pdf: "não é" })],
    [
      "another file",
      pdf("base64", "{{ steps.call.pdf }}", {}),
      json({ pdf: Buffer.from("PNG…").toString("base64") }),
    ],
    ["no link", pdf("link", "{{ steps.call.link }}", {}), json({ link: "" })],
  ])("%s is no PDF", async (_, content, answer) => {
    const { outcome } = await new ScriptedErp(answer).run("get_invoice_pdf", content, { input });
    expect(outcome).toMatchObject({ kind: "unreadable" });
  });
});
