// Subitems per item of the list of services of Complementary Law 116, and the numbers in it that were vetoed.
const SUBITEMS = [
  9, 1, 5, 23, 9, 6, 22, 2, 3, 10, 5, 17, 5, 14, 18, 2, 25, 1, 1, 3, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1,
];
const VETOED = new Set(["3.01", "7.14", "7.15", "13.01", "17.07"]);

/** Whether a code such as `14.01` or `07.02` is in the list. */
export function isLc116(code: string): boolean {
  const [, item = "", subitem = ""] = /^0?(\d{1,2})\.(\d{2})$/.exec(code.trim()) ?? [];
  const last = SUBITEMS[Number(item) - 1] ?? 0;
  return Number(subitem) >= 1 && Number(subitem) <= last && !VETOED.has(`${Number(item)}.${subitem}`);
}
