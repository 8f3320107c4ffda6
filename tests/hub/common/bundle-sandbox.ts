import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url).href);

/** The sandbox of the ERPs, behind the guard of `outside.ts`, as one module that workerd can load. */
export async function bundleSandbox(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: at("../../.."),
    ssr: { noExternal: true, target: "webworker" },
    build: {
      ssr: at("./outside.ts"),
      write: false,
      minify: false,
      target: "es2024",
      rolldownOptions: { external: [/^cloudflare:/, /^node:/], output: { format: "es" } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const chunk = outputs.flatMap(({ output }) => output).find(({ type }) => type === "chunk");
  if (chunk?.type !== "chunk") throw new Error("the sandbox was not bundled");
  return chunk.code;
}
