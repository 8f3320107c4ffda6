import { z } from "zod";

/** The states and kinds that pages filter by: those of the API's contract. */
export const stateSchema = z.enum([
  "held",
  "pending",
  "queued",
  "running",
  "retrying",
  "delivered",
  "dead",
  "superseded",
]);
export const kindSchema = z.enum(["quote", "order", "sale"]);
