import type { Option } from "../../erp/connector.ts";
import { searchOptions } from "../../services/connections/list-options.ts";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { describedBy, idOf } from "./field-notes.tsx";
import { PresentMark } from "./field-rows.tsx";
import { type LoadedList, listKey, listOf } from "./form-state.ts";
import { OptionLine, type Shown } from "./option-line.tsx";
import { including, type PickerPlace, parentOf, sourceOf } from "./picker-requests.ts";

/** So many values of a list are sent; the others are found by a search. */
const SHOWN = 50;
/** A list of more than that can be searched. */
const SEARCHABLE = 20;

/** A value, or several, of a list that the ERP has. Until the list is there, what is stored stands alone. */
export function OptionPicker({ place }: { place: PickerPlace }) {
  const { form, field, typed, name } = place;
  const list = listOf(field, form.typed.settings);
  const loaded = list === undefined ? undefined : form.state.lists?.get(listKey(list));
  if (loaded !== undefined && "problem" in loaded)
    return <TypedCodes place={place} problem={loaded.problem} />;
  const chosen = field.control === "options" ? typed.values : [typed.text].filter(Boolean);
  const q = form.state.searches?.[name] ?? "";
  const shown = loaded === undefined ? undefined : findShown(loaded.options, chosen, q);
  const id = idOf(name);
  return (
    <div class="picker" id={`${id}-picker`} hx-disinherit="*" {...loading(place, loaded)}>
      {shown !== undefined && shown.total > SEARCHABLE ? <SearchRow place={place} q={q} /> : null}
      <div class="picked" id={`${id}-list`}>
        <input type="hidden" name={`shown.${name}`} value={q} />
        {field.control === "options" ? (
          <Ticks place={place} chosen={chosen} shown={shown} />
        ) : (
          <Select place={place} chosen={chosen} shown={shown} />
        )}
        <OptionLine place={place} shown={shown} needsParent={list === undefined} />
      </div>
    </div>
  );
}

function findShown(options: readonly Option[], chosen: readonly string[], q: string): Shown {
  const { items, matching } = searchOptions(options, { q, limit: SHOWN });
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  // Two may have one name (GestãoClick lists the situations of all documents together): then the id tells them apart.
  const names = new Map<string, number>();
  for (const { label } of options) names.set(label, (names.get(label) ?? 0) + 1);
  const labelled = (option: Option) =>
    (names.get(option.label) ?? 0) > 1
      ? integrationTexts.optionWithId(option.label, option.value)
      : option.label;
  return {
    items: items.map((option) => ({ value: option.value, label: labelled(option) })),
    chosen: chosen.map((value) => {
      const label = labels.get(value);
      return { value, label: label === undefined ? undefined : labelled({ value, label }) };
    }),
    matching,
    total: options.length,
    q,
  };
}

/** The first paint does not wait for the ERP: the list comes after it, and anew when what it depends on changes. */
function loading(place: PickerPlace, loaded: LoadedList | undefined) {
  const parent = parentOf(place);
  const triggers = [
    ...(loaded === undefined ? ["load"] : []),
    // Its picker may be another element by now, so the form listens for it.
    ...(parent === undefined ? [] : [`change from:closest form target:${parent}`]),
  ];
  if (!place.form.hasAccess || triggers.length === 0) return {};
  return {
    "hx-get": sourceOf(place),
    "hx-trigger": triggers.join(", "),
    // The picker itself stays: a change that comes while its list is on the way would be lost with it.
    "hx-select": `#${idOf(place.name)}-picker > *`,
    "hx-swap": "innerHTML",
    "hx-include": including(place, "this"),
    // One after the other: fields that pick from the same list have the ERP read it once.
    "hx-sync": "closest form:queue all",
  };
}

/** Live while somebody types; without scripts, or by Enter, as a submit that shows the form anew. */
function SearchRow({ place, q }: { place: PickerPlace; q: string }) {
  const { name, title } = place;
  const id = idOf(name);
  const live = {
    "hx-get": sourceOf(place),
    "hx-target": `#${id}-list`,
    "hx-select": `#${id}-list`,
    "hx-swap": "outerHTML",
    "hx-sync": `#${id}-q:replace`,
  };
  return (
    <div class="search-row">
      <input
        type="search"
        id={`${id}-q`}
        name={`q.${name}`}
        value={q}
        maxlength={200}
        autocomplete="off"
        aria-label={connectionFormTexts.searchIn(title)}
        hx-trigger="input changed delay:300ms, search"
        hx-include={including(place, `#${id}-list`)}
        {...live}
      />
      <button
        type="submit"
        name="do"
        value={`search:${name}`}
        aria-label={connectionFormTexts.searchIn(title)}
        hx-include={including(place, `#${id}-list`, `#${id}-q`)}
        {...live}
      >
        {connectionFormTexts.search}
      </button>
    </div>
  );
}

type PickProps = { place: PickerPlace; chosen: readonly string[]; shown: Shown | undefined };

function Select({ place, chosen: [value = ""], shown }: PickProps) {
  const { form, name } = place;
  const listed = shown?.items.some((option) => option.value === value);
  return (
    <select id={idOf(name)} name={name} autofocus={form.state.focus === name} {...describedBy(place)}>
      <option value="">{integrationTexts.empty}</option>
      {value === "" || listed ? null : (
        <option value={value} selected>
          {chosenLabel(value, shown)}
        </option>
      )}
      {shown?.items.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** What stands for a chosen value: its label, or what is known of it while the list is not there or lacks it. */
function chosenLabel(value: string, shown: Shown | undefined): string {
  if (shown === undefined) return integrationTexts.savedOption(value);
  return shown.chosen.find((one) => one.value === value)?.label ?? connectionFormTexts.gone(value);
}

/** The chosen ones first, in their order; then the others that the search found. */
function Ticks({ place, chosen, shown }: PickProps) {
  const { name, form, typed } = place;
  const ticks = [
    ...chosen.map((value) => ({ value, label: chosenLabel(value, shown), checked: true })),
    ...(shown?.items ?? [])
      .filter(({ value }) => !chosen.includes(value))
      .map((option) => ({ ...option, checked: false })),
  ];
  return (
    <>
      <PresentMark name={name} typed={typed} />
      <ul class="ticks">
        {ticks.map(({ value, label, checked }, index) => (
          <li>
            <label class="tick-label">
              <input
                type="checkbox"
                name={name}
                value={value}
                checked={checked}
                autofocus={index === 0 && form.state.focus === name}
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The list cannot be read: whoever knows a code may type it, so that nobody waits for the ERP to be back. */
function TypedCodes({ place, problem }: { place: PickerPlace; problem: string }) {
  const { field, typed, name, title } = place;
  const id = idOf(name);
  const codes = field.control === "options" ? [...typed.values, ""] : [typed.text];
  return (
    <div class="picker" id={`${id}-picker`}>
      <p class="help problem">{connectionFormTexts.typeCode(problem)}</p>
      {field.control === "options" ? <PresentMark name={name} typed={typed} /> : null}
      {codes.map((code, index) => (
        <input
          id={field.control === "options" ? `${id}-${index}` : id}
          name={field.control === "options" ? `${name}.${index}` : name}
          type="text"
          value={code}
          maxlength={400}
          aria-label={field.control === "options" ? connectionFormTexts.row(title, index + 1) : undefined}
          {...describedBy(place)}
        />
      ))}
    </div>
  );
}
