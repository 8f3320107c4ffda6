/** Since 2018 a car's plate may have been exchanged: the digit in the fifth place became a letter, 0 to 9 as A to J. */
const LETTERS = "ABCDEFGHIJ";

/**
 * What is the same for both forms of a plate: "ABC-1234" and "ABC1C34" are one. Also of the beginning of one, so that a search
 * finds it while it is typed.
 */
export function plateKey(plate: string): string {
  const code = plate.replace(/[^a-zA-Z0-9]/g, "").toUpperCase();
  if (!/^[A-Z]{3}\d\d/.test(code)) return code;
  return `${code.slice(0, 4)}${LETTERS[Number(code[4])] ?? ""}${code.slice(5)}`;
}
