/** What begins a database's block in a wrangler.toml, up to the next block. */
const BLOCK = /^\[\[d1_databases\]\]\n(?:(?!\[).*\n?)*/gm;

const textOf = (block, key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(block)?.[1];

/** The names of the databases whose migrations a wrangler.toml names: the first one, and those for further companies. */
export function readDatabases(config) {
  const blocks = [...config.matchAll(BLOCK)].map(([block]) => block);
  return blocks
    .filter((block) => textOf(block, "migrations_dir") !== undefined)
    .map((block) => textOf(block, "database_name"));
}

/** The same wrangler.toml with the account's own databases in it. @param {Record<string, string>} ids by name */
export function withDatabaseIds(config, ids) {
  return config.replace(BLOCK, (block) => {
    const id = ids[textOf(block, "database_name")];
    return id === undefined ? block : block.replace(/^database_id = ".*"$/m, `database_id = "${id}"`);
  });
}
