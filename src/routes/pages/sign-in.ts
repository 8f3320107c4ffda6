import { authenticate } from "../../services/api-keys/authenticate.ts";
import { createContext } from "../../services/context.ts";
import { closeSession, openSession } from "../../services/sessions/sessions.ts";
import { signInTexts } from "../../strings/pages-sign-in.ts";
import { dropSessionToken, leaveNotice, readSessionToken, writeSessionToken } from "./cookies.ts";
import { readForm } from "./forms.ts";
import { ownPath } from "./own-path.ts";
import { renderSignIn } from "./sign-in-form.tsx";
import { SignInThrottle } from "./sign-in-throttle.ts";
import { type Http, seeOther } from "./visit.ts";

const throttle = new SignInThrottle();

/** Opens a session for whoever holds an API key or the operator token. */
export async function signIn(http: Http): Promise<Response> {
  const form = await readForm(http);
  const token = form.one("token").trim();
  const next = ownPath(http, form.one("next"));
  const context = createContext(http.env);
  const client = http.req.header("cf-connecting-ip") ?? "local";
  const waitMs = throttle.waitMs(client, context.now());
  if (waitMs > 0) {
    const error = signInTexts.throttled(Math.ceil(waitMs / 60_000));
    return await renderSignIn(http, { status: 429, error, next });
  }
  if (token === "") return await renderSignIn(http, { status: 400, error: signInTexts.empty, next });
  const principal = await authenticate(context, token);
  if (principal === undefined) {
    throttle.noteFailure(client, context.now());
    return await renderSignIn(http, { status: 401, error: signInTexts.wrong, next });
  }
  throttle.forget(client);
  // A session is always a new one: a token that was put into the browser beforehand is worth nothing.
  const old = readSessionToken(http);
  if (old !== undefined) await closeSession(context, old);
  writeSessionToken(http, await openSession(context, principal));
  return seeOther({ http }, next);
}

export async function signOut(http: Http): Promise<Response> {
  const token = readSessionToken(http);
  if (token !== undefined) await closeSession(createContext(http.env), token);
  dropSessionToken(http);
  leaveNotice(http, "signed_out");
  return seeOther({ http }, "/");
}
