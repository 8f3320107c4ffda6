/**
 * Stands in for zod's list of its fifty languages (see `[alias]` in wrangler.toml), about 70 KiB of the bundle that no
 * reader of ours asks for: a library that imports all of zod, as chanfana does, would keep them in.
 */
export { default as en } from "zod/v4/locales/en.js";
export { default as pt } from "zod/v4/locales/pt.js";
