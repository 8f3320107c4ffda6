import type { Mapping, MappingStore } from "./effects.ts";
import type { ErpCaller, ErpRequest } from "./http.ts";
import { type Outcome, ok } from "./outcome.ts";

/**
 * Shows what a flow would send without sending it: reads really ask the ERP, writes are noted and answered with what
 * they say. A created record's id is a placeholder that names the request which would make it.
 */
export class DryRunCaller implements ErpCaller {
  readonly requests: ErpRequest[] = [];
  readonly #erp: ErpCaller;
  readonly #written = new Map<string, Record<string, unknown>>();

  constructor(erp: ErpCaller) {
    this.#erp = erp;
  }

  async call(request: ErpRequest): Promise<Outcome<unknown>> {
    this.requests.push(request);
    if (request.kind === "read") {
      const written = this.#written.get(request.path);
      return written === undefined ? await this.#erp.call(request) : ok({ data: written });
    }
    const body = request.body !== null && typeof request.body === "object" ? request.body : {};
    const id = request.kind === "keyed_write" ? request.path.split("/").at(-1) : `<${request.reason}>`;
    const record = { ...body, id };
    this.#written.set(request.kind === "keyed_write" ? request.path : `${request.path}/${id}`, record);
    return ok({ data: record });
  }
}

/** Mappings that can be read, and whose changes last as long as the dry run. */
export class DryRunMappings implements MappingStore {
  readonly #read: (kind: string, key: string) => Promise<Mapping | undefined>;
  readonly #changed = new Map<string, Mapping | undefined>();

  constructor(read: (kind: string, key: string) => Promise<Mapping | undefined>) {
    this.#read = read;
  }

  async get(kind: string, key: string): Promise<Mapping | undefined> {
    const name = `${kind}:${key}`;
    return this.#changed.has(name) ? this.#changed.get(name) : await this.#read(kind, key);
  }

  async beginEffect(): Promise<void> {}

  settleEffect(): void {}

  save(kind: string, key: string, known: { remoteId: string; contentHash: string | null }): void {
    this.#changed.set(`${kind}:${key}`, { ...known, contentAt: null, updatedAt: 0, effect: null });
  }

  forget(kind: string, key: string): void {
    this.#changed.set(`${kind}:${key}`, undefined);
  }
}
