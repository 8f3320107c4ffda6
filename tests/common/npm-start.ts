import { type ChildProcess, spawn } from "node:child_process";
import { ROOT } from "../../scripts/lib/install.mjs";
import { OPERATOR_TOKEN } from "./hub.ts";

/** The hub as a user starts it, so that killing it is what a user's `kill -9` is. */
export class NpmStart {
  readonly url: string;
  readonly #environment: Record<string, string>;
  #process: ChildProcess | undefined;
  #printed = "";

  constructor(port: number, stateDir: string, environment: Record<string, string> = {}) {
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = {
      PONTE_DEMO: "0",
      PONTE_CRON: "off",
      PORT: String(port),
      PONTE_STATE_DIR: stateDir,
      OPERATOR_TOKEN,
      ...environment,
    };
  }

  /** The id of npm's process. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Everything that it has printed. */
  get printed(): string {
    return this.#printed;
  }

  /** @throws when it ends before it serves */
  async start(): Promise<void> {
    const started = spawn("npm", ["start"], {
      cwd: ROOT,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...this.#environment },
    });
    this.#process = started;
    this.#printed = "";
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.#printed += chunk;
        if (this.#printed.split("\n").includes(`ready ${this.url}`)) resolve();
      };
      started.stdout?.on("data", read);
      started.stderr?.on("data", read);
      started.on("exit", () => reject(new Error(`it ended:\n${this.#printed}`)));
    });
  }

  /** What nobody can prepare for: the whole process group, at once. */
  kill(): void {
    this.signal("SIGKILL", true);
  }

  /** Sends a signal to npm alone, or to its whole group. */
  signal(name: NodeJS.Signals, group = false): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    try {
      process.kill(group ? -pid : pid, name);
    } catch {
      // It has ended already.
    }
  }
}
