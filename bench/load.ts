import { Agent, request } from "node:http";
import { quantile } from "./report.ts";

export type Load = { requestsPerSecond: number; p50Ms: number; p95Ms: number };

export type Target = { url: string; headers: Record<string, string>; body: string };

/** Sends one PUT and reads its whole answer. @returns how long it took, in milliseconds. @throws for a refusal */
async function put(target: Target, id: string, agent: Agent): Promise<number> {
  const startedAt = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { ...target.headers, "content-length": Buffer.byteLength(target.body) };
    const sent = request(`${target.url}/${id}`, { method: "PUT", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(target.body);
  });
  if (status !== 202) throw new Error(`PUT ${target.url}/${id} answered ${status}`);
  return performance.now() - startedAt;
}

/** Keeps so many requests on their way for a while, each with an id never used before. */
export async function load(target: Target, concurrency: number, durationMs: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const startedAt = performance.now();
  const run = `${Date.now().toString(36)}-${concurrency}`;
  const times: number[] = [];
  let sent = 0;
  const work = async () => {
    while (performance.now() - startedAt < durationMs)
      times.push(await put(target, `${run}-${sent++}`, agent));
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  return {
    requestsPerSecond: times.length / seconds,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}
