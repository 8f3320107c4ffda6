import { z } from "zod";
import { id } from "../schemas.ts";

/** Shapes that the routes of a connection's own addresses share. */

export const addressParams = z.object({
  connectionId: id("connection"),
  system: z.string().min(1).max(40).describe("The system that will tell: `auvo` or `omie`"),
});

export const addressSchema = z
  .object({
    system: z.string(),
    title: z.string(),
    flows: z.array(z.string()).describe("What is read sooner when it tells of something"),
    createdAt: z.string().nullable().describe("Null where it has no address"),
    lastReceivedAt: z.string().nullable(),
  })
  .meta({ id: "WebhookAddress" });
