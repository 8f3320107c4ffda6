const DAY_MS = 24 * 60 * 60 * 1000;
const BANK = "756";
const REAL = "9";

/** `YYYY-MM-DD` of a day so many days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` as `dd/mm/yyyy`; blank stays blank. */
export function brazilianDate(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, "$3/$2/$1");
}

/** `dd/mm/yyyy` of a day that exists as `YYYY-MM-DD`; undefined otherwise. */
export function isoDate(date: string): string | undefined {
  const iso = date.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, "$3-$2-$1");
  return iso !== date && isIsoDate(iso) ? iso : undefined;
}

/** `YYYY-MM-DD` of a day that exists. */
export function isIsoDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

/** A boleto's bar code (44 digits) and digitable line, with right check digits. */
export function boletoCodes(charge: { id: string; amount: string; dueDate: string }): {
  barcode: string;
  digitableLine: string;
} {
  // The factor began anew at 1000 on 2025-02-22.
  const factor = Math.round((Date.parse(charge.dueDate) - Date.parse("2025-02-22")) / DAY_MS) + 1000;
  const days = String(Math.min(Math.max(factor, 1000), 9999)).padStart(4, "0");
  const cents = charge.amount.replace(".", "").padStart(10, "0");
  const free = charge.id.padStart(25, "0");
  const check = mod11(`${BANK}${REAL}${days}${cents}${free}`);
  const fields = [`${BANK}${REAL}${free.slice(0, 5)}`, free.slice(5, 15), free.slice(15)];
  const [first = "", second = "", third = ""] = fields.map((field) => {
    const digits = field + mod10(field);
    return `${digits.slice(0, 5)}.${digits.slice(5)}`;
  });
  return {
    barcode: `${BANK}${REAL}${check}${days}${cents}${free}`,
    digitableLine: `${first} ${second} ${third} ${check} ${days}${cents}`,
  };
}

/** A PIX copy-and-paste code (EMV, with its CRC) for an amount like `99.90`. */
export function pixCode(charge: { id: string; amount: string; receiver: string; city: string }): string {
  const account = field("00", "br.gov.bcb.pix") + field("25", `pix.provedor.example/cob/${charge.id}`);
  const body = [
    field("00", "01"),
    field("26", account),
    field("52", "0000"),
    field("53", "986"),
    field("54", charge.amount),
    field("58", "BR"),
    field("59", ascii(charge.receiver).slice(0, 25)),
    field("60", ascii(charge.city).slice(0, 15)),
    field("62", field("05", "***")),
    "6304",
  ].join("");
  return body + crc16(body);
}

function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, "0")}${value}`;
}

function ascii(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toUpperCase();
}

function mod10(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return String((10 - (sum % 10)) % 10);
}

function mod11(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) sum += Number(digit) * (2 + (index % 8));
  const check = 11 - (sum % 11);
  return String(check > 9 ? 1 : check);
}

/** CRC-16/CCITT-FALSE in upper-case hexadecimal. */
function crc16(text: string): string {
  let crc = 0xffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}
