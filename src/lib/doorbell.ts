import { z } from "zod";

/**
 * Says that a connection has something to do. Ids only: what there is to do stands in D1, in the first database where no
 * other is named.
 */
const workSchema = z.strictObject({ connectionId: z.string(), shard: z.int().min(2).optional() });

/** What the clock starts, and a database beyond the first is sent by a message of its own. */
const jobSchema = z.strictObject({ job: z.enum(["tick", "watchdog", "daily"]), shard: z.int().min(2) });

export const doorbellSchema = z.union([workSchema, jobSchema]);
export type Doorbell = z.output<typeof doorbellSchema>;
export type Job = z.output<typeof jobSchema>["job"];
