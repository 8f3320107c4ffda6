import type { FieldOf } from "./connection-fields.ts";
import { idOf, type Placed } from "./field-notes.tsx";
import { linkTo } from "./forms.ts";

export type PickerPlace = Placed<FieldOf<"option"> | FieldOf<"options">>;

/** What the names of all settings begin with. */
export const SETTINGS = "settings.";

/** Where a picker's list is read. */
export function sourceOf({ form, name }: PickerPlace, query: Readonly<Record<string, string>> = {}): string {
  return linkTo(`${form.path}/options/${name}`, {
    connection: form.state.connection?.id,
    ...query,
  });
}

/** The control that a picker's list depends on. */
export function parentOf({ field }: PickerPlace): string | undefined {
  return field.parent === undefined ? undefined : `#${idOf(SETTINGS + field.parent)}`;
}

/** What goes with a picker's request, and the control that its list depends on. */
export function including(place: PickerPlace, ...selectors: string[]): string {
  return [...selectors, parentOf(place)].filter((one) => one !== undefined).join(", ");
}
