const TICK_MS = 180_000;
const WATCHDOG_MS = 900_000;
const WATCHDOG_AT_MS = 7 * 60_000;
const DAILY_AT_MS = (6 * 60 + 17) * 60_000;
const DAY_MS = 86_400_000;

/** Fires a cron of the local Worker; wrangler never does by itself. */
export async function fireCron(hubUrl, cron) {
  const query = `cron=${encodeURIComponent(cron)}`;
  await fetch(`${hubUrl}/cdn-cgi/handler/scheduled?${query}`, { signal: AbortSignal.timeout(60_000) }).catch(
    (error) => console.error(`cron ${cron} could not be fired: ${error.message}`),
  );
}

export const TICK = "*/3 * * * *";
export const WATCHDOG = "7-59/15 * * * *";
export const DAILY = "17 6 * * *";

/**
 * Fires the crons when their time comes, as Cloudflare would: on the three-minute marks, seven minutes after each quarter of an
 * hour, and at 06:17 UTC. The first tick comes at once: a local queue ends with its process, and what was under way goes on.
 */
export function startCrons(hubUrl) {
  void fireCron(hubUrl, TICK);
  const at = (cron, nextMs) => {
    const wait = () => setTimeout(() => fireCron(hubUrl, cron).then(wait), nextMs(Date.now()));
    wait();
  };
  at(TICK, (now) => TICK_MS - (now % TICK_MS));
  at(WATCHDOG, (now) => WATCHDOG_MS - ((now - WATCHDOG_AT_MS) % WATCHDOG_MS));
  at(DAILY, (now) => {
    const untilToday = DAILY_AT_MS - (now % DAY_MS);
    return untilToday > 0 ? untilToday : untilToday + DAY_MS;
  });
}
