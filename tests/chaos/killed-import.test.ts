import { afterAll, beforeAll, expect, test } from "vitest";
import {
  caller,
  eventually,
  freePort,
  openTenant,
  type Running,
  sleep,
  startSandbox,
  temporaryFolder,
} from "../common/hub.ts";
import { NpmStart } from "../common/npm-start.ts";

/**
 * An import of SGA whose hub is killed again and again, at pages that chance chooses: it goes on from where it stands, nothing is
 * lost or doubled, and nothing is ended. `CHAOS_KILLS` and `CHAOS_SEED` choose another number and another course of events.
 */
const KILLS = Number(process.env.CHAOS_KILLS ?? 20);
const SEED = Number(process.env.CHAOS_SEED ?? 7);
const VEHICLES = 1_500;
const PAGE_SIZE = 10;
const PAGES = VEHICLES / PAGE_SIZE;
/** Each start of the hub costs seconds, on a busy machine many. */
const LONGEST_MS = 1_200_000;
/** Between two kills at most so many pages, and then some part of one. */
const PAGES_BETWEEN = 4;
const PART_OF_PAGE_MS = 300;

let sandbox: Running;
let hub: NpmStart;

beforeAll(async () => {
  sandbox = await startSandbox();
  // With its crons, the first of which says what goes on.
  hub = new NpmStart(await freePort(), temporaryFolder(), {
    SGA_BASE_URL: `${sandbox.url}/sga`,
    PONTE_CRON: "on",
  });
  await hub.start();
});

afterAll(() => {
  hub?.kill();
  sandbox?.stop();
});

/** From 0 to 1, the same ones for the same seed. */
function* chances(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

test(
  `an import of ${PAGES} pages comes whole through ${KILLS} kills`,
  async () => {
    const control = caller(`${sandbox.url}/_sandbox/sga`, null);
    const { body: company } = await control("POST", "/companies", {
      seed: "minimal",
      switches: { SYNC_PAGE_SIZE: PAGE_SIZE, LATENCY_MS: 300 },
    });
    await control("POST", `/companies/${company.id}/grow`, { vehicles: VEHICLES, perAssociate: 4 });
    const tenant = await openTenant(hub.url);
    const { user, password, apiKey, syncKey, productCode } = company;
    const { body: connection } = await tenant.api("POST", "/v1/connections", {
      provider: "sga",
      name: "SGA",
      settings: { productCode },
      credentials: { user, password, apiKey, syncKey },
    });
    await tenant.api("POST", `/v1/connections/${connection.id}/activate`);
    const { body: started } = await tenant.api("POST", `/v1/connections/${connection.id}/imports`);
    const look = async () => (await tenant.api("GET", `/v1/imports/${started.id}`)).body;

    const killedAt: number[] = [];
    const chance = chances(SEED);
    for (let kill = 0; kill < KILLS; kill++) {
      const next = (killedAt.at(-1) ?? 0) + Math.ceil(PAGES_BETWEEN * chance.next().value);
      await eventually(look, ({ page }) => page >= next);
      await sleep(PART_OF_PAGE_MS * chance.next().value);
      const { page, finishedAt } = await look();
      expect(finishedAt, `over at page ${page}, after the kills at ${killedAt.join(", ")}`).toBeNull();
      killedAt.push(page);
      hub.kill();
      await sleep(100);
      await hub.start();
    }
    const view = await eventually(look, ({ finishedAt }) => finishedAt !== null, 120_000);
    expect(view).toMatchObject({
      state: "finished",
      code: null,
      errorCount: 0,
      page: PAGES,
      clients: { found: VEHICLES / 4, created: VEHICLES / 4, updated: 0 },
      vehicles: { found: VEHICLES, created: VEHICLES, updated: 0, ended: 0 },
    });
    // A page is read once, and once more for each kill that came before it was written.
    const { body: counters } = await control("GET", `/companies/${company.id}/counters`);
    expect(counters.requests).toBeLessThanOrEqual(PAGES + 2 * (KILLS + 1));
    const { body: again } = await tenant.api("POST", `/v1/connections/${connection.id}/imports`);
    const second = await eventually(
      async () => (await tenant.api("GET", `/v1/imports/${again.id}`)).body,
      ({ finishedAt }) => finishedAt !== null,
      120_000,
    );
    expect(second).toMatchObject({
      state: "finished",
      clients: { created: 0, updated: 0, unchanged: VEHICLES / 4 },
      vehicles: { created: 0, updated: 0, unchanged: VEHICLES, ended: 0 },
    });
  },
  LONGEST_MS,
);
