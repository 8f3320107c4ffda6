/** The company that every fresh sandbox has, and the tokens that open it; safe to write into a test. */
export const DEFAULT_COMPANY = {
  id: 1,
  name: "Loja de Demonstração",
  accessToken: "5a4db0c0c1e5a11d00000000000000000000da7a",
  secretAccessToken: "5ec4e7c0c1e5a11d00000000000000000000da7a",
} as const;

/** Where the API is mounted, below the sandbox Worker's origin; `/gestaoclick/api` is the same. */
export const API_BASE_PATH = "/gestaoclick";

/** Where the control API and page are mounted. */
export const CONTROL_BASE_PATH = "/_sandbox/gestaoclick";

/** Names in the demo data that tests look for. */
export const DEMO_NAMES = {
  seller: "Ana Paula",
  /** Two active employees have this name, so a look-up by name must stop. */
  twinSellers: "João Silva",
  /** An employee who has left. */
  inactiveSeller: "Roberto Nunes",
  /** Two products carry this codigo_interno. */
  duplicatedCode: "0099",
} as const;
