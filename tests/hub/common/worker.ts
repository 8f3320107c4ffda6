/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import type { Bindings } from "../../../src/env.ts";

/** Empty databases for the tests of upgrades, each for the migration that its hub stopped at. */
type OldDatabases = { OLD_2: D1Database; OLD_3: D1Database; OLD_8: D1Database };

/** An empty database that a test binds as `DB_2`. */
type FurtherDatabase = { FURTHER: D1Database };

/** Guarantee: the bindings of the hub's `wrangler.toml` plus what `vitest.config.ts` adds. */
export const bindings = env as unknown as Bindings & { TEST_MIGRATIONS: D1Migration[] } & OldDatabases &
  FurtherDatabase;

type QueueOutcome = {
  outcome: string;
  ackAll: boolean;
  retryBatch: { retry: boolean };
  explicitAcks: string[];
  retryMessages: { msgId: string; delaySeconds?: number }[];
};
type QueueMessage = { id: string; timestamp: Date; attempts: number; body: unknown };

/** Guarantee: the hub's main module exports these handlers. */
export const worker = (
  exports as unknown as {
    default: {
      fetch(request: Request): Promise<Response>;
      queue(queue: string, messages: QueueMessage[]): Promise<QueueOutcome>;
      scheduled(options: { cron: string; scheduledTime?: Date }): Promise<{ outcome: string }>;
    };
  }
).default;
