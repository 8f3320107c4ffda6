/** A group of figures: a table, and how it was measured. */
export type Section = {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  how: string;
};

export function toMarkdown({ title, head, rows, how }: Section): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [`### ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line), "", how, ""].join(
    "\n",
  );
}

/** The middle of several runs: one run disturbed by the machine's other work does not move it. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this share of all values does not exceed. @throws for no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0];
  if (value === undefined) throw new Error("no values to take a quantile of");
  return value;
}

export function fixed(value: number, decimals = 1): string {
  return value.toFixed(decimals);
}

export function percent(share: number): string {
  return `${fixed(share * 100)} %`;
}
