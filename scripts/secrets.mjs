// `npm run secrets -- status | new-key | activate | rotate | prove | drop-old-keys`: the ring of keys that secrets are
// sealed under. Without a verb it tells how far a rotation is; `-- help` tells the rest.
import { join } from "node:path";
import { ensureInstalled, modernNode, ROOT, run } from "./lib/install.mjs";

ensureInstalled();
// Node strips types by itself from 22.18 on; before, it wants to be asked. The list of sealed columns is TypeScript.
const strip = process.features.typescript === false ? ["--experimental-strip-types"] : [];
const command = join(ROOT, "scripts", "lib", "secrets-command.mjs");
process.exit(run([modernNode(), "--no-warnings", ...strip, command, ...process.argv.slice(2)]));
