import { ApiError } from "../errors.ts";
import { parseJson } from "../lib/json.ts";

/** The largest body that any route takes. A sale of 500 items is about a quarter of it. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a JSON body within the limit, before anything else looks at it: chanfana turns malformed JSON into `{}` and
 * would then complain of missing fields. @throws ApiError unsupported_content_type, body_too_large, malformed_json,
 * duplicate_key
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) {
    throw new ApiError("unsupported_content_type", { received: type === "" ? "—" : type.slice(0, 100) });
  }
  const parsed = parseJson(await readText(request));
  if (parsed.ok) return parsed.value;
  throw parsed.problem === "malformed"
    ? new ApiError("malformed_json", { position: parsed.position })
    : new ApiError("duplicate_key", { key: parsed.key });
}

/** Says a request itself that it is too large? */
export function declaresTooLarge({ headers }: Request): boolean {
  return Number(headers.get("content-length") ?? 0) > MAX_BODY_BYTES;
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new ApiError("body_too_large", { limitKb: MAX_BODY_BYTES / 1024 });
  if (declaresTooLarge(request)) throw tooLarge();
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  let text = "";
  let bytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
