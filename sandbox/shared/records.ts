/** A piece of a WHERE clause with its values. */
export interface Condition {
  sql: string;
  values: (string | number)[];
}

/** Which rows of a resource to read, and in which order. */
export interface PageQuery {
  conditions: Condition[];
  orderBy: string;
  direction: "asc" | "desc";
  limit: number;
  offset: number;
}

/** Refuses an insertion or replacement when another record already holds this value in this field. */
interface UniqueField {
  field: string;
  value: string;
}

/** A record as it is written. */
export interface RecordWrite<Document> {
  id: string;
  document: Document;
  /** Folded name that `nome` filters look at. */
  searchName?: string;
  unique?: UniqueField | undefined;
}

/**
 * The documents of one company. `Resources` maps a resource's name to the type of its documents; only this
 * class writes them, so what it reads back has the type it was written with.
 */
export class RecordStore<Resources extends object> {
  readonly database: D1Database;
  readonly companyId: number;
  readonly #startOf: (sequence: string) => number;

  /** `startOf` says which number a sequence starts after, when none was taken from it yet. */
  constructor(database: D1Database, companyId: number, startOf: (sequence: string) => number) {
    this.database = database;
    this.companyId = companyId;
    this.#startOf = startOf;
  }

  /** One record, or undefined when the company has none with this id. */
  async find<Name extends keyof Resources & string>(
    name: Name,
    id: string,
  ): Promise<Resources[Name] | undefined> {
    return (await this.findMany(name, [id]))[0];
  }

  /** The records with these ids; ids that are no numbers or belong to nobody are left out. */
  async findMany<Name extends keyof Resources & string>(
    name: Name,
    ids: string[],
  ): Promise<Resources[Name][]> {
    const numbers = ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
    if (numbers.length === 0) return [];
    const sql = `SELECT document FROM records WHERE company_id = ? AND resource = ?
      AND id IN (SELECT value FROM json_each(?))`;
    return this.#read(this.database.prepare(sql).bind(this.companyId, name, JSON.stringify(numbers)));
  }

  /** Every record of a resource, oldest first. */
  async all<Name extends keyof Resources & string>(name: Name): Promise<Resources[Name][]> {
    const sql = "SELECT document FROM records WHERE company_id = ? AND resource = ? ORDER BY id";
    return this.#read(this.database.prepare(sql).bind(this.companyId, name));
  }

  /** One page of a resource and how many records match in all. */
  async page<Name extends keyof Resources & string>(
    name: Name,
    query: PageQuery,
  ): Promise<{ total: number; rows: Resources[Name][] }> {
    const where = ["company_id = ?", "resource = ?", ...query.conditions.map((condition) => condition.sql)];
    const values = [this.companyId, name, ...query.conditions.flatMap((condition) => condition.values)];
    const from = `FROM records WHERE ${where.join(" AND ")}`;
    const order = `ORDER BY ${query.orderBy} ${query.direction}, id ${query.direction}`;
    const [counted, read] = await this.database.batch<{ total: number; document: string }>([
      this.database.prepare(`SELECT COUNT(*) AS total ${from}`).bind(...values),
      this.database
        .prepare(`SELECT document ${from} ${order} LIMIT ? OFFSET ?`)
        .bind(...values, query.limit, query.offset),
    ]);
    const rows = (read?.results ?? []).map((row) => parseDocument<Resources[Name]>(row.document));
    return { total: counted?.results[0]?.total ?? 0, rows };
  }

