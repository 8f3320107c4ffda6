import { z } from "zod";

/** How far the rotation of the key ring has come, as both routes answer it. */
export const rotationSchema = z
  .object({
    activeKey: z
      .string()
      .nullable()
      .describe("The key that values are written with; null without a key ring"),
    keys: z
      .array(
        z.object({
          id: z.string(),
          active: z.boolean(),
          values: z.int().describe("How many sealed values are under this key"),
        }),
      )
      .describe("The ring's keys, and those that values name without being in it"),
    total: z.int().describe("All sealed values"),
    rewritten: z.int().describe("Values that were rewritten since this key became the active one"),
    remaining: z.int().describe("Values that the sweep still has to rewrite"),
    unreadable: z
      .array(
        z.object({
          table: z.string(),
          id: z.string().describe("The row's primary key"),
          connectionId: z.string().nullable(),
          field: z.string(),
          code: z.enum(["not_sealed", "key_missing", "tampered", "wrong_owner"]),
        }),
      )
      .describe("Values that do not open. They are left as they are; save new credentials in their place"),
    finishedAt: z
      .string()
      .nullable()
      .describe("ISO 8601, UTC. null while something remains or is not yet verified"),
  })
  .meta({ id: "SecretRotation" });
