import type { TestProject } from "vitest/node";
import { startHub, startSandbox } from "../../common/hub.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of each worker by its number. */
    servers: { hubUrl: string; sandboxUrl: string }[];
  }
}

/** Starts a hub and the ERP's sandbox for each worker, once for all of its files. @returns what stops them */
export default async function startServers(project: TestProject): Promise<() => void> {
  const started = await Promise.all(
    Array.from({ length: project.vitest.config.maxWorkers }, async () => {
      const sandbox = await startSandbox();
      return { sandbox, hub: await startHub(sandbox.url) };
    }),
  );
  project.provide(
    "servers",
    started.map(({ hub, sandbox }) => ({ hubUrl: hub.url, sandboxUrl: sandbox.url })),
  );
  return () => {
    for (const { hub, sandbox } of started) {
      hub.stop();
      sandbox.stop();
    }
  };
}
