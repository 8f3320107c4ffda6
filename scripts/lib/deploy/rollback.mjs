import { CONFIG_FILE, readHistory, readNeeds, writeConfig } from "./files.mjs";
import { untilHealthy } from "./health.mjs";

/**
 * Back to the code that served before the last deploy, or to a named version. The database stays: migrations only add, and
 * older code runs on a newer schema. How it would go back, too, is told.
 */
export async function rollback({ wrangler, step, tell, versionId, url }) {
  const { databases } = readNeeds();
  const ids = databases.map((name) => [name, wrangler.findDatabase(name)]);
  for (const [name, id] of ids)
    if (id === undefined) throw new Error(`There is no database "${name}" in this account.`);
  writeConfig(Object.fromEntries(ids));

  const last = readHistory().at(-1);
  const target = versionId ?? versionBefore(wrangler, last);
  step(target === undefined ? "Back to the version before this one" : `Back to version ${target}`);
  wrangler.rollback(target === undefined ? [] : [target]);
  tell("done");

  const address = url ?? last?.url;
  if (address !== undefined) {
    step("Does it answer?");
    const { version } = await untilHealthy(address);
    tell(`${address} answers: Ponte ${version}`);
  }
  step(databases.length === 1 ? "The database stays as it is" : "The databases stay as they are");
  tell("Only where a migration itself did damage: stop the hub's callers, then go back to before it with");
  for (const name of databases)
    tell(
      `  npx wrangler d1 time-travel restore ${name} --config ${CONFIG_FILE} --bookmark=${bookmarkOf(last, name)}`,
    );
  if (last === undefined)
    tell("A bookmark of a moment: npx wrangler d1 time-travel info … --timestamp=2026-11-20T12:00:00Z");
  tell(
    "What the hub accepted since then is gone, and CRMs have to send it again; what it made in ERPs since",
  );
  tell("then it finds there by its marker, and where an ERP cannot be searched, a person has to look.");
}

/** What a deploy of before there could be several databases kept is the first one's. */
function bookmarkOf(last, name) {
  const [first] = readNeeds().databases;
  return last?.bookmarks?.[name] ?? (name === first ? last?.bookmark : undefined) ?? "<bookmark>";
}

/** @returns undefined where this machine knows nothing: wrangler then takes the deployment before the newest */
function versionBefore(wrangler, last) {
  if (last === undefined) return undefined;
  const serving = wrangler.servingVersion();
  // Deployed from elsewhere, or rolled back already: what was before that is not ours to guess.
  if (serving !== last.versionId)
    throw new Error(
      `Version ${serving} serves now, and ${last.versionId} was the last that this machine deployed. Name the one to go back to: --version-id <id>; npx wrangler deployments list --config ${CONFIG_FILE} tells them.`,
    );
  if (last.versionBefore !== undefined) return last.versionBefore;
  throw new Error("The last deploy was the first one: there is no version before it to go back to.");
}
