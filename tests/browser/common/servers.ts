import type { TestProject } from "vitest/node";
import { startHub, startSandbox } from "../../common/hub.ts";

declare module "vitest" {
  export interface ProvidedContext {
    hubUrl: string;
    sandboxUrl: string;
  }
}

/** Starts the hub and the ERP's sandbox once for all files. @returns what stops them */
export default async function startServers(project: TestProject): Promise<() => void> {
  const sandbox = await startSandbox();
  const hub = await startHub(sandbox.url);
  project.provide("sandboxUrl", sandbox.url);
  project.provide("hubUrl", hub.url);
  return () => {
    hub.stop();
    sandbox.stop();
  };
}
