import { distance as editDistance } from "fastest-levenshtein";

/** Folds a name for comparing people's spelling: accents, case and doubled spaces do not count. */
export function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** The same name to the letter: upper and lower case and accents count, only blanks at the ends do not. */
export function sameName(left: string, right: string): boolean {
  return left.normalize("NFC").trim() === right.normalize("NFC").trim();
}

/** The names that a person may have meant, closest first, at most `limit`. */
export function closestNames(wanted: string, names: readonly string[], limit = 3): string[] {
  const target = foldName(wanted);
  return [...new Set(names)]
    .map((name) => {
      const folded = foldName(name);
      const contains = folded.includes(target) || (folded !== "" && target.includes(folded));
      return { name, distance: contains ? 0 : editDistance(target, folded), length: folded.length };
    })
    .filter(({ distance, length }) => distance <= Math.max(target.length, length) / 3)
    .sort((left, right) => left.distance - right.distance || left.name.localeCompare(right.name))
    .slice(0, limit)
    .map(({ name }) => name);
}
