import type { Option } from "../../erp/connector.ts";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { idOf } from "./field-notes.tsx";
import { showCount } from "./format.ts";
import { including, type PickerPlace, sourceOf } from "./picker-requests.ts";

/** What a picker shows of its list. */
export type Shown = {
  items: readonly Option[];
  /** The chosen values; one that the list has not has no label. */
  chosen: readonly { value: string; label: string | undefined }[];
  matching: number;
  total: number;
  q: string;
};

type LineProps = {
  place: PickerPlace;
  shown: Shown | undefined;
  needsParent: boolean;
};

/** Under a picker: how much of the list it shows, what is chosen and gone, and the button that reads the list anew. */
export function OptionLine({ place, shown, needsParent }: LineProps) {
  const { form, field, inRow } = place;
  if (needsParent && field.parent !== undefined) {
    const parent = form.settings.fields[field.parent]?.title ?? field.parent;
    return <p class="help">{connectionFormTexts.chooseFirst(parent)}</p>;
  }
  if (shown === undefined) return null;
  const gone = shown.chosen.filter(({ label }) => label === undefined).map(({ value }) => value);
  const count = countOf(shown);
  return (
    <>
      {gone.length === 0 ? null : (
        <p class="help problem">
          {field.control === "options"
            ? connectionFormTexts.severalGoneHelp(gone.join(", "))
            : connectionFormTexts.goneHelp(gone.join(", "))}
        </p>
      )}
      <p class="help option-line" role="status">
        {count === undefined ? null : <span>{count}</span>}
        {inRow ? null : <ReadAgain place={place} />}
      </p>
    </>
  );
}

function ReadAgain({ place }: { place: PickerPlace }) {
  const { name, title } = place;
  const picker = `#${idOf(name)}-picker`;
  return (
    <button
      type="submit"
      class="quiet small"
      name="do"
      value={`reload:${name}`}
      aria-label={connectionFormTexts.readAgainIn(title)}
      hx-get={sourceOf(place, { anew: "1" })}
      hx-target={picker}
      hx-select={`${picker} > *`}
      hx-swap="innerHTML"
      hx-include={including(place, picker)}
    >
      {connectionFormTexts.readAgain}
    </button>
  );
}

function countOf({ q, items, matching, total }: Shown): string | undefined {
  if (total === 0) return connectionFormTexts.noOptions;
  if (q === "") {
    return items.length < total
      ? connectionFormTexts.shown(showCount(items.length), showCount(total))
      : undefined;
  }
  if (matching === 0) return connectionFormTexts.noneFound;
  if (matching === 1) return connectionFormTexts.oneFound;
  return items.length < matching
    ? connectionFormTexts.found(showCount(items.length), showCount(matching))
    : connectionFormTexts.allFound(showCount(matching));
}
