import type { ContentfulStatusCode } from "hono/utils/http-status";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { signInTexts } from "../../strings/pages-sign-in.ts";
import { NoticeBox } from "./components.tsx";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import type { Http } from "./visit.ts";

type SignIn = {
  status?: ContentfulStatusCode;
  /** What is wrong with the e-mail and the password. */
  error?: string;
  /** What is wrong with the key. */
  keyError?: string;
  email?: string;
  lead?: string;
  next?: string;
};

/** The sign-in page. Passwords and keys that were typed are secrets, so they are never put back into their fields. */
export function renderSignIn(http: Http, page: SignIn = {}): Promise<Response> {
  const { status = 200, error, email, lead, next = "/" } = page;
  return renderPage(
    http,
    { title: signInTexts.title, narrow: true },
    <>
      <form method="post" action="/sign-in" class="panel stack">
        <p class="lead">{lead ?? signInTexts.lead}</p>
        {error === undefined ? null : <NoticeBox tone="danger">{error}</NoticeBox>}
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label={entryTexts.email} type="email" value={email} autocomplete="username" />
        <TextField
          name="password"
          label={entryTexts.password}
          type="password"
          autocomplete="current-password"
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {entryTexts.signIn}
          </button>
          <a href="/forgotten">{entryTexts.forgotten}</a>
        </div>
      </form>
      <p>
        <a class="button" href="/register">
          {entryTexts.register}
        </a>
      </p>
      <KeyForm error={page.keyError} next={next} />
    </>,
    status,
  );
}

/** For programs' keys and the support team's bootstrap token: the way in before anybody has an account. */
function KeyForm({ error, next }: { error: string | undefined; next: string }) {
  return (
    <details open={error !== undefined}>
      <summary>{entryTexts.withKey}</summary>
      <form method="post" action="/sign-in" class="panel stack">
        {error === undefined ? null : <NoticeBox tone="danger">{error}</NoticeBox>}
        <input type="hidden" name="next" value={next} />
        <TextField
          name="token"
          label={signInTexts.field}
          help={signInTexts.help}
          type="password"
          autocomplete="off"
          maxlength={300}
          required
        />
        <div class="buttons">
          <button type="submit">{entryTexts.withKeyButton}</button>
        </div>
      </form>
    </details>
  );
}
