/** A small valid PDF of one page that shows these lines; letters outside ASCII lose their accents. */
export function pdfOf(lines: string[]): Uint8Array {
  const shown = lines.map((line, index) => `1 0 0 1 40 ${780 - index * 18} Tm (${escapeText(line)}) Tj`);
  const content = `BT /F1 11 Tf ${shown.join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  return new TextEncoder().encode(assemble(objects));
}

/** The same as base64 text. */
export function pdfBase64(lines: string[]): string {
  return btoa(String.fromCharCode(...pdfOf(lines)));
}

/** Only ASCII goes in, so a character is a byte and the offsets of the table are right. */
function assemble(objects: string[]): string {
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

function escapeText(line: string): string {
  const ascii = line
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[^\x20-\x7e]/g, "?");
  return ascii.replace(/[\\()]/g, "\\$&");
}
