import { z } from "zod";

/** A schema as editors look at it: what it has in it, without references and without choices between forms. */
export type Described = {
  type?: string | undefined;
  properties?: Record<string, Described> | undefined;
  items?: Described | undefined;
  required?: string[] | undefined;
  enum?: unknown[] | undefined;
  description?: string | undefined;
};

type Raw = Omit<Described, "properties" | "items"> & {
  $ref?: string | undefined;
  $defs?: Record<string, Raw> | undefined;
  properties?: Record<string, Raw> | undefined;
  items?: Raw | undefined;
  anyOf?: Raw[] | undefined;
};

const rawSchema: z.ZodType<Raw> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    $defs: z.record(z.string(), rawSchema).optional(),
    type: z.string().optional(),
    properties: z.record(z.string(), rawSchema).optional(),
    items: rawSchema.optional(),
    required: z.array(z.string()).optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    anyOf: z.array(rawSchema).optional(),
  }),
);

/** Resolves references and takes of several forms the richest: a reseller is a record, not its code. */
export function describe(schema: z.ZodType): Described {
  const whole = rawSchema.parse(z.toJSONSchema(schema, { io: "input" }));
  const resolve = (raw: Raw): Described => {
    const referred = whole.$defs?.[raw.$ref?.split("/").at(-1) ?? ""];
    if (referred !== undefined) return resolve(referred);
    const forms = (raw.anyOf ?? []).map(resolve).filter(({ type }) => type !== "null");
    if (forms.length > 0) return forms.find(({ type }) => type === "object") ?? forms[0] ?? {};
    const { type, properties, items, required, enum: words, description } = raw;
    return {
      type,
      ...(required === undefined ? {} : { required }),
      ...(words === undefined ? {} : { enum: words }),
      ...(description === undefined ? {} : { description }),
      ...(items === undefined ? {} : { items: resolve(items) }),
      ...(properties === undefined ? {} : { properties: resolveEach(properties, resolve) }),
    };
  };
  return resolve(whole);
}

function resolveEach(
  properties: Record<string, Raw>,
  resolve: (raw: Raw) => Described,
): Record<string, Described> {
  return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, resolve(inner)]));
}
