/** The control pages' style sheet; served as a file because the pages allow no inline style. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #5a6675; --line: #d9dfe7; --paper: #f5f7fa; --card: #fff;
  --accent: #0b5cad; --on-accent: #fff; --bad: #b3261e; --good: #1b6e3c; --mark: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --quiet: #a3afbf; --line: #333e4d; --paper: #12171f;
  --card: #1a212c; --accent: #7cb7f5; --on-accent: #0c1623; --bad: #ff9d94; --good: #7fd6a0; --mark: #f0c36d; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: 0.75rem 1rem; }
header a { font-weight: 600; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
h1 { font-size: 1.5rem; margin: 0.5rem 0 0; } h2 { font-size: 1.15rem; margin: 0 0 0.5rem; }
p { margin: 0 0 0.75rem; color: var(--quiet); }
a { color: var(--accent); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem; }
.scroll { overflow-x: auto; }
.scroll table { min-width: 36rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
td.nowrap { white-space: nowrap; } td.number, th.number { text-align: right; }
code { font: 0.85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.fields { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); align-items: end; }
.field { display: grid; gap: 0.2rem; } .field > span, .field > label { font-size: 0.85rem; color: var(--quiet); }
input, select, button { font: inherit; color: inherit; padding: 0.5rem 0.6rem; border: 1px solid var(--line);
  border-radius: 0.35rem; background: var(--paper); width: 100%; min-height: 2.75rem; }
button { background: var(--accent); color: var(--on-accent); border-color: transparent; cursor: pointer; width: auto; }
button.plain { background: transparent; color: var(--accent); border-color: var(--line); min-height: 2.25rem; padding: 0.25rem 0.6rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.figures { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); margin: 0; }
.figures div { border-left: 3px solid var(--line); padding-left: 0.75rem; }
.figures dt { color: var(--quiet); font-size: 0.85rem; } .figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
.bad { color: var(--bad); } .good { color: var(--good); } .mark { color: var(--mark); font-size: 0.8rem; }
.companies { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; margin: 0 0 1rem; }
.companies a { display: block; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.35rem; text-decoration: none; }
.companies a[aria-current] { border-color: var(--accent); font-weight: 600; }
.switches { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); margin-bottom: 1rem; }
.switch { padding: 0.6rem 0; border-bottom: 1px solid var(--line); display: grid; gap: 0.25rem; align-content: start; }
.switch p { font-size: 0.85rem; margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.75rem; }
`;
