#!/usr/bin/env node
// Stands in for wrangler in tests of the deploy: an account in a file ($FAKE_ACCOUNT), every call recorded in it, and one
// call that fails on demand ($FAKE_FAILURE, how the call begins).
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const file = process.env.FAKE_ACCOUNT;
const account = existsSync(file)
  ? JSON.parse(readFileSync(file, "utf8"))
  : {
      calls: [],
      databases: [],
      queues: ["mails", "others"],
      buckets: [],
      secrets: {},
      migrated: 0,
      versions: [],
      configs: [],
    };
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const words = args.filter((word, index) => !word.startsWith("--") && !args[index - 1]?.startsWith("--"));
const call = args.join(" ");
const QUEUES_ON_A_PAGE = 3;

const print = (value) => console.log(JSON.stringify(value, null, 2));
const fail = (message) => {
  save();
  console.error(`✘ [ERROR] ${message}`);
  process.exit(1);
};
const save = () => writeFileSync(file, JSON.stringify(account, null, 2));

const commands = {
  whoami: () => {
    if (process.env.FAKE_ACCOUNTS === "") fail('{"loggedIn":false}');
    print({
      loggedIn: true,
      accounts: JSON.parse(process.env.FAKE_ACCOUNTS ?? '[{"id":"a1","name":"Sol"}]'),
    });
  },
  "d1 list": () => print(account.databases),
  "d1 create": () => {
    const [, , name] = words;
    if (account.databases.some((database) => database.name === name)) fail(`a database ${name} exists`);
    account.databases.push({ name, uuid: `uuid-of-${name}` });
  },
  "queues list": () => {
    const page = Number(option("--page"));
    const shown = account.queues.slice((page - 1) * QUEUES_ON_A_PAGE, page * QUEUES_ON_A_PAGE);
    console.log("┌────┬──────┐\n│ id │ name │\n├────┼──────┤");
    for (const name of shown) console.log(`│ ${Buffer.from(name).toString("hex")} │ ${name} │`);
    console.log("└────┴──────┘");
  },
  "queues create": () => {
    const [, , name] = words;
    if (account.queues.includes(name)) fail(`Queue name ${name} is already taken`);
    account.queues.push(name);
  },
  "r2 bucket list": () => {
    if (process.env.FAKE_NO_R2) fail("Please enable R2 through the Cloudflare Dashboard. [code: 10042]");
    console.log("Listing buckets...");
    for (const name of process.env.FAKE_HIDDEN_BUCKETS ? [] : account.buckets)
      console.log(`name:           ${name}\ncreation_date:  2026-11-25\n`);
  },
  "r2 bucket create": () => {
    const name = words[3];
    if (account.buckets.includes(name))
      fail("The bucket you tried to create already exists, and you own it. [code: 10004]");
    account.buckets.push(name);
  },
  "secret list": () => {
    if (account.versions.length === 0) fail('Worker "ponte" not found.');
    print(Object.keys(account.secrets).map((name) => ({ name, type: "secret_text" })));
  },
  "d1 time-travel info": () => print({ bookmark: `bookmark-${account.migrated}-${account.versions.length}` }),
  "deployments list": () =>
    print(account.versions.map((id) => ({ versions: [{ version_id: id, percentage: 100 }] }))),
  "d1 migrations apply": () => {
    account.migrated += 1;
  },
  deploy: () => {
    account.configs.push(readFileSync(option("--config"), "utf8"));
    const secrets = option("--secrets-file");
    if (secrets) Object.assign(account.secrets, JSON.parse(readFileSync(secrets, "utf8")));
    const id = `v${account.versions.length + 1}`;
    account.versions.push(id);
    const targets = ["Producer for ponte-doorbells", "schedule: */3 * * * *", "https://ponte.sol.invalid"];
    writeFileSync(
      process.env.WRANGLER_OUTPUT_FILE_PATH,
      `{"type":"wrangler-session"}\n${JSON.stringify({ type: "deploy", version_id: id, targets })}\n`,
    );
  },
  rollback: () => account.versions.push(words[1] ?? account.versions.at(-2)),
};

account.calls.push(call.replaceAll(/\/\S*\/([^/\s]+)/g, "$1"));
if (process.env.FAKE_FAILURE && call.startsWith(process.env.FAKE_FAILURE)) fail("the network is down");
const name = Object.keys(commands).find((candidate) => call.startsWith(candidate));
if (name === undefined) fail(`unknown command: ${call}`);
commands[name]();
save();
