/** A name without accents, case and outer spaces: how the ERPs' own databases compare text. */
export function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .trim()
    .toLowerCase();
}

/** A name as part of a web address: `Café Torrado 1kg` → `cafe-torrado-1kg`. */
export function slug(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
