import { z } from "zod";

/** Says that a connection has something to do. Ids only: what there is to do stands in D1. */
export const doorbellSchema = z.strictObject({ connectionId: z.string() });
export type Doorbell = z.output<typeof doorbellSchema>;
