/**
 * Stands in for better-auth's telemetry (see `[alias]` in wrangler.toml), which is switched off: what is not in the bundle
 * cannot send anything either. The answer is the one that the library itself gives when it is off.
 */
export const createTelemetry = async () => ({ publish: async (): Promise<void> => undefined });
