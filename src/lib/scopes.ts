/** What an API key may do, by the names of the contract. */
export const SCOPES = [
  "sales:write",
  "functions:call",
  "imports:write",
  "connections:write",
  "read",
] as const;
export type Scope = (typeof SCOPES)[number];

/** What a person may be in a company: an admin may do everything in it, a viewer only looks. */
export const ROLES = ["admin", "viewer"] as const;
export type Role = (typeof ROLES)[number];
