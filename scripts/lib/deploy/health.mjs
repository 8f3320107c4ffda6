const TRIES_EVERY_MS = 2_000;

/** A new address takes a moment until it is known everywhere. */
const WITHIN_MS = Number(process.env.PONTE_DEPLOY_WAIT_MS ?? 180_000);

/** Asks until the hub says that it and its database are up. @returns its version @throws with the last answer */
export async function untilHealthy(url) {
  const address = `${url.replace(/\/+$/, "")}/healthz`;
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const { ok, said, version } = await ask(address);
    if (ok) return { version };
    if (Date.now() >= deadline)
      throw new Error(
        `${address} does not answer as it must: ${said}. The version is deployed; look at it with npx wrangler tail, or go back: npm run deploy -- --rollback`,
      );
    await new Promise((resolve) => setTimeout(resolve, Math.min(TRIES_EVERY_MS, WITHIN_MS / 10)));
  }
}

async function ask(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    const body = response.ok ? JSON.parse(text) : {};
    return { ok: body.ok === true, version: body.version, said: `${response.status} ${text.slice(0, 200)}` };
  } catch (error) {
    return { ok: false, said: error.cause?.message ?? error.message };
  }
}
