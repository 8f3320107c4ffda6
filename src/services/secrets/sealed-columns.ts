/**
 * Where secrets live: every column of D1 that holds sealed values. The sweep, its status and `npm run secrets -- prove`
 * come from this list; a test fails when another column holds a sealed value. It imports nothing, so scripts read it too.
 */
export type SealedColumn = {
  table: string;
  column: string;
  /** The columns of the primary key, in its order. They hold text. */
  key: readonly string[];
  /** More columns that name the owner. */
  alsoRead?: readonly string[];
  /** `value`: the column is one sealed value. `map`: a JSON object of them, by field. Both may be empty. */
  kind: "value" | "map";
  /** Only the first database, the directory, holds any. */
  ofDirectory?: true;
  /** What the value was bound to when it was sealed. `field` is the map's, or the column. */
  owner: (row: Readonly<Record<string, string>>, field: string) => Readonly<Record<string, string>>;
};

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: "connections",
    column: "credentials",
    key: ["id"],
    alsoRead: ["tenant_id"],
    kind: "map",
    owner: ({ tenant_id: tenant = "", id: connection = "" }, field) => ({ tenant, connection, field }),
  },
  {
    table: "outbox",
    column: "mail",
    key: ["id"],
    kind: "value",
    ofDirectory: true,
    owner: ({ id: outbox = "" }) => ({ outbox }),
  },
  ...["secret", "older_secret"].map(
    (column): SealedColumn => ({
      table: "webhooks",
      column,
      key: ["tenant_id", "id"],
      kind: "value",
      owner: ({ tenant_id: tenant = "", id: webhook = "" }) => ({ tenant, webhook }),
    }),
  ),
];
