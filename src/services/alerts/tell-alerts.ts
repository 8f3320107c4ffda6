import { and, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { alerts, members, users } from "../../db/schema.ts";
import { errorName } from "../../lib/error-name.ts";
import { importText } from "../../strings/imports.ts";
import { inLanguage } from "../../strings/language.ts";
import { reasonText } from "../../strings/log-words.ts";
import { alertLines, mailTexts } from "../../strings/mails.ts";
import type { ShardContext } from "../context.ts";
import { readParams } from "../deliveries/delivery-view.ts";
import { REJECTIONS } from "../deliveries/failing.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { FAILING, IMPORT_STOPPED, PAUSED, QUIET, SALES_MISSING, SETTLES_MS } from "./alert-statement.ts";
import { announceAlerts } from "./announce-alerts.ts";
import { resolveAlerts } from "./resolve-alerts.ts";

const AT_ONCE = 50;

const untoldSchema = z.object({
  tenant_id: z.string(),
  id: z.string(),
  cause: z.string(),
  count: z.number(),
  params: z.string().transform((text) => readParams(JSON.parse(text))),
  connection: z.string(),
  company: z.string(),
});

type Untold = z.output<typeof untoldSchema>;

/**
 * Closes the alerts whose cause is gone, tells the companies' systems of new ones by webhook, and each company's admins of
 * those that nobody was told of yet, in one mail.
 * A mail that does not leave is tried again with the next tick. @returns how many mails left
 */
export async function tellAlerts(context: ShardContext): Promise<number> {
  await resolveAlerts(context);
  await announceAlerts(context);
  const { publicUrl } = context.settings;
  if (publicUrl === undefined) return 0;
  let sent = 0;
  for (const [tenantId, untold] of await claimUntold(context)) {
    try {
      sent += await tellCompany(context, tenantId, untold, publicUrl);
    } catch (error) {
      console.error(
        JSON.stringify({ message: "an alert could not be told", tenantId, error: errorName(error) }),
      );
      await release(context, untold);
    }
  }
  return sent;
}

async function claimUntold(context: ShardContext): Promise<Map<string, Untold[]>> {
  const now = context.now();
  const claimed = await context.db.all(sql`
    UPDATE alerts SET told_at = ${now} WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM alerts INDEXED BY alerts_untold
      WHERE told_at IS NULL AND resolved_at IS NULL AND opened_at <= ${now - SETTLES_MS} LIMIT ${AT_ONCE})
    RETURNING tenant_id, id`);
  if (claimed.length === 0) return new Map();
  const rows = await context.db.all(sql`
    SELECT a.tenant_id, a.id, a.cause, a.count, a.params, c.name AS connection, t.name AS company
    FROM json_each(${JSON.stringify(claimed)}) r
    CROSS JOIN alerts a ON a.tenant_id = r.value ->> '$.tenant_id' AND a.id = r.value ->> '$.id'
    JOIN connections c ON c.id = a.connection_id JOIN tenants t ON t.id = a.tenant_id`);
  return Map.groupBy(z.array(untoldSchema).parse(rows), (row) => row.tenant_id);
}

async function release(context: ShardContext, untold: readonly Untold[]): Promise<void> {
  for (const { tenant_id: tenantId, id } of untold) {
    await context.db.run(
      context.db.orm
        .update(alerts)
        .set({ toldAt: null })
        .where(and(eq(alerts.tenantId, tenantId), eq(alerts.id, id))),
    );
  }
}

async function tellCompany(
  context: ShardContext,
  tenantId: string,
  untold: readonly Untold[],
  publicUrl: string,
): Promise<number> {
  const admins = await context.directory.read(
    context.directory.orm
      .select({ email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.tenantId, tenantId), eq(members.role, "admin"), isNotNull(members.acceptedAt))),
  );
  const { subject, lead, button, after } = mailTexts.alert;
  const params = { company: untold[0]?.company, problems: untold.map(describe) };
  for (const { email } of admins) {
    await context.mailer.send(
      composeMail({
        to: email,
        language: "pt",
        subject: inLanguage(subject, "pt", params),
        lead: inLanguage(lead, "pt", params),
        button: { label: inLanguage(button, "pt", params), url: `${publicUrl}/` },
        after: inLanguage(after, "pt", params),
      }),
    );
  }
  return admins.length;
}

/** One line of the mail: which integration, what happened, what to do. */
function describe({ cause, count, connection, params }: Untold): string {
  if (cause === PAUSED) return inLanguage(alertLines.paused, "pt", { connection });
  if (cause === SALES_MISSING) return inLanguage(alertLines.sales_missing, "pt", { connection, ...params });
  if (cause === IMPORT_STOPPED) {
    const message = importText(String(params.code), params, "pt");
    return inLanguage(alertLines.import_stopped, "pt", { connection, message });
  }
  if (cause === QUIET) return inLanguage(alertLines.quiet, "pt", { ...params, connection });
  if (cause === FAILING) {
    const line = REJECTIONS.some((code) => code === params.code) ? alertLines.rejecting : alertLines.failing;
    return inLanguage(line, "pt", { ...params, connection, message: reasonText(params, "pt").message });
  }
  return inLanguage(alertLines.dead, "pt", {
    connection,
    count,
    ...reasonText({ ...params, code: cause }, "pt"),
  });
}
