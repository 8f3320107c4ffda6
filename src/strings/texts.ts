import { AsyncLocalStorage } from "node:async_hooks";
import type { Language } from "./language.ts";

const chosen = new AsyncLocalStorage<Language>();

/** Runs a request, and all that it awaits, in its reader's language. */
export function withLanguage<Result>(language: Language, run: () => Result): Result {
  return chosen.run(language, run);
}

/** The language of the request that is being answered; Portuguese outside of one. */
export function currentLanguage(): Language {
  return chosen.getStore() ?? "pt";
}

// Parameters are checked where a text is declared and where it is used; here they only pass through.
type Text = string | ((...mentioned: never[]) => string);
type TextGroup = { readonly [name: string]: Text | TextGroup };

/** The same names in another language: a string for a string, a function for one that mentions the same. */
type SameTexts<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends string
    ? string
    : Group[Name] extends (...mentioned: infer Mentioned) => string
      ? (...mentioned: Mentioned) => string
      : SameTexts<Group[Name]>;
};

/**
 * Texts for people in both languages, as one object: `saleTexts.title` is "Vendas" or "Sales", whichever the request that
 * is being answered has. A text is chosen where it is shown, as gettext and Rails' I18n do: no component passes a language
 * on that it does not need itself.
 *
 * For the same reason no text may be read while a module loads: `const label = saleTexts.title` outside of a function is
 * Portuguese for ever. A whole group (`saleTexts.itemType`) may be.
 */
export function texts<const Group extends TextGroup>(languages: {
  pt: Group;
  en: SameTexts<Group>;
}): SameTexts<Group> {
  return chooseAtAccess(languages.pt, languages.en) as SameTexts<Group>;
}

/** Has a getter for each text, so that it has the names of `pt` and is what `SameTexts` of it says. */
function chooseAtAccess(pt: TextGroup, en: TextGroup): TextGroup {
  const entries = Object.entries(pt).map(([name, text]): [string, PropertyDescriptor] => {
    const translation = en[name];
    const descriptor = isGroup(text)
      ? { value: chooseAtAccess(text, isGroup(translation) ? translation : {}) }
      : { get: () => (currentLanguage() === "pt" ? text : translation) };
    return [name, { enumerable: true, ...descriptor }];
  });
  return Object.defineProperties({}, Object.fromEntries(entries));
}

function isGroup(text: Text | TextGroup | undefined): text is TextGroup {
  return typeof text === "object";
}
