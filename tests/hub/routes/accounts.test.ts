import { createOTP } from "@better-auth/utils/otp";
import { describe, expect, test } from "vitest";
import { listOutbox } from "../../../src/services/mail/outbox.ts";
import { openContext } from "../common/context.ts";
import { dumpDatabase } from "../common/dump.ts";
import { newestLink, PASSWORD, registerAdmin, Visitor } from "../common/visitor.ts";

describe("registration and first access", () => {
  test("a company registers, follows its link, sets a password and is in", async () => {
    const visitor = new Visitor();
    const email = "primeira@example.com";
    const sent = await visitor.post("/register", { company: "Padaria Nova", email });
    expect(sent).toMatchObject({ status: 303, location: "/check-mail" });
    const link = await newestLink(email);
    expect((await visitor.get(link)).text).toContain(email);
    // A mail scanner looks as well: the link is spent by the form, not by a look.
    expect((await new Visitor().get(link)).status).toBe(200);
    const saved = await visitor.post(link, { name: "Ana", password: PASSWORD });
    expect(saved).toMatchObject({ status: 303, location: "/" });
    expect((await visitor.get("/")).text).toContain("Padaria Nova");
    expect((await visitor.get("/account")).text).toContain("Administrador");
  });

  test("a link works once, and setting the password ends all other links of the person", async () => {
    const admin = await registerAdmin();
    await admin.post("/forgotten", { email: admin.email });
    const first = await newestLink(admin.email);
    await admin.post("/forgotten", { email: admin.email });
    const second = await newestLink(admin.email);
    expect(second).not.toBe(first);
    expect((await admin.post(second, { password: `${PASSWORD}!` })).status).toBe(303);
    for (const link of [first, second]) {
      expect((await admin.get(link)).status).toBe(410);
      expect((await admin.post(link, { password: "outra senha longa" })).status).toBe(410);
    }
    for (const link of ["/access/", "/access/x", `/access/${"A".repeat(24)}`]) {
      expect([404, 410]).toContain((await admin.get(link)).status);
    }
  });

  test("a link used twice at the same moment sets one password", async () => {
    const admin = await registerAdmin();
    await admin.post("/forgotten", { email: admin.email });
    const link = await newestLink(admin.email);
    const answers = await Promise.all(
      ["primeira senha longa", "segunda senha longa"].map((password) =>
        new Visitor().post(link, { password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  });

  test("an address with an account is not told from one without, and its owner gets a mail", async () => {
    const admin = await registerAdmin();
    const stranger = new Visitor();
    const known = await stranger.post("/register", { company: "Outra", email: admin.email });
    const unknown = await stranger.post("/register", { company: "Outra", email: "nova@example.com" });
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    const [mail] = (await listOutbox(openContext(), 10)).filter(({ to }) => to === admin.email);
    expect(mail?.subject).toContain("já tem uma conta");
    const forgotten = await Promise.all(
      [admin.email, "ninguem@example.com"].map((email) => stranger.post("/forgotten", { email })),
    );
    expect(forgotten.map(({ status, location }) => [status, location])).toEqual([
      [303, "/check-mail"],
      [303, "/check-mail"],
    ]);
  });

  test.each([
    ["company", { company: " ", email: "a@example.com" }, "nome da empresa"],
    ["email", { company: "A", email: "a@" }, "Confira o e-mail"],
  ])("a wrong %s is named beside its field, and what was typed stays", async (_, fields, text) => {
    const shown = await new Visitor().post("/register", fields);
    expect(shown.status).toBe(400);
    expect(shown.text).toContain(text);
    expect(shown.text).toContain(fields.email);
  });

  test("a short password is refused and the link still works", async () => {
    const visitor = new Visitor();
    await visitor.post("/register", { company: "A", email: "curta@example.com" });
    const link = await newestLink("curta@example.com");
    expect((await visitor.post(link, { name: "A", password: "curta" })).text).toContain("pelo menos 10");
    expect((await visitor.post(link, { name: "A", password: PASSWORD })).status).toBe(303);
  });
});

describe("sign-in", () => {
  test("opens with the password only, ends with the sign-out, and gives each browser a session of its own", async () => {
    const admin = await registerAdmin();
    const other = new Visitor();
    const wrong = await other.post("/sign-in", { email: admin.email, password: "errada errada" });
    expect(wrong.status).toBe(401);
    expect(wrong.text).not.toContain("errada errada");
    const right = await other.post("/sign-in", { email: admin.email, password: PASSWORD, next: "/sales" });
    expect(right).toMatchObject({ status: 303, location: "/sales" });
    expect((await other.get("/account")).text).toContain("Encerrar todas as outras");
    const kept = new Map(other.cookies);
    await other.post("/sign-out", {});
    for (const [name, value] of kept) other.cookies.set(name, value);
    expect((await other.get("/account")).status).toBe(401);
    expect((await admin.get("/account")).status).toBe(200);
  });

  test("the cookie is bound to the host, to https and to this site, and no script reads it", async () => {
    const admin = await registerAdmin();
    const line = (await admin.post("/sign-in", { email: admin.email, password: PASSWORD })).headers
      .getSetCookie()
      .find((cookie) => cookie.includes("session_token"));
    expect(line).toMatch(/^__Host-ponte\.session_token=/);
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
      expect(line).toContain(attribute);
    expect(line).not.toContain("Domain");
  });

  test("guessing is stopped for the account from one address, whoever asks, and says for how long", async () => {
    const admin = await registerAdmin();
    const attacker = new Visitor();
    const guess = (password: string) => attacker.post("/sign-in", { email: admin.email, password });
    for (let count = 0; count < 8; count++) expect((await guess(`palpite ${count}`)).status).toBe(401);
    const stopped = await guess(PASSWORD);
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain("minutos");
    // The owner, elsewhere, still comes in.
    expect((await new Visitor().post("/sign-in", { email: admin.email, password: PASSWORD })).status).toBe(
      303,
    );
  });

  test("a session that was put into the browser beforehand is not taken over", async () => {
    const admin = await registerAdmin();
    const victim = new Visitor();
    victim.cookies.set("__Host-ponte.session_token", "planted.signature");
    await victim.post("/sign-in", { email: admin.email, password: PASSWORD });
    expect(victim.cookies.get("__Host-ponte.session_token")).not.toContain("planted");
  });

  test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"])(
    "never leads away from this site (%s)",
    async (next) => {
      const admin = await registerAdmin();
      const answer = await new Visitor().post("/sign-in", { email: admin.email, password: PASSWORD, next });
      expect(answer.location).toBe("/");
    },
  );

  test("a form of another site does nothing", async () => {
    const admin = await registerAdmin();
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await admin.post("/account/sessions/end-others", {}, headers)).status).toBe(403);
  });
});

describe("the account", () => {
  test("ends one session or all others", async () => {
    const admin = await registerAdmin();
    const phone = new Visitor();
    await phone.post("/sign-in", { email: admin.email, password: PASSWORD });
    const id = /name="session" value="([^"]+)"/.exec((await admin.get("/account")).text)?.[1] ?? "";
    expect((await admin.post("/account/sessions/end", { session: id })).status).toBe(303);
    expect((await phone.get("/account")).status).toBe(401);
    const foreign = await registerAdmin();
    const theirs = /name="session" value="([^"]+)"/;
    await new Visitor().post("/sign-in", { email: foreign.email, password: PASSWORD });
    const foreignId = theirs.exec((await foreign.get("/account")).text)?.[1] ?? "";
    expect((await admin.post("/account/sessions/end", { session: foreignId })).status).toBe(404);
  });

  test("changes the password with the old one, and ends the other sessions", async () => {
    const admin = await registerAdmin();
    const phone = new Visitor();
    await phone.post("/sign-in", { email: admin.email, password: PASSWORD });
    const change = (currentPassword: string, newPassword: string) =>
      admin.post("/account/password", { currentPassword, newPassword });
    expect((await change("errada errada", "nova senha longa")).status).toBe(400);
    expect((await change(PASSWORD, "curta")).text).toContain("pelo menos 10");
    expect((await change(PASSWORD, "nova senha longa")).status).toBe(303);
    expect((await admin.get("/account")).status).toBe(200);
    expect((await phone.get("/account")).status).toBe(401);
  });

  test("a second factor is asked for after the password and after a link, once switched on", async () => {
    const admin = await registerAdmin();
    expect((await admin.post("/account/two-factor", { twoFactorPassword: "errada" })).status).toBe(400);
    const setup = await admin.post("/account/two-factor", { twoFactorPassword: PASSWORD });
    expect(setup.text).toContain("<svg");
    const secret = secretOf(setup.text);
    const backup = [...setup.text.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? "");
    expect(backup).toHaveLength(10);
    const code = await createOTP(secret).totp();
    expect((await admin.post("/account/two-factor/confirm", { code: "000000" })).status).toBe(400);
    expect((await admin.post("/account/two-factor/confirm", { code })).status).toBe(303);
    const other = new Visitor();
    const asked = await other.post("/sign-in", { email: admin.email, password: PASSWORD });
    expect(asked.location).toContain("/second-factor");
    expect((await other.get("/account")).status).toBe(401);
    expect((await other.post("/second-factor", { code: "000000" })).status).toBe(401);
    expect((await other.post("/second-factor", { code })).status).toBe(303);
    expect((await other.get("/account")).status).toBe(200);
    await replayed(admin.email, code);
    await byBackupCode(admin.email, backup[0] ?? "");
    await admin.post("/forgotten", { email: admin.email });
    const mailbox = new Visitor();
    const set = await mailbox.post(await newestLink(admin.email), { password: PASSWORD });
    expect(set.location).toBe("/second-factor");
    expect((await mailbox.get("/account")).status).toBe(401);
  });

  async function replayed(email: string, code: string) {
    const thief = new Visitor();
    await thief.post("/sign-in", { email, password: PASSWORD });
    expect((await thief.post("/second-factor", { code })).status).toBe(401);
    expect((await thief.get("/account")).status).toBe(401);
  }

  async function byBackupCode(email: string, backupCode: string) {
    for (const status of [303, 401]) {
      const visitor = new Visitor();
      await visitor.post("/sign-in", { email, password: PASSWORD });
      expect((await visitor.post("/second-factor", { backupCode })).status).toBe(status);
    }
  }

  test("a key has no account, and nobody sees one without signing in", async () => {
    expect((await new Visitor().get("/account")).status).toBe(401);
    expect((await new Visitor().get("/invitations")).status).toBe(401);
  });
});

test("what is stored opens nothing: no password, no link, no backup code, no mail in the raw database", async () => {
  const admin = await registerAdmin();
  await admin.post("/forgotten", { email: admin.email });
  const link = await newestLink(admin.email);
  const setup = await admin.post("/account/two-factor", { twoFactorPassword: PASSWORD });
  const backup = [...setup.text.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? "");
  const dump = JSON.stringify(await dumpDatabase());
  expect(dump).toContain(admin.email);
  for (const secret of [PASSWORD, link.slice("/access/".length), secretOf(setup.text), ...backup]) {
    expect(dump).not.toContain(secret);
  }
  const cookie = admin.cookies.get("__Host-ponte.session_token") ?? "";
  expect(cookie).not.toBe("");
  expect(dump).not.toContain(decodeURIComponent(cookie));
});

function secretOf(page: string): string {
  const base32 = /<code>([A-Z2-7]{20,})<\/code>/.exec(page)?.[1] ?? "";
  const bits = [...base32].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = (bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return String.fromCharCode(...bytes);
}
