import { decimal, formatReais } from "../../../lib/money.ts";
import type { Task, TaskLine } from "../auvo/tasks.ts";

/** What a service order says of the task, for people in Omie: always in Portuguese. */

const MAX_REPORT = 2_000;

function productLine({ name = "?", quantity = "1", unitaryValue = "0" }: TaskLine): string {
  const price = decimal(unitaryValue).eq(0) ? "" : ` a ${formatReais(unitaryValue)}`;
  return `- ${decimal(quantity).toString()} × ${name}${price}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

/** Marks where Ponte's text begins and ends: what people write around it stays when the task changes. */
const begin = (taskId: string) => `[Auvo: tarefa ${taskId}]`;
const END = "[fim da tarefa]";

export function taskNotes(task: Task): string {
  const lines = [
    begin(task.taskID),
    ...[task.taskTypeDescription, task.orientation].filter((text) => text !== undefined),
    ...(task.report === undefined ? [] : [`Relato: ${task.report.slice(0, MAX_REPORT)}`]),
    ...(task.pendency === undefined ? [] : [`Pendência: ${task.pendency}`]),
    ...section("Produtos usados:", task.products.map(productLine)),
    ...section(
      "Custos adicionais:",
      task.additionalCosts.map(
        ({ name = "?", unitaryValue = "0" }) => `- ${name}: ${formatReais(unitaryValue)}`,
      ),
    ),
    ...(task.taskUrl === undefined ? [] : [task.taskUrl]),
    END,
  ];
  return lines.join("\n");
}

/** The notes of a service order with Ponte's part replaced. */
export function replaceNotes(held: string, taskId: string, notes: string): string {
  const start = held.indexOf(begin(taskId));
  const end = held.indexOf(END, start);
  if (start < 0 || end < 0) return held === "" ? notes : `${held}\n${notes}`;
  return held.slice(0, start) + notes + held.slice(end + END.length);
}
