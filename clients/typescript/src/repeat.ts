import { PonteConnectionError } from "./errors.ts";

export type Repeating = {
  fetch: (request: Request) => Promise<Response>;
  /** So often is a call repeated that may be. */
  retries: number;
  timeoutMs: number;
  wait: (ms: number) => Promise<void>;
};

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 20_000;

/**
 * A fetch that repeats what may be repeated: reads, PUTs, and calls with an Idempotency-Key, when no answer came or the
 * hub asks to come again. Anything else is sent once. @throws PonteConnectionError when no answer came
 */
export function repeatingFetch({ fetch, retries, timeoutMs, wait }: Repeating) {
  return async (request: Request): Promise<Response> => {
    const attempts = isRepeatable(request) ? retries + 1 : 1;
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= attempts;
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
      try {
        const response = await fetch(new Request(request.clone(), { signal }));
        if (isLast || !(await asksToComeAgain(request, response))) return response;
        await response.body?.cancel();
        await wait(retryAfterMs(response) ?? backoffMs(attempt));
      } catch (error) {
        if (isLast || request.signal.aborted) throw new PonteConnectionError(request, error);
        await wait(backoffMs(attempt));
      }
    }
  };
}

/** What happens twice without harm. A DELETE is not among them: the second would tell that there is nothing to delete. */
function isRepeatable({ method, headers }: Request): boolean {
  return method === "GET" || method === "PUT" || headers.has("idempotency-key");
}

/** A keyed call whose first try is still under way is answered 409 until that has ended. */
async function asksToComeAgain(request: Request, response: Response): Promise<boolean> {
  if (response.status === 429 || response.status === 503) return true;
  if (response.status !== 409 || !request.headers.has("idempotency-key")) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === "object" && body !== null && "code" in body && body.code === "call_in_progress";
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, LONGEST_WAIT_MS) : undefined;
}

function backoffMs(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
}
