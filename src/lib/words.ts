import { foldName } from "./names.ts";

// Marks that no accent is belong to their letter; underscores and signs part words.
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A text's words as search compares them: without accents, in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return foldName(text).match(WORD) ?? [];
}

/** Words that follow one another, and whether the last of them may go on. */
export type SoughtWords = { words: string[]; open: boolean };

/**
 * What somebody types in a search field: "venda-1042" is two words in a row; "Padar" begins one; "100%" is whole, for what
 * follows a word ends it. @returns nothing for a text without any letter or digit
 */
export function soughtWords(text: string): SoughtWords[] {
  return foldName(text)
    .split(" ")
    .map((part) => ({ words: part.match(WORD) ?? [], open: /[\p{L}\p{N}\p{M}]$/u.test(part) }))
    .filter(({ words }) => words.length > 0);
}
