import type { ErpCaller, ErpRequest } from "../../erp/http.ts";
import type { Outcome } from "../../erp/outcome.ts";

/** Lets reads through and stops at the first call that would change something in the ERP. */
export class WritesHeldBack implements ErpCaller {
  readonly #erp: ErpCaller;

  constructor(erp: ErpCaller) {
    this.#erp = erp;
  }

  async call(request: ErpRequest): Promise<Outcome<unknown>> {
    if (request.kind === "read") return await this.#erp.call(request);
    return { kind: "refused", message: "ponte:dry_run", certainty: "not_sent" };
  }
}
