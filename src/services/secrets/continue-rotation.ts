import { auditStatement } from "../audit/audit.ts";
import { atEachShard, type CallerContext, requireOperator } from "../context.ts";
import { type RotationView, readRotation } from "./read-rotation.ts";
import { rotateSecrets } from "./rotate-secrets.ts";

/** A person waits for the answer: more than a tick does, and no more than a few seconds' work. */
const ROWS_AT_A_CALL = 1_000;

/** Runs a round of the sweep at once, also after it has finished. @throws ApiError operator_only */
export async function continueRotation(context: CallerContext): Promise<RotationView> {
  requireOperator(context);
  const bounds = { rows: ROWS_AT_A_CALL, again: true };
  const rounds = await Promise.all(atEachShard(context).map((at) => rotateSecrets(at, bounds)));
  const rewritten = rounds.reduce((total, round) => total + round.rewritten, 0);
  if (rewritten > 0) {
    const key = context.settings.credentialKeys?.active ?? "";
    await context.directory.run(
      auditStatement(context, {
        action: "secrets.rotated",
        tenantId: null,
        target: key,
        params: { key, rewritten },
      }),
    );
  }
  return await readRotation(context);
}
