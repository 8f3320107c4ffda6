import type { ErpCaller, Exchange } from "../../erp/http.ts";
import type { ImportRun } from "./run-import.ts";

/** Calls the ERP under the lease, and keeps what goes wrong. */
export function recordingCaller({ lease, access }: ImportRun): {
  caller: ErpCaller;
  exchanges: Exchange[];
} {
  const exchanges: Exchange[] = [];
  const caller = access.caller({
    beforeCall: ({ timeoutMs }) => lease.ensure(timeoutMs),
    record: ({ outcome, exchange }) => {
      // Only what went wrong is of use, and pages of thousands of rows are not kept.
      if (outcome !== "ok") exchanges.push(exchange());
    },
  });
  return { caller, exchanges };
}
