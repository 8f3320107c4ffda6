import { z } from "zod";
import { addDays, dateSchema } from "../../lib/dates.ts";
import { OPERATOR_TOKEN_ACTOR } from "../../services/audit/audit.ts";
import type { Actor } from "../../services/audit/list-actors.ts";
import type { AuditFilter } from "../../services/audit/list-audit.ts";
import { AUDIT_ACTIONS } from "../../strings/audit.ts";
import { listTexts } from "../../strings/pages.ts";
import { auditActionTexts, auditTexts } from "../../strings/pages-audit.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Choice, Input } from "./components.tsx";
import { readLocalTime } from "./format.ts";
import { readQuery } from "./forms.ts";
import type { Http } from "./visit.ts";

const query = {
  action: z.enum(AUDIT_ACTIONS).optional(),
  actor: z.string().max(254).optional(),
  // As it was typed: what is no day is told at its field.
  from: z.string().optional(),
  to: z.string().optional(),
  cursor: z.string().max(200).optional(),
};

/** What the trail's address asks for. The days are São Paulo's, both within the range. */
export type AuditQuery = ReturnType<typeof readQuery<typeof query>>;

export function readAuditQuery(http: Http): AuditQuery {
  return readQuery(http, query);
}

/** @returns null for a range that is none: nothing is looked for, and its field says so */
export function toAuditFilter(asked: AuditQuery): AuditFilter | null {
  const { action, actor, from, to } = asked;
  if (Object.keys(dayErrors(asked)).length > 0) return null;
  return {
    action,
    actor,
    from: startOf(from),
    to: startOf(to === undefined ? undefined : addDays(to, 1)),
  };
}

function dayErrors({ from, to }: AuditQuery): { from?: string; to?: string } {
  if (from !== undefined && to !== undefined && isDay(from) && isDay(to) && from > to)
    return { to: auditTexts.backwards };
  return {
    ...(from === undefined || isDay(from) ? {} : { from: auditTexts.noDay }),
    ...(to === undefined || isDay(to) ? {} : { to: auditTexts.noDay }),
  };
}

const isDay = (text: string) => dateSchema.safeParse(text).success;

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
  const errors = dayErrors(asked);
  // A browser shows nothing of a value that is no day, so that one is shown as a text.
  const typeOf = (value: string | undefined) => (value === undefined || isDay(value) ? "date" : "text");
  return (
    <fieldset class="range">
      <legend>{auditTexts.period}</legend>
      <Input
        name="from"
        label={auditTexts.from}
        value={asked.from}
        error={errors.from}
        type={typeOf(asked.from)}
      />
      <Input name="to" label={auditTexts.to} value={asked.to} error={errors.to} type={typeOf(asked.to)} />
    </fieldset>
  );
}
