import type { components } from "../typescript/src/index.ts";

export type DeliveryState = components["schemas"]["Delivery"]["state"];

/** Every state of a delivery. An object, so that one that is missing or wrong here does not compile. */
const all: Record<DeliveryState, true> = {
  held: true,
  pending: true,
  queued: true,
  running: true,
  retrying: true,
  delivered: true,
  dead: true,
  superseded: true,
};

export const STATES = Object.keys(all) as DeliveryState[];
