import type { ContentfulStatusCode } from "hono/utils/http-status";
import { askForAccess } from "../../services/accounts/ask-for-access.ts";
import { emailSchema } from "../../services/accounts/people.ts";
import { registerCompany } from "../../services/accounts/register-company.ts";
import { createContext } from "../../services/context.ts";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { name as nameSchema } from "../schemas.ts";
import { requesterOf } from "./browser.ts";
import { NoticeBox } from "./components.tsx";
import { readForm } from "./forms.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import { type Http, seeOther } from "./visit.ts";

type Typed = {
  company?: string;
  email?: string;
  errors?: { company?: string | undefined; email?: string | undefined };
  /** Why nothing was sent, when no field is to blame. */
  problem?: string;
  status?: ContentfulStatusCode;
};

/** `/register`: a company and its first admin register themselves. */
export async function showRegister(http: Http, typed: Typed = {}): Promise<Response> {
  return await renderPage(
    http,
    { title: entryTexts.registerTitle, narrow: true },
    <form method="post" action="/register" class="panel stack" novalidate>
      <p class="lead">{entryTexts.registerLead}</p>
      {typed.problem === undefined ? null : <NoticeBox tone="danger">{typed.problem}</NoticeBox>}
      <TextField
        name="company"
        label={entryTexts.company}
        value={typed.company}
        error={typed.errors?.company}
        autocomplete="organization"
        maxlength={200}
        required
      />
      <TextField
        name="email"
        label={entryTexts.email}
        type="email"
        value={typed.email}
        error={typed.errors?.email}
        autocomplete="email"
        required
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {entryTexts.registerButton}
        </button>
        <a href="/">{entryTexts.haveAccount}</a>
      </div>
    </form>,
    typed.status ?? 200,
  );
}

export async function register(http: Http): Promise<Response> {
  const form = await readForm(http);
  const typed = { company: form.one("company"), email: form.one("email") };
  const company = nameSchema.safeParse(typed.company);
  const email = emailSchema.safeParse(typed.email);
  if (!company.success || !email.success) {
    const errors = {
      company: company.success ? undefined : entryTexts.companyInvalid,
      email: email.success ? undefined : entryTexts.emailInvalid,
    };
    return await showRegister(http, { ...typed, errors, status: 400 });
  }
  try {
    await registerCompany(
      createContext(http.env),
      { company: company.data, email: email.data },
      requesterOf(http),
    );
  } catch (error) {
    return await showRegister(http, { ...typed, ...problemOf(error) });
  }
  return seeOther({ http }, "/check-mail");
}

/** `/forgotten`: a link for whoever forgot the password, or lost the first link. */
export async function showForgotten(http: Http, typed: Typed = {}): Promise<Response> {
  return await renderPage(
    http,
    { title: entryTexts.forgottenTitle, narrow: true },
    <form method="post" action="/forgotten" class="panel stack" novalidate>
      <p class="lead">{entryTexts.forgottenLead}</p>
      {typed.problem === undefined ? null : <NoticeBox tone="danger">{typed.problem}</NoticeBox>}
      <TextField
        name="email"
        label={entryTexts.email}
        type="email"
        value={typed.email}
        error={typed.errors?.email}
        autocomplete="username"
        required
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {entryTexts.forgottenButton}
        </button>
        <a href="/">{entryTexts.signIn}</a>
      </div>
    </form>,
    typed.status ?? 200,
  );
}

export async function forgotten(http: Http): Promise<Response> {
  const typed = (await readForm(http)).one("email");
  const email = emailSchema.safeParse(typed);
  if (!email.success) {
    return await showForgotten(http, {
      email: typed,
      errors: { email: entryTexts.emailInvalid },
      status: 400,
    });
  }
  try {
    await askForAccess(createContext(http.env), email.data, requesterOf(http));
  } catch (error) {
    return await showForgotten(http, { email: typed, ...problemOf(error) });
  }
  return seeOther({ http }, "/check-mail");
}

/** What went wrong with a mail, as a text above the form. @throws whatever else it was */
function problemOf(error: unknown): { problem: string; status: ContentfulStatusCode } {
  const { detail, status } = refusalOnPage(error, ["too_many_attempts", "mail_unavailable"]);
  return { problem: detail, status };
}

/** `/check-mail`: the same page whatever became of it, so that it tells nobody who has an account. */
export async function showCheckMail(http: Http): Promise<Response> {
  return await renderPage(
    http,
    { title: entryTexts.sentTitle, narrow: true },
    <div class="panel stack">
      <p class="lead">{entryTexts.sentLead}</p>
      <p>{entryTexts.sentHelp}</p>
      <p class="buttons">
        <a class="button" href="/forgotten">
          {entryTexts.sentAgain}
        </a>
        <a href="/">{entryTexts.signIn}</a>
      </p>
    </div>,
  );
}
