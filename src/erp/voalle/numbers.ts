/** Ids of Voalle's are JSON numbers; Ponte keeps them as text. What is no number goes as it is. */
export function toNumberIfWhole(id: string): number | string {
  const number = Number(id);
  return /^\d+$/.test(id) && Number.isSafeInteger(number) ? number : id;
}
