import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The hub from outside: what its process and its database file tell. */

/** Linux counts a process's time in hundredths of a second. */
const MS_PER_CLOCK_TICK = 10;

/**
 * The processor time of a process and all below it, in milliseconds: with D1's and the actors', which are the same process
 * locally, so that it is more than the Worker's own. @returns null where there is no /proc
 */
export function processorMs(pid: number | undefined): number | null {
  if (process.platform !== "linux" || pid === undefined) return null;
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readStat(name) : []));
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    const children = all.filter(({ id, parent }) => family.has(parent) && !family.has(id));
    for (const { id } of children) family.add(id);
    grown = children.length > 0;
  }
  const ticks = all
    .filter(({ id, isHub }) => isHub && family.has(id))
    .reduce((sum, one) => sum + one.ticks, 0);
  return ticks * MS_PER_CLOCK_TICK;
}

/** Only workerd runs the hub; wrangler around it is a tool of development. */
function readStat(id: string) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [, parent, , , , , , , , , , user, system] = fields.map(Number);
    const ticks = (user ?? 0) + (system ?? 0);
    return [{ id: Number(id), parent: parent ?? 0, isHub: name.startsWith("workerd"), ticks }];
  } catch {
    return [];
  }
}

/** The bytes of each table and index of the hub's database, by name. @throws when there is no such file */
export function tableSizes(stateDir: string): Map<string, number> {
  const folder = join(stateDir, "v3", "d1", "miniflare-D1DatabaseObject");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    try {
      const sizes = database.prepare("SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name").all();
      const byName = new Map(sizes.map(({ name, bytes }) => [String(name), Number(bytes)]));
      if (byName.has("deliveries")) return byName;
    } finally {
      database.close();
    }
  }
  throw new Error(`there is no database of a hub in ${folder}`);
}
