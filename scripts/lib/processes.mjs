import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { modernNode, ROOT } from "./install.mjs";

/**
 * Processes, as /proc tells them where there is one and `ps` elsewhere: slim Linux images come without `ps`.
 * @returns {{pid: number, parent: number, state: string}[]}
 */
function listProcesses() {
  if (process.platform === "linux") {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));
  }
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return (stdout ?? "")
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, state = ""] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state };
    });
}

function readStat(pid) {
  try {
    // "pid (command) state parent …"; the command may hold anything, also brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(parent), state };
  } catch {
    return undefined;
  }
}

function findProcess(pid) {
  if (process.platform === "linux") return readStat(pid);
  return listProcesses().find((candidate) => candidate.pid === pid);
}

/** True while a process with this id lives. One that ended and that nobody has waited for yet is no longer alive. */
export function isAlive(pid) {
  const found = findProcess(pid);
  return found !== undefined && !found.state.startsWith("Z");
}

/** The id of a process's parent, 0 when there is none. */
export function parentOf(pid) {
  return findProcess(pid)?.parent ?? 0;
}

/** The command line of a process, "" when there is none. */
export function commandOf(pid) {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** The ids of a process and of everything below it. */
export function processTree(pid) {
  const all = listProcesses();
  const tree = [pid];
  for (let index = 0; index < tree.length; index++) {
    tree.push(...all.filter(({ parent }) => parent === tree[index]).map((child) => child.pid));
  }
  return tree;
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already, which is what was wanted.
  }
}

export function killTree(pid) {
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
  else for (const member of processTree(pid)) kill(member);
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
