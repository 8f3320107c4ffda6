import { fieldError } from "./envelope.ts";
import { asFields, Fields, readBody } from "./input.ts";

/**
 * The values that a JSON Patch sets: an array of `{op, path, value}`, the path with or without slash and in any case.
 * `model` is how the framework names the entity whose path is not found; `writable` the paths that it has.
 */
export async function readPatch(
  request: Request,
  model: string,
  writable: readonly string[],
): Promise<Fields> {
  const body = await readBody(request);
  if (!Array.isArray(body))
    throw fieldError("", "The JSON patch document was malformed and could not be parsed.");
  const values: Record<string, unknown> = {};
  for (const entry of body) {
    const operation = asFields(entry, "");
    const name = (operation.text("path") ?? "").replace(/^\//, "");
    const isKnown = writable.some((path) => path.toLowerCase() === name.toLowerCase());
    if (!isKnown) {
      throw fieldError(model, `The target location specified by path segment '${name}' was not found.`);
    }
    values[name] = operandOf(operation);
  }
  return new Fields(values);
}

function operandOf(operation: Fields): unknown {
  const op = operation.text("op")?.toLowerCase() ?? "";
  if (op === "replace" || op === "add") return operation.raw("value") ?? "";
  if (op === "remove") return "";
  throw fieldError("", `Invalid JsonPatch operation '${op}'.`);
}
