import { z } from "zod";

/**
 * Stands in for better-auth's thirty-odd "sign in with" services (see `[alias]` in wrangler.toml): people come in with a
 * mailed link and a password, so none of them is configured, and none is known.
 */
export const socialProviders = {};
export const SocialProviderListEnum = z.never();
