/** One thing that is wrong in a request: where it stands, which kind it is, what to do. */
export type FieldProblem = { path: string; code: string; message: string };

/** What the hub answers instead of what was asked for: an RFC 9457 problem document. */
export class PonteError extends Error {
  override readonly name = "PonteError";
  readonly status: number;
  /** Stable, for programs: "validation_failed", "erp_refused", "sale_not_found". */
  readonly code: string;
  readonly title: string;
  /** What to do, for people, in the client's language. */
  readonly detail: string;
  /** Each field that is not as it must be; empty for other problems. */
  readonly errors: readonly FieldProblem[];
  /** What the support team finds the request by. */
  readonly requestId: string | undefined;

  constructor(status: number, problem: Problem, requestId: string | undefined) {
    super(messageOf(status, problem));
    this.status = status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors;
    this.requestId = requestId;
  }
}

/** No answer came: the hub could not be reached, or the connection or the time ended before it had answered. */
export class PonteConnectionError extends Error {
  override readonly name = "PonteConnectionError";
  /** Under which a call of a function may be repeated without a second effect. */
  readonly idempotencyKey: string | undefined;

  constructor(request: Request, cause: unknown) {
    super(`${request.method} ${request.url} had no answer: ${reasonOf(cause)}`, { cause });
    this.idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
  }
}

type Problem = { title: string; detail: string; code: string; errors: readonly FieldProblem[] };

/** The problem that an answer's body tells; one of its own where something before the hub answered. */
export function readProblem(response: Response, body: unknown): PonteError {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  return new PonteError(response.status, isProblem(body) ? body : unreadable(response), requestId);
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  const { title, detail, code, errors } = body as Record<string, unknown>;
  return [title, detail, code].every((text) => typeof text === "string") && Array.isArray(errors);
}

function unreadable({ status, url }: Response): Problem {
  const detail = `${url} answered ${status} without a problem document: is this the address of a Ponte hub?`;
  return { title: "Unreadable answer", detail, code: "unreadable_answer", errors: [] };
}

function messageOf(status: number, { code, detail, errors }: Problem): string {
  const fields = errors.map(({ path, message }) => `\n  ${path}: ${message}`);
  return `${status} ${code}: ${detail}${fields.join("")}`;
}

/** fetch says "fetch failed" and keeps the reason for itself. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error && cause.cause.message !== "" ? cause.cause.message : cause.message;
}
