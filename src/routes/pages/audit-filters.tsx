import { z } from "zod";
import { addDays, dateSchema } from "../../lib/dates.ts";
import { OPERATOR_TOKEN_ACTOR } from "../../services/audit/audit.ts";
import type { Actor } from "../../services/audit/list-actors.ts";
import type { AuditFilter } from "../../services/audit/list-audit.ts";
import { AUDIT_ACTIONS } from "../../strings/audit.ts";
import { listTexts } from "../../strings/pages.ts";
import { auditActionTexts, auditTexts } from "../../strings/pages-audit.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Choice } from "./components.tsx";
import { readLocalTime } from "./format.ts";
import { readQuery } from "./forms.ts";
import type { Http } from "./visit.ts";

const query = {
  action: z.enum(AUDIT_ACTIONS).optional(),
  actor: z.string().max(254).optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  cursor: z.string().max(200).optional(),
};

/** What the trail's address asks for. The days are São Paulo's, both within the range. */
export type AuditQuery = ReturnType<typeof readQuery<typeof query>>;

export function readAuditQuery(http: Http): AuditQuery {
  return readQuery(http, query);
}

/** @returns null for a range that ends before it begins: nothing is looked for, and its field says so */
export function toAuditFilter(asked: AuditQuery): AuditFilter | null {
  const { action, actor, from, to } = asked;
  if (isBackwards(asked)) return null;
  return {
    action,
    actor,
    from: startOf(from),
    to: startOf(to === undefined ? undefined : addDays(to, 1)),
  };
}

function isBackwards({ from, to }: AuditQuery): boolean {
  return from !== undefined && to !== undefined && from > to;
}

function startOf(day: string | undefined): number | undefined {
  const instant = readLocalTime(day === undefined ? undefined : `${day}T00:00`, "00.000");
  return instant === undefined ? undefined : Date.parse(instant);
}

/** Somebody of the trail, in words. */
export function actorName({
  id,
  kind,
  name,
}: {
  id: string | null;
  kind: Actor["kind"];
  name: string | null;
}) {
  if (kind === "api_key") return auditTexts.key(name ?? "");
  if (kind !== "operator") return name ?? "";
  return id === null || id === OPERATOR_TOKEN_ACTOR
    ? auditTexts.token
    : `${name} (${auditTexts.supportTeam})`;
}

// What concerns no company never stands in a company's trail.
const COMPANY_ACTIONS = AUDIT_ACTIONS.filter((action) => !/^(operator|secrets)\./.test(action));

export function AuditFilters({ asked, actors }: { asked: AuditQuery; actors: readonly Actor[] }) {
  const byLabel = (left: { label: string }, right: { label: string }) =>
    left.label.localeCompare(right.label, currentLanguage());
  const actions = COMPANY_ACTIONS.map((value) => ({ value, label: auditActionTexts[value] })).sort(byLabel);
  const people = actors.map((actor) => ({ value: actor.id, label: actorName(actor) })).sort(byLabel);
  return (
    <form method="get" action="/audit" class="filters">
      <Choice
        name="action"
        label={auditTexts.action}
        value={asked.action}
        any={auditTexts.anyAction}
        choices={actions}
      />
      <Choice
        name="actor"
        label={auditTexts.actor}
        value={asked.actor}
        any={auditTexts.anyActor}
        choices={people}
      />
      <DayRange asked={asked} />
      <div class="filter-buttons">
        <button type="submit">{listTexts.filter}</button>
        <a href="/audit">{listTexts.clear}</a>
      </div>
    </form>
  );
}

function DayRange({ asked }: { asked: AuditQuery }) {
  const backwards = isBackwards(asked);
  return (
    <fieldset class="range">
      <legend>{auditTexts.period}</legend>
      <div class="field">
        <label for="from">{auditTexts.from}</label>
        <input type="date" id="from" name="from" value={asked.from} />
      </div>
      <div class="field">
        <label for="to">{auditTexts.to}</label>
        <input
          type="date"
          id="to"
          name="to"
          value={asked.to}
          aria-describedby={backwards ? "to-error" : undefined}
          aria-invalid={backwards ? "true" : undefined}
        />
        {backwards ? (
          <p class="error" id="to-error">
            {auditTexts.backwards}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
