import { compactDecrypt } from "jose";
import { SEALED_COLUMNS } from "../../src/services/secrets/sealed-columns.ts";
import { openDatabases, readTables, searchTables } from "./d1.mjs";

/** How every sealed value begins: the base64url of `{"`. */
const BEGINNING = "eyJ";
const SEALED = /eyJ[\w-]*\.[\w-]*\.[\w-]+\.[\w-]*\.[\w-]+/g;
const NOT_SEALED = "not sealed";

/**
 * @typedef {{ place: string, row: string, field: string, keyId: string, problem?: "old key" | "not sealed" | "does not open" }} FoundValue
 * @typedef {{ values: FoundValue[], tables: number, columns: number, rows: number, opened: number | undefined }} Proof
 */

/**
 * Reads every row of every database, by itself and from nothing that the hub keeps about it, and looks for sealed values in
 * every text of every table. A value has a problem when it is under another key than the active one, when it does not
 * open with that key alone, and when a column of secrets holds something that is not sealed at all.
 * @param {{ remote: boolean, stateDir: string, active: string, key: string | undefined, progress: (text: string) => void }} options
 *   `key`: the active key itself; without it the headers are read and nothing is opened
 * @returns {Promise<Proof>}
 */
export async function proveSecrets({ remote, stateDir, active, key, progress }) {
  const values = [];
  let [rows, tables, columns] = [0, 0, 0];
  for (const d1 of openDatabases({ remote, stateDir })) {
    const before = rows;
    const found = searchDatabase(d1, (count) => progress(`${before + count} rows`));
    values.push(...found.values);
    rows += found.rows;
    tables += found.tables.length;
    columns += found.tables.reduce((total, table) => total + table.columns.length, 0);
  }
  for (const value of values) value.problem = await problemOf(value, active, key);
  return {
    values,
    tables,
    columns,
    rows,
    opened: key === undefined ? undefined : values.filter(({ problem }) => problem === undefined).length,
  };
}

/** Every sealed value of a database, and what should be one and is not. @param progress told the rows that were looked at */
function searchDatabase(d1, progress) {
  const tables = readTables(d1);
  if (!tables.some(({ name }) => name === "connections"))
    throw new Error("this is not the database of a Ponte hub");
  const values = [];
  let rows = 0;
  const searches = tables.map((table) => ({
    table,
    text: BEGINNING,
    found: (row) => values.push(...valuesOf(row)),
  }));
  const ofSecrets = SEALED_COLUMNS.map((place) => ({
    table: { ...tables.find(({ name }) => name === place.table), columns: [place.column] },
    text: "",
    found: (row) => values.push(...unsealedOf(row, place)),
  }));
  searchTables(d1, [...searches, ...ofSecrets], (search, count) => {
    if (search.text === BEGINNING) rows += count;
    progress(rows);
  });
  return { values, rows, tables };
}

/** Every sealed value in a row, wherever in a text it stands. */
function valuesOf({ table, key, values }) {
  return Object.entries(values).flatMap(([column, text]) => {
    const fields = readMap(text);
    return [...text.matchAll(SEALED)].flatMap(([sealed]) => {
      const header = readHeader(sealed);
      if (header === undefined) return [];
      const field = Object.entries(fields).find(([, value]) => value === sealed)?.[0] ?? column;
      return [{ place: `${table.name}.${column}`, row: key.join("/"), field, keyId: header.kid, sealed }];
    });
  });
}

/** What a column of secrets holds that is not sealed. */
function unsealedOf({ key, values }, { table, column, kind }) {
  const text = values[column] ?? "";
  const fields = kind === "map" && text !== "" ? readMap(text, { [column]: text }) : { [column]: text };
  return Object.entries(fields)
    .filter(([, value]) => value !== "" && readHeader(value) === undefined)
    .map(([field]) => ({ place: `${table}.${column}`, row: key.join("/"), field, keyId: NOT_SEALED }));
}

/** A JSON object's entries. */
function readMap(text, otherwise = {}) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** The protected header of an encrypted value, if it is one of ours. */
function readHeader(sealed) {
  if (typeof sealed !== "string" || sealed.split(".").length !== 5) return undefined;
  try {
    const header = JSON.parse(Buffer.from(sealed.split(".")[0], "base64url").toString());
    return typeof header.enc === "string" && typeof header.kid === "string" ? header : undefined;
  } catch {
    return undefined;
  }
}

async function problemOf({ keyId, sealed }, active, key) {
  if (sealed === undefined) return NOT_SEALED;
  if (keyId !== active) return "old key";
  if (key === undefined) return undefined;
  try {
    await compactDecrypt(sealed, Buffer.from(key, "base64url"));
    return undefined;
  } catch {
    return "does not open";
  }
}
