import { ERP_ORIGIN } from "./constants.ts";

/** Takes what has left for a host that is not the ERP since this was last asked: method and address of each request. */
export async function takeStrays(): Promise<string[]> {
  return await (await fetch(`${ERP_ORIGIN}/_strays`)).json();
}
