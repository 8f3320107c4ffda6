import { z } from "zod";
import { DELIVERY_STATES, SALE_KINDS } from "../../db/schema.ts";

/** The states and kinds that pages filter by: those of the API's contract. */
export const stateSchema = z.enum(DELIVERY_STATES);
export const kindSchema = z.enum(SALE_KINDS);
