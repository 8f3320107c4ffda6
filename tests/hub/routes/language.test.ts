import { describe, expect, test } from "vitest";
import { withLanguage } from "../../../src/strings/texts.ts";
import { pageTexts } from "../../common/page-texts.ts";
import { newestLink, PASSWORD, registerAdmin, Visitor } from "../common/visitor.ts";
import { worker } from "../common/worker.ts";

const ENGLISH = { language: "en", next: "/" };
const FORGED = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

/** Where the page's switch would lead back to. */
function switchOf(html: string) {
  const form = /<form method="post" action="\/language">.*?<\/form>/s.exec(html)?.[0] ?? "";
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1];
  return { language: field("language"), next: field("next"), button: />([^<]+)<\/button>/.exec(form)?.[1] };
}

describe("a page", () => {
  test("is Portuguese until English is chosen, whatever the browser prefers", async () => {
    const { text } = await new Visitor().get("/", { "accept-language": "en-GB, en;q=0.9" });
    expect(text).toContain('<html lang="pt-BR">');
    expect(text).toContain("<h1>Entrar</h1>");
    expect(switchOf(text)).toEqual({ language: "en", next: "/", button: "English" });
  });

  test("is English once that is chosen, and Portuguese again after the way back", async () => {
    const visitor = new Visitor();
    const chosen = await visitor.post("/language", { language: "en", next: "/register?from=here" });
    expect(chosen).toMatchObject({ status: 303, location: "/register?from=here" });
    const cookie = chosen.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(
      /^__Host-ponte_language=en; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { text } = await visitor.get("/register");
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("<h1>Register a company</h1>");
    expect(switchOf(text)).toEqual({ language: "pt", next: "/register", button: "Português" });
    await visitor.post("/language", { language: "pt", next: "/" });
    expect((await visitor.get("/")).text).toContain('<html lang="pt-BR">');
  });

  test("keeps its language through the first access, a sign-out and a sign-in", async () => {
    const admin = await registerAdmin();
    await admin.post("/language", ENGLISH);
    expect((await admin.get("/")).text).toContain("<h1>Overview</h1>");
    await admin.post("/forgotten", { email: admin.email });
    const link = await newestLink(admin.email);
    expect((await admin.get(link)).text).toContain('<html lang="en">');
    await admin.post("/sign-out", {});
    const out = await admin.get("/");
    expect(out.text).toContain("<h1>Sign in</h1>");
    expect(out.text).toContain("You have signed out.");
    await admin.post("/sign-in", { email: admin.email, password: PASSWORD });
    expect((await admin.get("/account")).text).toContain("<h1>My account</h1>");
  });

  test("that tells of a problem is in the chosen language too", async () => {
    const visitor = new Visitor();
    await visitor.post("/language", ENGLISH);
    const missing = await visitor.get("/nowhere");
    expect([missing.status, missing.text]).toEqual([404, expect.stringContaining("<h1>Page not found</h1>")]);
    const asked = await visitor.get("/sales");
    expect([asked.status, asked.text]).toEqual([401, expect.stringContaining("Sign in to see this page.")]);
    const forged = await visitor.post("/sign-in", {}, FORGED);
    expect([forged.status, forged.text]).toEqual([
      403,
      expect.stringContaining("Request refused for safety"),
    ]);
  });

  test("that answers a form leads back to the page of the form", async () => {
    const visitor = new Visitor();
    const fields = { company: "", email: "nobody" };
    const refused = await visitor.post("/register", fields, { referer: "https://hub.test/register?plan=1" });
    expect(refused.status).toBe(400);
    expect(switchOf(refused.text).next).toBe("/register?plan=1");
    const elsewhere = await visitor.post("/register", fields, { referer: "https://evil.example/register" });
    expect(switchOf(elsewhere.text).next).toBe("/");
  });
});

describe("what an admin sees in English", () => {
  const english = new Set(pageTexts.map(({ read }) => withLanguage("en", read)));
  const portuguese = new Set(
    pageTexts.map(({ read }) => withLanguage("pt", read)).filter((text) => !english.has(text)),
  );

  test("has no Portuguese text of ours", async () => {
    const admin = await registerAdmin();
    await admin.post("/language", ENGLISH);
    for (const path of ["/", "/account", "/team", "/audit", "/invitations", "/integrations", "/sales"]) {
      const { status, text } = await admin.get(path);
      const shown = [...text.matchAll(/>([^<]+)</g)].map(([, words = ""]) => words.trim());
      expect(status, path).toBe(200);
      expect(
        shown.filter((words) => portuguese.has(words)),
        path,
      ).toEqual([]);
    }
  });
});

describe("the switch", () => {
  test.each(["//evil.example/", "/\\evil.example/", "https://evil.example/", "sales", ""])(
    "never leads to another site (%s)",
    async (next) => {
      expect(await new Visitor().post("/language", { language: "en", next })).toMatchObject({
        status: 303,
        location: "/",
      });
    },
  );

  test("knows two languages", async () => {
    const visitor = new Visitor();
    await visitor.post("/language", { language: "de", next: "/" });
    expect([...visitor.cookies.values()]).toEqual(["pt"]);
  });

  test("from another site's form is refused", async () => {
    const visitor = new Visitor();
    const answer = await visitor.post("/language", ENGLISH, FORGED);
    expect(answer.status).toBe(403);
    expect(visitor.cookies.size).toBe(0);
  });

  test("means nothing to the API, which reads Accept-Language", async () => {
    const headers = { cookie: "__Host-ponte_language=en" };
    const answer = await worker.fetch(new Request("https://hub.test/v1/sales", { headers }));
    expect(await answer.json()).toMatchObject({ title: "Acesso não autorizado" });
  });
});
