import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDatabases } from "./databases.mjs";
import { childEnv, ROOT, tool, WRANGLER } from "./install.mjs";

const DEPLOYED_CONFIG = join(ROOT, "wrangler.deploy.toml");
/** More than any page of rows has. */
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;
/** So many rows are searched at a time: more where few of them have what is searched for. */
const ROWS_AT_ONCE = { first: 2_000, most: 50_000 };

/**
 * @typedef {{ name: string, key: string[], columns: string[] }} Table what can be searched: all columns but numbers and bytes
 * @typedef {{ table: Table, key: unknown[], values: Record<string, string> }} FoundRow
 */

/** The databases of the hub, each as `openD1` gives it: the first one, and those for further companies. */
export function openDatabases({ remote, stateDir }) {
  const config = readFileSync(configOf(remote), "utf8");
  return readDatabases(config).map((database) => openD1({ remote, stateDir, database }));
}

/** The one that `npm run deploy` made knows the account's databases. */
const configOf = (remote) =>
  remote && existsSync(DEPLOYED_CONFIG) ? DEPLOYED_CONFIG : join(ROOT, "wrangler.toml");

/**
 * A database of the hub, read by statements of `wrangler d1 execute` and by nothing of the hub's own. A call of it takes a
 * second or two, however much it is asked, so it is asked many things at once.
 * @param {{ remote: boolean, stateDir: string, database: string }} place
 * @returns {{ query(statements: string[]): Record<string, unknown>[][] }} the rows of each statement
 */
function openD1({ remote, stateDir, database }) {
  if (!remote && !existsSync(join(stateDir, "v3", "d1"))) {
    throw new Error(
      `there is no database in ${stateDir}. Another folder: PONTE_STATE_DIR=…; Cloudflare's: --remote`,
    );
  }
  const where = remote ? ["--remote"] : ["--local", "--persist-to", stateDir];
  const [command, ...args] = tool(WRANGLER);
  const fixed = [
    ...args,
    "d1",
    "execute",
    database,
    "--config",
    configOf(remote),
    ...where,
    "--json",
    "--yes",
  ];
  return {
    query(statements) {
      const result = spawnSync(command, [...fixed, "--command", statements.join(";\n")], {
        cwd: ROOT,
        env: childEnv(),
        encoding: "utf8",
        maxBuffer: MAX_OUTPUT_BYTES,
      });
      if (result.error !== undefined) throw new Error(`wrangler could not be run: ${result.error.message}`);
      if (result.status !== 0) {
        const said = `${result.stdout.slice(-2_000)}${result.stderr.slice(-2_000)}`;
        throw new Error(`wrangler d1 execute failed:\n${said}`);
      }
      return readResults(result.stdout, statements.length);
    },
  };
}

/** wrangler may say something before the JSON that it was asked for. */
function readResults(output, count) {
  const start = output.search(/^\[/m);
  const answers = start === -1 ? [] : JSON.parse(output.slice(start));
  const isRight = ({ success, results }) => success === true && Array.isArray(results);
  if (answers.length !== count || !answers.every(isRight)) {
    throw new Error("wrangler's answer is not a list of rows for each statement");
  }
  return answers.map(({ results }) => results);
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Every table, with its key and the columns that may hold text. @returns {Table[]} */
export function readTables(d1) {
  const [rows = []] = d1.query([
    `SELECT m.name AS "table", c.name AS "column", c.type, c.pk FROM sqlite_schema m, pragma_table_xinfo(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
    AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name, c.cid`,
  ]);
  const names = [...new Set(rows.map(({ table }) => table))];
  return names.map((name) => {
    const columns = rows.filter(({ table }) => table === name);
    const key = columns.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk);
    return {
      name,
      key: key.length > 0 ? key.map(({ column }) => column) : ["rowid"],
      columns: columns.filter(({ type }) => !/INT|REAL|NUM|BLOB/i.test(type)).map(({ column }) => column),
    };
  });
}

/**
 * @typedef {object} Search all rows of a table, along its primary key, of which a column holds a text; "" is in every text
 * @property {Table} table
 * @property {string} text
 * @property {(row: FoundRow) => void} found
 */

/**
 * Searches tables page by page, all of them in each call of the database.
 * @param {Search[]} searches
 * @param {(search: Search, rows: number) => void} searched told after each page, with the rows that were looked at
 */
export function searchTables(d1, searches, searched) {
  let open = searches
    .filter(({ table }) => table.columns.length > 0)
    .map((search) => ({ search, after: undefined, limit: ROWS_AT_ONCE.first }));
  while (open.length > 0) {
    const pages = d1.query(open.map(({ search, after, limit }) => pageQuery(search, after, limit)));
    open = open.flatMap((page, index) => {
      const next = readPage(page, pages[index], searched);
      return next === undefined ? [] : [next];
    });
  }
}

/** Hands on what a page has. @returns the next one, unless this was the last */
function readPage({ search, limit }, rows, searched) {
  const last = rows.find(({ is_last }) => is_last !== null);
  if (last === undefined) return undefined;
  searched(search, last.is_last);
  const found = rows.filter((row) => row !== last);
  for (const row of found) search.found(toFoundRow(search.table, row));
  if (last.is_last < limit) return undefined;
  const after = search.table.key.map((_, index) => last[`k${index}`]);
  const isSparse = found.length < limit / 10;
  return { search, after, limit: isSparse ? Math.min(limit * 4, ROWS_AT_ONCE.most) : limit };
}

/** One statement, so that both of its parts see the same rows: those that have the text, and where the page ends. */
function pageQuery({ table: { name, key, columns }, text }, after, limit) {
  const keyNames = key.map(quoted).join(", ");
  const behind = after === undefined ? "" : `WHERE (${keyNames}) > (${after.map(literal).join(", ")})`;
  const keys = key.map((column, index) => `${quoted(column)} AS k${index}`);
  const values = columns.map((column, index) => `${quoted(column)} AS v${index}`);
  const keyAliases = key.map((_, index) => `k${index}`);
  const has = columns.map((_, index) => `instr(v${index}, '${text}') > 0`).join(" OR ");
  return `WITH page AS MATERIALIZED (SELECT ${[...keys, ...values].join(", ")} FROM ${quoted(name)} ${behind} ORDER BY ${keyNames} LIMIT ${limit})
    SELECT NULL AS is_last, * FROM page WHERE ${has}
    UNION ALL SELECT * FROM (SELECT (SELECT count(*) FROM page), ${keyAliases.join(", ")}, ${columns.map(() => "NULL").join(", ")}
      FROM page ORDER BY ${keyAliases.map((alias) => `${alias} DESC`).join(", ")} LIMIT 1)`;
}

/** A key's value in SQL, whatever characters it has: texts as bytes. */
function literal(value) {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return `CAST(X'${Buffer.from(value).toString("hex")}' AS TEXT)`;
  return `X'${Buffer.from(value).toString("hex")}'`;
}

function toFoundRow(table, row) {
  const values = table.columns.map((column, index) => [column, row[`v${index}`]]);
  return {
    table,
    key: table.key.map((_, index) => row[`k${index}`]),
    values: Object.fromEntries(values.filter(([, value]) => typeof value === "string")),
  };
}
