import { fold } from "./names.ts";

interface SeedRecord {
  resource: string;
  id: number;
  searchName: string;
  document: object;
}

/** Collects a company's first records, numbering them from the same sequences as the API does. */
export class RecordSeed<Resources extends object> {
  readonly companyId: number;
  readonly #startOf: (sequence: string) => number;
  readonly #records: SeedRecord[] = [];
  readonly #sequences = new Map<string, number>();

  /** `startOf` says which number a sequence starts after. */
  constructor(companyId: number, startOf: (sequence: string) => number) {
    this.companyId = companyId;
    this.#startOf = startOf;
  }

  /** The next id of a sequence. */
  nextId(sequence: string): string {
    const next = (this.#sequences.get(sequence) ?? this.#startOf(sequence)) + 1;
    this.#sequences.set(sequence, next);
    return String(next);
  }

  /** Adds a record and returns it; `sequence` is where its id comes from when that is not the resource's name. */
  add<Name extends keyof Resources & string>(
    resource: Name,
    fields: Omit<Resources[Name], "id">,
    sequence: string = resource,
  ): Resources[Name] {
    // Guarantee: the fields are the resource's own but for the id, which is put first.
    const document = { id: this.nextId(sequence), ...fields } as unknown as Resources[Name] & { id: string };
    return this.addWithId(resource, document);
  }

  /** Adds a record that already has its id. */
  addWithId<Name extends keyof Resources & string>(
    resource: Name,
    document: Resources[Name] & { id: string },
  ): Resources[Name] {
    const searchName = "nome" in document && typeof document.nome === "string" ? fold(document.nome) : "";
    this.#records.push({ resource, id: Number(document.id), searchName, document });
    return document;
  }

  /** What was added of a resource so far. */
  all<Name extends keyof Resources & string>(resource: Name): Resources[Name][] {
    const added = this.#records.filter((record) => record.resource === resource);
    // Guarantee: records of a resource are added as that resource's type.
    return added.map((record) => record.document as Resources[Name]);
  }

  /** The statements that store everything; for a batch that also adds the company. */
  statements(database: D1Database): D1PreparedStatement[] {
    const records = `INSERT INTO records (company_id, resource, id, search_name, document)
      SELECT ?1, value ->> 'resource', value ->> 'id', value ->> 'searchName', value -> 'document'
      FROM json_each(?2)`;
    const sequences = `INSERT INTO sequences (company_id, name, value)
      SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)`;
    return [
      this.bind(database, records, this.#records),
      this.bind(database, sequences, [...this.#sequences]),
    ];
  }

  /** A statement over rows that travel as one JSON value. */
  protected bind(database: D1Database, sql: string, rows: unknown[]): D1PreparedStatement {
    return database.prepare(sql).bind(this.companyId, JSON.stringify(rows));
  }
}
