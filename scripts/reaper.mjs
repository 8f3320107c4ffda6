// Watches the process that started it and, once that is gone, ends its children. Kept apart because a process that is
// killed with SIGKILL cannot tidy up, and workerd does not end with its parent.
import { writeFileSync } from "node:fs";
import { isAlive, processTree } from "./lib/processes.mjs";

const [parent, pidFile, ...children] = process.argv.slice(2);
const roots = children.map(Number);
let known = roots;
let round = 0;

const timer = setInterval(() => {
  if (isAlive(Number(parent))) {
    // What the children started is only known while they live.
    if (round % 4 === 0 && roots.some(isAlive)) {
      known = [...new Set([...known, ...roots.filter(isAlive).flatMap(processTree)])].filter(isAlive);
      writeFileSync(pidFile, JSON.stringify(known));
    }
    round += 1;
    if (roots.some(isAlive)) return;
  }
  clearInterval(timer);
  for (const pid of known) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  }
}, 250);
