import { addDays, saoPauloDay } from "../../lib/dates.ts";
import { logRangeTexts } from "../../strings/pages-log-range.ts";
import { Input } from "./components.tsx";
import { readLocalTime } from "./format.ts";
import { linkTo } from "./forms.ts";

/** What the two fields hold: local times of São Paulo, as `datetime-local` writes them. */
export type TypedRange = { from?: string | undefined; to?: string | undefined };

export type RangeErrors = { from?: string; to?: string };

/**
 * The range as instants, both ends within it. What is no time, or a range that ends before it begins, is told at its field:
 * then nothing may be looked for, since a range that is left out would find more.
 */
export function readRange(typed: TypedRange) {
  const range = { from: readLocalTime(typed.from, "00.000"), to: readLocalTime(typed.to, "59.999") };
  const errors: RangeErrors = {
    ...(isUnreadable(typed.from, range.from) ? { from: logRangeTexts.unreadable } : {}),
    ...(isUnreadable(typed.to, range.to) ? { to: logRangeTexts.unreadable } : {}),
  };
  const isBackwards = range.from !== undefined && range.to !== undefined && range.from > range.to;
  if (isBackwards) errors.to = logRangeTexts.backwards;
  return { ...range, errors, isWrong: Object.keys(errors).length > 0 };
}

function isUnreadable(typed: string | undefined, read: string | undefined): boolean {
  return Boolean(typed) && read === undefined;
}

/** The ranges that people ask for most, as whole days in São Paulo. */
function readyRanges(now: number): [string, TypedRange][] {
  const today = saoPauloDay(now);
  const since = (days: number) => ({ from: `${addDays(today, -days)}T00:00`, to: undefined });
  return [
    [logRangeTexts.today, since(0)],
    [logRangeTexts.yesterday, { ...since(1), to: `${addDays(today, -1)}T23:59` }],
    [logRangeTexts.week, since(6)],
    [logRangeTexts.month, since(29)],
  ];
}

type RangeProps = {
  path: string;
  /** The other filters, which a ready range keeps. */
  others: Readonly<Record<string, string | undefined>>;
  typed: TypedRange;
  now: number;
};

/** From, to, and links for the usual ranges. */
export function RangeFields({ path, others, typed, now }: RangeProps) {
  const { from, to, errors } = readRange(typed);
  // A browser shows nothing of a value that is no time, so that one is shown as a text.
  const typeOf = (value: string | undefined, read: string | undefined) =>
    isUnreadable(value, read) ? "text" : "datetime-local";
  return (
    <fieldset class="range">
      <legend>{logRangeTexts.period}</legend>
      <Input
        name="from"
        label={logRangeTexts.from}
        value={typed.from}
        error={errors.from}
        type={typeOf(typed.from, from)}
      />
      <Input
        name="to"
        label={logRangeTexts.to}
        value={typed.to}
        error={errors.to}
        type={typeOf(typed.to, to)}
      />
      <ul class="ready" aria-label={logRangeTexts.quick}>
        {readyRanges(now).map(([label, range]) => (
          <li>
            <a
              href={linkTo(path, { ...others, ...range })}
              aria-current={range.from === typed.from && range.to === typed.to ? "true" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
