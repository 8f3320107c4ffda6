import { addDays, saoPauloDay } from "../../lib/dates.ts";
import { logRangeTexts } from "../../strings/pages-log-range.ts";
import { readLocalTime } from "./format.ts";
import { linkTo } from "./forms.ts";

/** What the two fields hold: local times of São Paulo, as `datetime-local` writes them. */
export type TypedRange = { from?: string | undefined; to?: string | undefined };

/** The range as instants, both ends within it. `backwards` when it ends before it begins. */
export function readRange({ from, to }: TypedRange) {
  const range = { from: readLocalTime(from, "00.000"), to: readLocalTime(to, "59.999") };
  return {
    ...range,
    backwards: range.from !== undefined && range.to !== undefined && range.from > range.to,
  };
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
  const { backwards } = readRange(typed);
  return (
    <fieldset class="range">
      <legend>{logRangeTexts.period}</legend>
      <div class="field">
        <label for="from">{logRangeTexts.from}</label>
        <input type="datetime-local" id="from" name="from" value={typed.from} />
      </div>
      <div class="field">
        <label for="to">{logRangeTexts.to}</label>
        <input
          type="datetime-local"
          id="to"
          name="to"
          value={typed.to}
          aria-describedby={backwards ? "to-error" : undefined}
          aria-invalid={backwards ? "true" : undefined}
        />
        {backwards ? (
          <p class="error" id="to-error">
            {logRangeTexts.backwards}
          </p>
        ) : null}
      </div>
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
