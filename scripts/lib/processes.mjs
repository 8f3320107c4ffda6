import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { modernNode, ROOT } from "./install.mjs";

/** True while a process with this id lives. One that ended and that nobody has waited for yet is no longer alive. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // No /proc here: what can be signalled counts as alive.
    return true;
  }
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** The ids of a process and of everything below it. */
export function processTree(pid) {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const children = new Map();
  for (const line of (stdout ?? "").trim().split("\n")) {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const tree = [pid];
  for (let index = 0; index < tree.length; index++) tree.push(...(children.get(tree[index]) ?? []));
  return tree;
}

export function killTree(pid) {
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
  else for (const member of processTree(pid)) kill(member);
}

/** The command line of a process, "" when there is none. */
export function commandOf(pid) {
  return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** The id of a process's parent, 0 when there is none. */
export function parentOf(pid) {
  const { stdout } = spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
  return Number((stdout ?? "").trim()) || 0;
}

/** Ends what an earlier start left behind when it was killed: workerd outlives its parent and keeps the port. */
export function killLeftovers(pidFile) {
  let pids;
  try {
    pids = JSON.parse(readFileSync(pidFile, "utf8"));
  } catch {
    return;
  }
  for (const pid of Array.isArray(pids) ? pids : []) {
    // A process id may have been given to somebody else since.
    if (/workerd|wrangler|esbuild/.test(commandOf(pid))) kill(pid);
  }
}

/** Starts a watcher that outlives us: when we die, however we die, it ends the children and what they started. */
export function startReaper(pidFile, childPids) {
  const args = [join(ROOT, "scripts", "reaper.mjs"), String(process.pid), pidFile, ...childPids.map(String)];
  spawn(modernNode(), args, { detached: true, stdio: "ignore" }).unref();
}
