const refusals = new WeakSet<Response>();

/** Marks an answer as a refusal although its status does not say so: many ERPs refuse with 200. */
export function asRefusal(answer: Response): Response {
  refusals.add(answer);
  return answer;
}

/** Whether the ERP carried nothing out. */
export function isRefusal(answer: Response): boolean {
  return !answer.ok || refusals.has(answer);
}
