import { ixc } from "./ixc/index.ts";
import type { Template } from "./template.ts";

/** The templates of the ERPs that are known, by id. */
export const templates: ReadonlyMap<string, Template> = new Map(
  [ixc].map((template) => [template.id, template]),
);
