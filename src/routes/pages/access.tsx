import type { ContentfulStatusCode } from "hono/utils/http-status";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../services/accounts/auth.ts";
import { readAccessLink, setPassword } from "../../services/accounts/set-password.ts";
import { answerSecondFactor } from "../../services/accounts/sign-in.ts";
import { createContext, type Person } from "../../services/context.ts";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { name as nameSchema } from "../schemas.ts";
import { browserOf, setCookies } from "./browser.ts";
import { NoticeBox } from "./components.tsx";
import { type Form, readForm, typedCode } from "./forms.ts";
import { ownPath } from "./own-path.ts";
import { renderPage } from "./render.tsx";
import { endKeysSession } from "./sign-in.ts";
import { renderSignIn } from "./sign-in-form.tsx";
import { CodeField, TextField } from "./text-field.tsx";
import { type Http, seeOther } from "./visit.ts";

type Typed = { name?: string; nameError?: string; passwordError?: string; status?: ContentfulStatusCode };

/**
 * `/access/:token`: where the mailed link leads. Looking uses nothing up, because mail scanners look too; the link is
 * spent when the form is sent.
 */
export async function showAccess(http: Http): Promise<Response> {
  const token = http.req.param("token") ?? "";
  const person = await readAccessLink(createContext(http.env), token, browserOf(http));
  return person === undefined ? await renderLinkGone(http) : await renderAccess(http, token, person);
}

function renderAccess(http: Http, token: string, person: Person, typed: Typed = {}): Promise<Response> {
  return renderPage(
    http,
    { title: entryTexts.accessTitle, narrow: true },
    <form method="post" action={`/access/${token}`} class="panel stack" novalidate>
      <p class="lead">{entryTexts.accessLead(person.email)}</p>
      {person.name === "" ? (
        <TextField
          name="name"
          label={entryTexts.name}
          help={entryTexts.nameHelp}
          value={typed.name}
          error={typed.nameError}
          autocomplete="name"
          required
        />
      ) : null}
      <input type="hidden" name="username" value={person.email} autocomplete="username" />
      <TextField
        name="password"
        label={entryTexts.newPassword}
        type="password"
        help={entryTexts.passwordHelp(MIN_PASSWORD_LENGTH)}
        error={typed.passwordError}
        autocomplete="new-password"
        maxlength={MAX_PASSWORD_LENGTH + 1}
        required
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {entryTexts.accessButton}
        </button>
      </div>
    </form>,
    typed.status ?? 200,
  );
}

function renderLinkGone(http: Http): Promise<Response> {
  return renderPage(
    http,
    { title: entryTexts.linkGoneTitle, narrow: true },
    <div class="panel stack">
      <p class="lead">{entryTexts.linkGoneLead}</p>
      <p>
        <a class="button primary" href="/forgotten">
          {entryTexts.linkGoneButton}
        </a>
      </p>
    </div>,
    410,
  );
}

export async function saveAccess(http: Http): Promise<Response> {
  const token = http.req.param("token") ?? "";
  const context = createContext(http.env);
  const browser = browserOf(http);
  const form = await readForm(http);
  const person = await readAccessLink(context, token, browser);
  if (person === undefined) return await renderLinkGone(http);
  const typedName = form.one("name");
  const name = nameSchema.safeParse(typedName);
  if (person.name === "" && !name.success) {
    const typed = { name: typedName, nameError: entryTexts.nameInvalid, status: 400 as const };
    return await renderAccess(http, token, person, typed);
  }
  const chosen = {
    token,
    password: form.one("password"),
    name: person.name === "" && name.success ? name.data : "",
  };
  const answer = await setPassword(context, chosen, browser);
  if (answer.outcome === "link_invalid") return await renderLinkGone(http);
  if ("cookies" in answer) {
    await endKeysSession(http);
    setCookies(http, answer.cookies);
    return seeOther({ http }, answer.outcome === "signed_in" ? "/" : "/second-factor");
  }
  const passwordError =
    answer.outcome === "password_too_short"
      ? entryTexts.passwordTooShort(MIN_PASSWORD_LENGTH)
      : entryTexts.passwordTooLong(MAX_PASSWORD_LENGTH);
  return await renderAccess(http, token, person, { name: typedName, passwordError, status: 400 });
}

type Factor = { next: string; error?: string; status?: ContentfulStatusCode };

/** `/second-factor`: the code of the app, after the password. */
export async function showSecondFactor(http: Http): Promise<Response> {
  return await renderFactor(http, { next: ownPath(http, http.req.query("next") ?? "/") });
}

function renderFactor(http: Http, { next, error, status = 200 }: Factor): Promise<Response> {
  return renderPage(
    http,
    { title: entryTexts.factorTitle, narrow: true },
    <>
      <form method="post" action="/second-factor" class="panel stack" novalidate>
        <p class="lead">{entryTexts.factorLead}</p>
        {error === undefined ? null : <NoticeBox tone="danger">{error}</NoticeBox>}
        <input type="hidden" name="next" value={next} />
        <CodeField label={entryTexts.code} />
        <div class="buttons">
          <button type="submit" class="primary">
            {entryTexts.factorButton}
          </button>
        </div>
      </form>
      <details>
        <summary>{entryTexts.lostPhone}</summary>
        <form method="post" action="/second-factor" class="panel stack" novalidate>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="backupCode"
            label={entryTexts.backupCode}
            help={entryTexts.backupHelp}
            autocomplete="off"
            maxlength={40}
            required
          />
          <div class="buttons">
            <button type="submit">{entryTexts.backupButton}</button>
          </div>
        </form>
      </details>
    </>,
    status,
  );
}

export async function secondFactor(http: Http): Promise<Response> {
  const form = await readForm(http);
  const next = ownPath(http, form.one("next"));
  const answer = await answerSecondFactor(createContext(http.env), factorOf(form), browserOf(http));
  if (answer.outcome === "wrong")
    return await renderFactor(http, { next, error: entryTexts.codeWrong, status: 401 });
  if ("cookies" in answer) {
    await endKeysSession(http);
    setCookies(http, answer.cookies);
    return seeOther({ http }, next);
  }
  const error = answer.outcome === "locked" ? entryTexts.factorLocked : entryTexts.factorExpired;
  return await renderSignIn(http, { status: 401, error, next });
}

function factorOf(form: Form) {
  const backupCode = form.one("backupCode").trim();
  return backupCode === "" ? { code: typedCode(form) } : { backupCode };
}
