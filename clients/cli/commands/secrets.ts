import type { components } from "../../typescript/src/index.ts";
import type { Command } from "../command.ts";
import type { Output } from "../output.ts";

type Rotation = components["schemas"]["SecretRotation"];

/** Rounds without progress after which a rotation is given up: what remains cannot be rewritten. */
const IDLE_ROUNDS = 3;

export const secretCommands: Command[] = [
  {
    name: "secrets status",
    usage: "",
    summary: "Tell how many secrets are sealed under which key",
    options: {},
    async run({ ponte, output }) {
      return show(await ponte.get("/v1/secrets/rotation"), output);
    },
  },
  {
    name: "secrets rotate",
    usage: "",
    summary: "Rewrite every secret under the active key; safe to stop and to repeat",
    options: {},
    async run({ ponte, output }) {
      let idle = 0;
      let rotation = await ponte.post("/v1/secrets/rotation");
      while (rotation.finishedAt === null && idle < IDLE_ROUNDS) {
        output.progress(rotation.total - rotation.remaining, rotation.total, "secrets");
        const before = rotation;
        rotation = await ponte.post("/v1/secrets/rotation");
        const moved = rotation.rewritten !== before.rewritten || rotation.remaining !== before.remaining;
        idle = moved ? 0 : idle + 1;
      }
      output.progress(rotation.total - rotation.remaining, rotation.total, "secrets");
      output.endProgress();
      return show(rotation, output);
    },
  },
];

function show(rotation: Rotation, output: Output): number {
  const { activeKey, keys, total, remaining, unreadable, finishedAt } = rotation;
  output.result(rotation, () => {
    if (activeKey === null) output.tell("The hub has no key ring: CREDENTIAL_KEYS is not set.");
    output.table(
      ["key", "active", "secrets"],
      keys.map(({ id, active, values }) => [id, active ? "yes" : "", values]),
    );
    output.print(
      `${total} secrets, ${finishedAt === null ? `${remaining} remain` : `finished ${finishedAt}`}.`,
    );
    for (const { table, id, field, code } of unreadable)
      output.print(`${table} ${id}, ${field} does not open: ${code}`);
  });
  return finishedAt !== null && unreadable.length === 0 ? 0 : 1;
}
