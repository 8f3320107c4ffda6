import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./install.mjs";
import {
  readOperatorToken,
  readRing,
  withActiveKey,
  withNewKey,
  withoutOldKeys,
  writeLocalRing,
} from "./key-ring.mjs";
import { proveSecrets } from "./prove-secrets.mjs";

const HELP = `npm run secrets -- <verb>

  status          how far the rotation is (default)
  new-key         prints the ring with a new key, which is the active one; --standby: which can be read with only
  activate [id]   prints the ring with another active key: the one that was added last, or the named one
  rotate          has the hub rewrite every secret under the active key, until nothing remains
  prove           reads the whole database and fails if one secret is not under the active key
  drop-old-keys   the same, and prints the ring without the other keys if the proof succeeds

The ring comes from CREDENTIAL_KEYS, else from the local hub's state folder (PONTE_STATE_DIR).
  --write         new-key, activate, drop-old-keys: write the ring into the state folder instead of printing it
  --url, PORT     status, rotate: which hub; its operator token comes from OPERATOR_TOKEN, else from the state folder
  --remote        prove, drop-old-keys: Cloudflare's database instead of the local one
  --active <id>   prove: the active key, where the ring is not at hand; then nothing is opened
`;

/** Rounds without progress after which a rotation is given up: what remains cannot be rewritten. */
const IDLE_ROUNDS = 3;
const MAX_NAMED = 50;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string" },
    remote: { type: "boolean", default: false },
    local: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    standby: { type: "boolean", default: false },
    active: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const stateDir = resolve(process.env.PONTE_STATE_DIR ?? join(ROOT, ".ponte"));
const hubUrl = options.url ?? `http://127.0.0.1:${process.env.PORT ?? 8787}`;
/** What is no result goes here: the ring that is printed may be piped into `wrangler secret put`. */
const tell = (text) => console.error(text);

const verbs = {
  status: async () => showRotation(await askHub("GET")),
  rotate,
  prove: async () => ((await prove()) ? 0 : 1),
  "new-key": () => giveRing(withNewKey(readRing(stateDir), options.standby)),
  activate: () => giveRing(withActiveKey(readRing(stateDir), positionals[1])),
  "drop-old-keys": async () => {
    const ring = readRing(stateDir);
    return (await prove()) ? giveRing(withoutOldKeys(ring)) : 1;
  },
  help: () => console.log(HELP),
};

/** One line that is overwritten, where somebody looks; nothing where nobody does. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function giveRing(ring) {
  if (!options.write) {
    console.log(JSON.stringify(ring));
    return 0;
  }
  writeLocalRing(stateDir, ring);
  tell(
    `The ring in ${join(stateDir, "secrets.json")} has the keys ${Object.keys(ring.keys).join(", ")}; ${ring.active} is active.`,
  );
  tell("Start the hub again: it reads its ring when it starts.");
  if (process.env.CREDENTIAL_KEYS)
    tell("CREDENTIAL_KEYS is set here: a hub that is started with it does not use that file.");
  return 0;
}

async function askHub(method) {
  const token = readOperatorToken(stateDir);
  const response = await fetch(`${hubUrl}/v1/secrets/rotation`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => {
    throw new Error(`no hub answers at ${hubUrl}. Start it, or name another: --url …`);
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(`${hubUrl} answered ${response.status} ${answer.code ?? ""}: ${answer.detail ?? ""}`);
}

async function rotate() {
  let idle = 0;
  let rotation = await askHub("POST");
  while (rotation.finishedAt === null && idle < IDLE_ROUNDS) {
    progress(`${rotation.rewritten} rewritten, ${rotation.remaining} remain`);
    const before = rotation;
    rotation = await askHub("POST");
    const moved = rotation.rewritten !== before.rewritten || rotation.remaining !== before.remaining;
    idle = moved ? 0 : idle + 1;
  }
  progress("");
  return showRotation(rotation);
}

function showRotation({ activeKey, keys, total, rewritten, remaining, unreadable, finishedAt }) {
  if (activeKey === null) tell("The hub has no key ring: CREDENTIAL_KEYS is not set.");
  printTable(
    ["key", "active", "values"],
    keys.map(({ id, active, values }) => [id, active ? "yes" : "", values]),
  );
  const state = finishedAt === null ? `${remaining} remain` : `finished ${finishedAt}`;
  console.log(`${total} secrets, ${rewritten} rewritten since ${activeKey} is active, ${state}.`);
  nameRows(
    unreadable.map(({ table, id, field, code }) => `${table} ${id}, ${field}: ${code}`),
    "do not open",
  );
  return finishedAt !== null && unreadable.length === 0 ? 0 : 1;
}

async function prove() {
  const ring = options.active === undefined ? readRing(stateDir) : undefined;
  const active = options.active ?? ring.active;
  const place = options.remote ? "Cloudflare's database" : `the database in ${stateDir}`;
  const proof = await proveSecrets({
    remote: options.remote,
    stateDir,
    active,
    key: ring?.keys[active],
    progress,
  });
  progress("");
  const ids = [
    ...new Set([...Object.keys(ring?.keys ?? { [active]: "" }), ...proof.values.map(({ keyId }) => keyId)]),
  ];
  const count = (of) => proof.values.filter(of).length;
  printTable(
    ["key", "active", "values", "open with it alone"],
    ids.map((id) => [
      id,
      id === active ? "yes" : "",
      count(({ keyId }) => keyId === id),
      id === active ? (proof.opened ?? "not tried") : "",
    ]),
  );
  const places = [...new Set(proof.values.map((value) => value.place))];
  for (const name of places) console.log(`${count((value) => value.place === name)} in ${name}`);
  console.log(
    `Searched ${place}: ${proof.rows} rows, ${proof.columns} columns of text in ${proof.tables} tables.`,
  );
  const wrong = proof.values.filter(({ problem }) => problem !== undefined);
  nameRows(
    wrong.map(
      ({ place: at, row, field, keyId, problem }) =>
        `${at} ${row}, ${field}: ${problem === "old key" ? `key ${keyId}` : problem}`,
    ),
    `are not as they must be under the key ${active}`,
  );
  console.log(
    wrong.length === 0 ? `PROVED: no secret is left on a key other than ${active}.` : "NOT PROVED.",
  );
  return wrong.length === 0;
}

function nameRows(lines, what) {
  if (lines.length === 0) return;
  console.log(`${lines.length} ${what}:`);
  for (const line of lines.slice(0, MAX_NAMED)) console.log(`  ${line}`);
  if (lines.length > MAX_NAMED) console.log(`  … and ${lines.length - MAX_NAMED} more`);
}

function printTable(head, rows) {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}

async function main() {
  const [verb = "status"] = positionals;
  const work = options.help ? verbs.help : verbs[verb];
  if (!Object.hasOwn(verbs, verb)) {
    tell(`No such verb: ${verb}.\n\n${HELP}`);
    return 1;
  }
  return (await work()) ?? 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    tell(error.message);
    process.exit(1);
  },
);
