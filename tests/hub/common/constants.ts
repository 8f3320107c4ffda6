/** What the tests' configuration binds and the tests themselves know. */

export const OPERATOR_TOKEN = "operator-token-of-the-tests";

/** Two keys: values are written with the second, those of the first can still be read. */
export const KEY_RING = {
  active: "k2",
  keys: { k1: "A".repeat(43), k2: `${"B".repeat(42)}A` },
} as const;

export const CREDENTIAL_KEYS = JSON.stringify(KEY_RING);

/** The host at which the hub finds its ERP. It exists only inside the test's own process. */
export const ERP_ORIGIN = "http://erp.test";
export const ERP_URL = `${ERP_ORIGIN}/gestaoclick`;

export const AUTH_SECRET = "the-secret-that-signs-cookies-in-the-tests";
