/** Excel, LibreOffice and Google Sheets run a cell that begins like this; the last four are the full-width signs. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/**
 * One line of a CSV file (RFC 4180), with its line end. A cell that a spreadsheet would run as a formula gets an apostrophe in
 * front, which makes it a text: what stands in the log may come from anybody who buys at a shop.
 */
export function csvLine(cells: readonly string[], separator: ";" | ","): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
