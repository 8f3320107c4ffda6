import { signOutPerson } from "../../services/accounts/account-settings.ts";
import { signIn as signInPerson } from "../../services/accounts/sign-in.ts";
import { forgetTries, takeTry } from "../../services/accounts/throttle.ts";
import { authenticate } from "../../services/api-keys/authenticate.ts";
import { createContext } from "../../services/context.ts";
import { closeSession, openSession } from "../../services/sessions/sessions.ts";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { signInTexts } from "../../strings/pages-sign-in.ts";
import { browserOf, setCookies } from "./browser.ts";
import {
  dropSessionToken,
  hasPersonsSession,
  leaveNotice,
  readSessionToken,
  writeSessionToken,
} from "./cookies.ts";
import { type Form, readForm } from "./forms.ts";
import { ownPath } from "./own-path.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderSignIn } from "./sign-in-form.tsx";
import { type Http, seeOther } from "./visit.ts";

/** Opens a session: for a person with e-mail and password, or for whoever holds an API key or the operator token. */
export async function signIn(http: Http): Promise<Response> {
  const form = await readForm(http);
  return form.names().includes("token") ? await signInWithKey(http, form) : await signInAsPerson(http, form);
}

async function signInAsPerson(http: Http, form: Form): Promise<Response> {
  const email = form.one("email").trim().toLowerCase();
  const password = form.one("password");
  const next = ownPath(http, form.one("next"));
  const again = { email, next };
  if (email === "" || password === "") {
    return await renderSignIn(http, { ...again, status: 400, error: entryTexts.missing });
  }
  try {
    const answer = await signInPerson(createContext(http.env), { email, password }, browserOf(http));
    if (answer.outcome === "wrong") {
      return await renderSignIn(http, { ...again, status: 401, error: entryTexts.wrong });
    }
    await endKeysSession(http);
    setCookies(http, answer.cookies);
    const factor = `/second-factor?${new URLSearchParams({ next })}`;
    return seeOther({ http }, answer.outcome === "second_factor" ? factor : next);
  } catch (error) {
    const { detail, status } = throttled(error);
    return await renderSignIn(http, { ...again, status, error: detail });
  }
}

async function signInWithKey(http: Http, form: Form): Promise<Response> {
  const token = form.one("token").trim();
  const next = ownPath(http, form.one("next"));
  const context = createContext(http.env);
  if (token === "") return await renderSignIn(http, { status: 400, keyError: signInTexts.empty, next });
  const limits = [{ what: "key", who: browserOf(http).address, limit: 10, windowMs: 15 * 60_000 }];
  try {
    await takeTry(context, limits);
  } catch (error) {
    const { detail, status } = throttled(error);
    return await renderSignIn(http, { status, keyError: detail, next });
  }
  const principal = (await authenticate(context, token))?.principal;
  if (principal === undefined) {
    return await renderSignIn(http, { status: 401, keyError: signInTexts.wrong, next });
  }
  await forgetTries(context, limits);
  // A session is always a new one: a token that was put into the browser beforehand is worth nothing.
  await endKeysSession(http);
  await endPersonsSession(http);
  writeSessionToken(http, await openSession(context, principal));
  return seeOther({ http }, next);
}

const throttled = (error: unknown) => refusalOnPage(error, ["too_many_attempts"]);

export async function signOut(http: Http): Promise<Response> {
  await endKeysSession(http);
  await endPersonsSession(http);
  leaveNotice(http, "signed_out");
  return seeOther({ http }, "/");
}

/** Ends the session that a key opened in this browser: whoever comes in as a person is that person from now on. */
export async function endKeysSession(http: Http): Promise<void> {
  const token = readSessionToken(http);
  if (token === undefined) return;
  await closeSession(createContext(http.env), token);
  dropSessionToken(http);
}

async function endPersonsSession(http: Http): Promise<void> {
  if (!hasPersonsSession(http)) return;
  setCookies(http, await signOutPerson(createContext(http.env), browserOf(http)));
}