  /** Takes `amount` consecutive numbers of a sequence and returns the first. Numbers are never given out twice. */
  async take(sequence: string, amount = 1): Promise<number> {
    const sql = `INSERT INTO sequences (company_id, name, value) VALUES (?1, ?2, ?3 + ?4)
      ON CONFLICT (company_id, name) DO UPDATE SET value = value + ?4 RETURNING value`;
    const statement = this.database
      .prepare(sql)
      .bind(this.companyId, sequence, this.#startOf(sequence), amount);
    const row = await statement.first<{ value: number }>();
    return (row?.value ?? amount) - amount + 1;
  }

  /** Moves a sequence forward so that its next number is greater than `value`. */
  skipTo(sequence: string, value: number): D1PreparedStatement {
    const sql = `INSERT INTO sequences (company_id, name, value) VALUES (?1, ?2, ?3)
      ON CONFLICT (company_id, name) DO UPDATE SET value = MAX(value, ?3)`;
    return this.database.prepare(sql).bind(this.companyId, sequence, value);
  }

  /** The statement that adds a record; it changes no row when `unique` is already taken. */
  insertion<Name extends keyof Resources & string>(
    name: Name,
    write: RecordWrite<Resources[Name]>,
  ): D1PreparedStatement {
    const sql = `INSERT INTO records (company_id, resource, id, search_name, document)
      SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?6 IS NULL OR NOT EXISTS (SELECT 1 FROM records
      WHERE company_id = ?1 AND resource = ?2 AND json_extract(document, ?6) = ?7)`;
    return this.#bindWrite(sql, name, write);
  }

  /** The statement that replaces a record; it changes no row when the record is gone or `unique` is taken. */
  replacement<Name extends keyof Resources & string>(
    name: Name,
    write: RecordWrite<Resources[Name]>,
  ): D1PreparedStatement {
    const sql = `UPDATE records SET search_name = ?4, document = ?5
      WHERE company_id = ?1 AND resource = ?2 AND id = ?3 AND (?6 IS NULL OR NOT EXISTS (SELECT 1 FROM records
      WHERE company_id = ?1 AND resource = ?2 AND id <> ?3 AND json_extract(document, ?6) = ?7))`;
    return this.#bindWrite(sql, name, write);
  }

  /** The statement that replaces a record; it changes no row when the record is not any more what `before` says. */
  exchange<Name extends keyof Resources & string>(
    name: Name,
    write: { id: string; before: Resources[Name]; after: Resources[Name] },
  ): D1PreparedStatement {
    const sql =
      "UPDATE records SET document = ? WHERE company_id = ? AND resource = ? AND id = ? AND document = ?";
    const [before, after] = [JSON.stringify(write.before), JSON.stringify(write.after)];
    return this.database.prepare(sql).bind(after, this.companyId, name, Number(write.id), before);
  }

  /** The statement that removes a record. */
  removal<Name extends keyof Resources & string>(name: Name, id: string): D1PreparedStatement {
    const sql = "DELETE FROM records WHERE company_id = ? AND resource = ? AND id = ?";
    return this.database.prepare(sql).bind(this.companyId, name, Number(id));
  }

  #bindWrite(sql: string, name: string, write: RecordWrite<unknown>): D1PreparedStatement {
    const path = write.unique ? `$.${write.unique.field}` : null;
    return this.database
      .prepare(sql)
      .bind(
        this.companyId,
        name,
        Number(write.id),
        write.searchName ?? "",
        JSON.stringify(write.document),
        path,
        write.unique?.value ?? null,
      );
  }

  async #read<Document>(statement: D1PreparedStatement): Promise<Document[]> {
    const { results } = await statement.all<{ document: string }>();
    return results.map((row) => parseDocument<Document>(row.document));
  }
}

/** Guarantee: the column is written by `RecordStore` and the seeds only, which take the same type. */
function parseDocument<Document>(column: string): Document {
  return JSON.parse(column) as Document;
}

/** How many records of one kind a company has. */
export interface Holding {
  resource: string;
  amount: number;
}

export async function countRecords(
  database: D1Database,
  companyId: number,
  resources: readonly string[],
): Promise<Holding[]> {
  const sql = "SELECT resource, COUNT(*) AS amount FROM records WHERE company_id = ? GROUP BY resource";
  const { results } = await database.prepare(sql).bind(companyId).all<Holding>();
  const amountOf = (name: string) => results.find((row) => row.resource === name)?.amount ?? 0;
  return resources.map((resource) => ({ resource, amount: amountOf(resource) }));
}
