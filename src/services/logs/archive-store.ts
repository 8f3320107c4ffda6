/** Where archived log entries lie. What is put twice under one key is there once. */
export type ArchiveStore = {
  put: (key: string, bytes: ArrayBuffer) => Promise<void>;
  /** @returns null for what is not there, or not any more */
  get: (key: string) => Promise<ReadableStream<Uint8Array> | null>;
};

/** The archive in R2. @returns undefined for a hub without a bucket: its old log entries are only deleted */
export function openArchiveStore(bucket: R2Bucket | undefined): ArchiveStore | undefined {
  if (bucket === undefined) return undefined;
  return {
    put: async (key, bytes) => {
      await bucket.put(key, bytes, { httpMetadata: { contentType: "application/gzip" } });
    },
    get: async (key) => (await bucket.get(key))?.body ?? null,
  };
}
