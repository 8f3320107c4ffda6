import { commitsFirst, type Fault } from "./faults.ts";
import { isRefusal } from "./refusals.ts";

/** How an ERP words its failures; each returns a whole answer. */
export interface ErrorAnswers {
  refused(message?: string): Response;
  unauthorized(message?: string): Response;
  rateLimited(message?: string): Response;
  failed(status: number, message?: string): Response;
  /** HTTP 200 whose body says that the call failed. */
  successThatIsNone(message?: string): Response;
}

const HANG_MS = 60_000;
const SLOW_MS = 3_000;
const HUGE_BYTES = 50_000_000;

/** What the caller gets, and how long the answer is held back. */
export interface FaultAnswer {
  answer: Response;
  delayMs: number;
}

/** Makes a fault happen: carries the call out when the fault says so, then shows what the fault shows. */
export async function answerWithFault(
  fault: Fault,
  answers: ErrorAnswers,
  carryOut: () => Promise<Response>,
): Promise<FaultAnswer> {
  return { answer: await faultyAnswer(fault, answers, carryOut), delayMs: delayOf(fault) };
}

function delayOf(fault: Fault): number {
  if (fault.kind === "slow") return fault.delayMs ?? SLOW_MS;
  return fault.kind === "hang" ? (fault.delayMs ?? HANG_MS) : (fault.delayMs ?? 0);
}

async function faultyAnswer(
  fault: Fault,
  answers: ErrorAnswers,
  carryOut: () => Promise<Response>,
): Promise<Response> {
  const committed = commitsFirst(fault) ? await carryOut() : undefined;
  switch (fault.kind) {
    case "rate_limited":
      return answers.rateLimited(fault.message);
    case "unauthorized":
      return answers.unauthorized(fault.message);
    case "refuse":
      return answers.refused(fault.message);
    case "failed":
      return answers.failed(fault.status ?? 500, fault.message);
    case "200_status_error":
      return answers.successThatIsNone(fault.message);
    case "html_502":
      return proxyPage(502, "Bad gateway");
    case "html_503":
      return proxyPage(503, "Service temporarily unavailable");
    case "huge_body":
      return hugeBody(fault.bytes ?? HUGE_BYTES);
    case "commit_then_error":
      // A write that the ERP refused by itself committed nothing: its own answer stands.
      return committed && isRefusal(committed)
        ? committed
        : answers.failed(fault.status ?? 400, fault.message);
    case "lost_answer":
      return breakOff(committed ?? answers.failed(500));
    case "truncated_json":
      return cutInHalf(committed ?? answers.failed(500));
    case "slow":
      return committed ?? answers.failed(500);
    case "hang":
      return committed ?? proxyPage(504, "Gateway time-out");
  }
}

/** Resolves after a time in milliseconds. */
export function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** The page of the proxy in front of the ERP: no JSON, and nothing of the ERP's in it. */
function proxyPage(status: number, title: string): Response {
  const html = `<!DOCTYPE html>
<html lang="en-US"><head><title>${status}: ${title}</title></head>
<body><div id="cf-wrapper"><h1>${title} <span>Error code ${status}</span></h1></div></body></html>`;
  return new Response(html, { status, headers: { "content-type": "text/html; charset=UTF-8" } });
}

/** Headers and the first bytes arrive, then the connection breaks: the caller never learns what was committed. */
async function breakOff(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      await wait(5);
      controller.error(new Error("sandbox fault: the connection was cut"));
    },
  });
  return new Response(body, { status: answer.status, headers: contentTypeOf(answer) });
}

async function cutInHalf(answer: Response): Promise<Response> {
  const bytes = await answer.arrayBuffer();
  const half = bytes.slice(0, Math.floor(bytes.byteLength / 2));
  return new Response(half, { status: answer.status, headers: contentTypeOf(answer) });
}

function contentTypeOf(answer: Response): Record<string, string> {
  return { "content-type": answer.headers.get("content-type") ?? "application/json" };
}

function hugeBody(bytes: number): Response {
  const chunk = new TextEncoder().encode("x".repeat(65_536));
  let leftBytes = bytes;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"code":200,"status":"success","data":"'));
    },
    pull(controller) {
      if (leftBytes <= 0) {
        controller.enqueue(new TextEncoder().encode('"}'));
        return controller.close();
      }
      controller.enqueue(chunk.subarray(0, Math.min(chunk.length, leftBytes)));
      leftBytes -= chunk.length;
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}
