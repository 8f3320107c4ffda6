/** wrangler bundles the script as text: it runs in the browser, never in the Worker. */
declare const text: string;
export default text;
