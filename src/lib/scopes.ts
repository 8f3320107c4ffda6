/** What an API key may do, by the names of the contract. */
export const SCOPES = [
  "sales:write",
  "functions:call",
  "imports:write",
  "connections:write",
  "read",
] as const;
export type Scope = (typeof SCOPES)[number];
