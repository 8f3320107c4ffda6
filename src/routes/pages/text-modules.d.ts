/** Files that wrangler bundles as text: see `rules` in wrangler.toml. */
declare module "htmx.org/dist/htmx.min.js" {
  const text: string;
  export default text;
}
declare module "*.css" {
  const text: string;
  export default text;
}
