import type { ContentfulStatusCode } from "hono/utils/http-status";
import { signInTexts } from "../../strings/pages-sign-in.ts";
import { NoticeBox } from "./components.tsx";
import { renderPage } from "./render.tsx";
import type { Http } from "./visit.ts";

type SignIn = { status?: ContentfulStatusCode; error?: string; lead?: string; next?: string };

/** The sign-in page. What was typed is a secret, so it is never put back into the field. */
export function renderSignIn(
  http: Http,
  { status = 200, error, lead, next }: SignIn = {},
): Promise<Response> {
  return renderPage(
    http,
    { title: signInTexts.title, narrow: true },
    <form method="post" action="/sign-in" class="panel stack">
      <p class="lead">{lead ?? signInTexts.lead}</p>
      {error === undefined ? null : (
        <NoticeBox tone="danger">
          <span id="token-error">{error}</span>
        </NoticeBox>
      )}
      <input type="hidden" name="next" value={next ?? "/"} />
      <div class="field">
        <label for="token">{signInTexts.field}</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          spellcheck={false}
          maxlength={300}
          required
          aria-describedby={error === undefined ? "token-help" : "token-error token-help"}
          aria-invalid={error === undefined ? undefined : "true"}
        />
        <p class="help" id="token-help">
          {signInTexts.help}
        </p>
      </div>
      <button type="submit" class="primary">
        {signInTexts.button}
      </button>
    </form>,
    status,
  );
}
