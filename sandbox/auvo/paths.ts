/** Where the API is mounted, below the sandbox Worker's origin. */
export const API_PATH = "/auvo/v2";
