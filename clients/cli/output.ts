import { createInterface } from "node:readline/promises";
import { UsageError } from "./command.ts";

export type Cell = string | number | boolean | null | undefined;

/** Where results go (stdout), and what is only for whoever looks on (stderr). */
export type Output = {
  readonly json: boolean;
  /** A result: JSON with --json, else what `show` prints. */
  result(value: unknown, show: () => void): void;
  /** One of many results that come one by one: a line of JSON with --json. */
  line(value: unknown, text: string): void;
  print(text: string): void;
  table(head: string[], rows: Cell[][]): void;
  /** A remark that is no result. */
  tell(text: string): void;
  progress(done: number, total: number, remark?: string): void;
  endProgress(): void;
  /** Asks before something is done that many would notice. @throws UsageError where nobody can be asked */
  confirm(question: string, yes: boolean): Promise<boolean>;
};

const BAR_WIDTH = 30;

/** @param showProgress also where standard error is no terminal, one line for each step */
export function createOutput(json: boolean, showProgress: boolean): Output {
  const isTerminal = process.stderr.isTTY === true;
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  let last = "";
  return {
    json,
    print,
    tell,
    result: (value, show) => (json ? print(JSON.stringify(value, null, 2)) : show()),
    line: (value, text) => print(json ? JSON.stringify(value) : text),
    table: (head, rows) => print(tableOf(head, rows)),
    progress(done, total, remark = "") {
      const text = `${barOf(done, total)} ${done} of ${total}${remark === "" ? "" : `, ${remark}`}`;
      if (isTerminal) process.stderr.write(`\r\u001b[K${text}`);
      else if (showProgress && text !== last) tell(text);
      last = text;
    },
    endProgress() {
      if (isTerminal && last !== "") process.stderr.write("\n");
      last = "";
    },
    async confirm(question, yes) {
      if (yes) return true;
      if (!process.stdin.isTTY) throw new UsageError(`${question} Nobody can be asked here: add --yes.`);
      const asked = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await asked.question(`${question} [y/N] `);
      asked.close();
      return /^y(es)?$/i.test(answer.trim());
    },
  };
}

function barOf(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const full = Math.round(share * BAR_WIDTH);
  return `[${"█".repeat(full)}${"░".repeat(BAR_WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}

function tableOf(head: string[], rows: Cell[][]): string {
  if (rows.length === 0) return "Nothing found.";
  const cells = rows.map((row) => row.map((cell) => String(cell ?? "").replaceAll(/\s+/g, " ")));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
