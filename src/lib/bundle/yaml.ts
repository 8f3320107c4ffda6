/**
 * Stands in for js-yaml (see `[alias]` in wrangler.toml), of which chanfana uses one function, for `/openapi.yaml`. Every
 * JSON document is a YAML 1.2 document, so what it writes is still what that address promises.
 */
export default { dump: (value: unknown): string => JSON.stringify(value, null, 2) };
