/** An answer that arrived, as far as it could be read. */
export type ErpAnswer = {
  status: number;
  text: string;
  json: unknown;
  isJson: boolean;
  /** As the ERP named it, in lower case and without parameters: "application/pdf". */
  contentType?: string;
  /** The body as it came: a file is not text. */
  bytes?: Uint8Array;
  /** When it had arrived: what the ERP says of "in 60 seconds" counts from there. */
  receivedAt?: number;
  /** Where a redirect points to. It is followed by nobody who does not look at it first. */
  location?: string;
};

/** An answer longer than this is not read to its end: no list page of these ERPs comes near it. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

/**
 * Reads an answer to its end. A body that breaks off throws.
 * @param charset for an answer that is not recognised by itself
 * @throws AnswerTooLarge beyond 8 MB
 */
export async function readAnswer(response: Response, charset?: "utf-8" | "latin1"): Promise<ErpAnswer> {
  const bytes = await readBytes(response);
  const header = (response.headers.get("content-type") ?? "").toLowerCase();
  const text = charset === undefined ? recognise(bytes, header) : new TextDecoder(charset).decode(bytes);
  const contentType = header.split(";")[0]?.trim() ?? "";
  const location = response.headers.get("location");
  const read = {
    status: response.status,
    text,
    contentType,
    bytes,
    ...(location === null ? {} : { location }),
  };
  try {
    return { ...read, json: JSON.parse(text), isJson: true };
  } catch {
    return { ...read, json: undefined, isJson: false };
  }
}

/**
 * Old systems send latin1 and say nothing, or that it is something else; newer ones send UTF-8 and call it latin1. Accents in
 * latin1 are no valid UTF-8, so the bytes tell it; invalid ones that call themselves UTF-8 are a damaged text.
 */
function recognise(bytes: Uint8Array, contentType: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder(/charset="?utf-?8/.test(contentType) ? "utf-8" : "latin1").decode(bytes);
  }
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new AnswerTooLarge();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
