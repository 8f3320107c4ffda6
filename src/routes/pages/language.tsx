import type { MiddlewareHandler } from "hono";
import type { Language } from "../../strings/language.ts";
import { languageTexts } from "../../strings/pages.ts";
import { currentLanguage, withLanguage } from "../../strings/texts.ts";
import type { AppEnv } from "../api-route.ts";
import { readChosenLanguage, writeChosenLanguage } from "./cookies.ts";
import { readForm } from "./forms.ts";
import { ownPath } from "./own-path.ts";
import { type Http, seeOther } from "./visit.ts";

const tags: Record<Language, string> = { pt: "pt-BR", en: "en" };

/** The page's `lang`. */
export function languageTag(): string {
  return tags[currentLanguage()];
}

/**
 * Answers in the language that was chosen with the switch: Portuguese until then, whatever the browser prefers, because
 * the people are Brazilian and many of their browsers are not.
 */
export const inChosenLanguage: MiddlewareHandler<AppEnv> = (http, next) =>
  withLanguage(readChosenLanguage(http), next);

/** `POST /language`: keeps the choice and goes back to the page that the switch was on. */
export async function chooseLanguage(http: Http): Promise<Response> {
  const form = await readForm(http);
  writeChosenLanguage(http, form.one("language") === "en" ? "en" : "pt");
  return seeOther({ http }, ownPath(http, form.one("next")));
}

/** The switch to the other language, on every page. */
export function LanguageSwitch({ http }: { http: Http }) {
  const other: Language = currentLanguage() === "pt" ? "en" : "pt";
  return (
    <form method="post" action="/language">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="next" value={shownPath(http)} />
      <button type="submit" class="quiet" lang={tags[other]} aria-label={languageTexts.name}>
        {languageTexts.button}
      </button>
    </form>
  );
}

/** The page that is shown, or the one whose form it answers: an answer to a form has no address to come back to. */
function shownPath(http: Http): string {
  const address = http.req.method === "GET" ? http.req.url : (http.req.header("referer") ?? "");
  const url = URL.parse(address);
  return url === null || url.origin !== new URL(http.req.url).origin ? "/" : `${url.pathname}${url.search}`;
}
