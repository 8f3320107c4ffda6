/**
 * Stands in for zod as a whole (see `[alias]` in wrangler.toml). A library that takes all of it, as chanfana does, would
 * keep in the bundle what nobody here uses: about 85 KiB, gzipped.
 */

import * as z from "./zod-parts.ts";

export * from "./zod-parts.ts";
export { z, z as default };
