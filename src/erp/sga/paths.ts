/** The account that a supplier's sincronismo key opens. The manual mode's is the connection's first. */
export const SYNC = "sync";
