import type { components, paths } from "../typescript/src/index.ts";

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

type ReplayBody = NonNullable<paths["/v1/replays"]["post"]["requestBody"]>["content"]["application/json"];
type Flow = NonNullable<ReplayBody["filter"]["flow"]>;
type Content = NonNullable<ReplayBody["content"]>;
type Period = NonNullable<ReplayBody["filter"]["period"]>;

const flows: Record<Flow, true> = {
  sales: true,
  orders: true,
  leads: true,
  customers: true,
  products: true,
  stock: true,
  tasks: true,
  quotations: true,
};

/** Every flow that delivers something. */
export const FLOWS = Object.keys(flows) as Flow[];

const contents: Record<Content, true> = { stored: true, newest: true };

/** What a replay may send. */
export const CONTENTS = Object.keys(contents) as Content[];

const periods: Record<Period, true> = { created: true, stopped: true };

/** What the ends of a replay's period may be about. */
export const PERIODS = Object.keys(periods) as Period[];
