const STATES = new Set(
  "AC AL AP AM BA CE DF ES EX GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO".split(" "),
);

export type Address = {
  street: string;
  number: string;
  district: string;
  city: string;
  state: string;
  zip: string;
};

/**
 * Takes apart the one text that Auvo keeps: "Alameda X, 834, Bairro, Cidade-UF, 01404-200", or as maps write it, "Rua X, 100
 * - Bairro, Cidade - UF, 01404-200, Brasil". What cannot be told apart stays in the street.
 * @returns undefined without a state
 */
export function parseAddress(text: string): Address | undefined {
  const zip = /\b(\d{5})-?(\d{3})\b/.exec(text);
  const places = [...text.matchAll(/[-–/,]\s*([A-Z]{2})\b(?=\s*(?:,|$|\d{5}|[-–]\s*\d))/g)];
  const place = places.findLast(([, state = ""]) => STATES.has(state));
  if (place === undefined) return undefined;
  const parts = text
    .slice(0, place.index)
    .split(/,|\s[-–]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const city = parts.pop() ?? "";
  const [street = "", number = "", ...district] = parts;
  return {
    street,
    number,
    district: district.join(", "),
    city,
    state: place[1] ?? "",
    zip: zip === null ? "" : `${zip[1]}-${zip[2]}`,
  };
}
