import { contentHash } from "../../lib/hash.ts";
import type { LogEvent } from "../../strings/logs.ts";
import type { FlowContext } from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import { isFailure, type Outcome, stopFor, unwrap } from "../outcome.ts";
import { asRecord } from "./answers.ts";

/** How one kind of record (customer, product, service) is found, created and brought up to date. */
export type RecordKind<Content> = {
  kind: "customer" | "product" | "service";
  path: "/clientes" | "/produtos" | "/servicos";
  /** What the log calls the record. */
  label(content: Content): string;
  /**
   * Finds the ERP's record by its key, exactly; `empty` only when it is proven absent.
   * @param fresh asks the ERP now, though this drain has read the list before
   */
  find(context: FlowContext, content: Content, fresh: boolean): Promise<Outcome<RemoteRecord>>;
  /** Creates it. The answer may be an error although the record was saved. */
  create(context: FlowContext, content: Content): Promise<Outcome<RemoteRecord>>;
  /** The whole record with the CRM's changes in it, ready for a PUT, or null when nothing changed. */
  merge(raw: Record<string, unknown>, content: Content): Record<string, unknown> | null;
};

/**
 * The ERP's id of a record that holds what the CRM says: found, created or changed as needed. When the mapping is known
 * and the content is unchanged this makes no call at all.
 * @param verify asks the ERP even then: after a refusal, a known record may have been deleted there
 */
export async function ensureRecord<Content>(
  context: FlowContext,
  record: RecordKind<Content>,
  key: string,
  content: Content,
  verify: boolean,
): Promise<string> {
  const hash = await contentHash(content);
  const mapping = await context.mappings.get(record.kind, key);
  if (mapping?.remoteId && !mapping.effect) {
    const outdated = mapping.contentAt !== null && mapping.contentAt > context.contentAt;
    if ((mapping.contentHash === hash || outdated) && !verify) return mapping.remoteId;
    const known = await readRecord(context, record, mapping.remoteId);
    if (known !== undefined && outdated) return known.id;
    if (known !== undefined) return await bringUpToDate(context, record, key, content, hash, known);
    context.log("record.gone", { kind: record.kind, name: record.label(content) });
    context.mappings.forget(record.kind, key);
  }
  if (!mapping?.effect) {
    const found = await record.find(context, content, verify);
    if (isFailure(found)) throw stopFor(found, context.now());
    if (found.kind === "ok") return await bringUpToDate(context, record, key, content, hash, found.value);
  }
  const made = await createOnce(context, {
    kind: record.kind,
    key,
    contentHash: hash,
    sent: content,
    find: () => record.find(context, content, true),
    create: () => record.create(context, content),
  });
  if (!made.upToDate) return await bringUpToDate(context, record, key, content, hash, made.record);
  context.log(`${record.kind}.created` satisfies LogEvent, {
    name: record.label(content),
    id: made.record.id,
  });
  return made.record.id;
}

/** The whole record, or undefined when it is gone: GestãoClick answers 400, 404 or 410 for a deleted one. */
async function readRecord<Content>(
  context: FlowContext,
  record: RecordKind<Content>,
  id: string,
): Promise<RemoteRecord | undefined> {
  const outcome = asRecord(
    await context.caller.call({
      kind: "read",
      method: "GET",
      path: `${record.path}/${id}`,
      reason: `${record.kind}.read`,
    }),
  );
  if (outcome.kind === "not_found" || outcome.kind === "empty") return undefined;
  return unwrap(outcome, context.now());
}

/**
 * GestãoClick's PUT replaces the whole record and wipes what is left out, so a change is read, merged and written.
 * `seen` may be a list's row, which need not be complete: it only tells whether there is anything to change.
 */
async function bringUpToDate<Content>(
  context: FlowContext,
  record: RecordKind<Content>,
  key: string,
  content: Content,
  hash: string,
  seen: RemoteRecord,
): Promise<string> {
  const known = { remoteId: seen.id, contentHash: hash };
  if (record.merge(seen.raw, content) === null) {
    context.mappings.save(record.kind, key, known);
    return seen.id;
  }
  const current = await readRecord(context, record, seen.id);
  const merged = record.merge(current?.raw ?? seen.raw, content);
  if (merged !== null) {
    unwrap(
      asRecord(
        await context.caller.call({
          kind: "keyed_write",
          method: "PUT",
          path: `${record.path}/${seen.id}`,
          body: merged,
          reason: `${record.kind}.update`,
        }),
      ),
      context.now(),
    );
    context.log(`${record.kind}.updated` satisfies LogEvent, { name: record.label(content), id: seen.id });
  }
  context.mappings.save(record.kind, key, known);
  return seen.id;
}

/** Keys that a GET gives and that a PUT must not send back. */
const READ_ONLY_KEYS = ["id", "cadastrado_em", "modificado_em", "nome_grupo", "hash"] as const;

/** The record's own fields as a PUT wants them. */
export function writableFields(raw: Record<string, unknown>): Record<string, unknown> {
  const writable = { ...raw };
  for (const key of READ_ONLY_KEYS) delete writable[key];
  return writable;
}
