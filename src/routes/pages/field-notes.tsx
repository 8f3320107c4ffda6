import type { FieldProblem } from "../../errors.ts";
import { inLanguage } from "../../strings/language.ts";
import { connectionFormTexts } from "../../strings/pages-connection-form.ts";
import { currentLanguage } from "../../strings/texts.ts";
import type { Field } from "./connection-fields.ts";
import type { FormView } from "./form-state.ts";
import type { Typed } from "./typed-fields.ts";

/** A field where it stands in the form: a row's field has the row's number in its name, and its key in its path. */
export type Placed<One extends Field = Field> = {
  form: FormView;
  field: One;
  typed: Typed;
  /** `settings.paymentMethods.0.value.companyId` */
  name: string;
  /** `settings.paymentMethods.pix.companyId`, as problems name it. */
  path: string;
  title: string;
  /** The title is said, not shown: the row's heading or the list's title shows it. */
  bare?: boolean;
  /** One of many that look the same: it takes little room. */
  inRow?: boolean;
};

export function idOf(name: string): string {
  return name.replaceAll(".", "-");
}

/** The texts go on after the field's name: "Access Token é obrigatório". */
export function errorText(title: string, { text }: FieldProblem): string {
  return `${title} ${inLanguage(text, currentLanguage())}.`;
}

/** What is wrong with a field, if something is. */
function errorOf({ form, title, path }: Placed): string | undefined {
  const error = form.state.errors?.find((one) => one.path === path);
  return error === undefined ? undefined : errorText(title, error);
}

/** Joins a control to its notes. */
export function describedBy(place: Placed) {
  const { field, name } = place;
  const id = idOf(name);
  const error = errorOf(place);
  const notes = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(helpOf(field) === undefined ? [] : [`${id}-help`]),
    ...(field.where === undefined ? [] : [`${id}-where`]),
  ];
  return {
    "aria-describedby": notes.length === 0 ? undefined : notes.join(" "),
    "aria-invalid": error === undefined ? undefined : ("true" as const),
  };
}

function helpOf(field: Field): string | undefined {
  const range = field.control === "number" ? rangeOf(field.min, field.max) : undefined;
  const parts = [field.help, range].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" ");
}

function rangeOf(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && max !== undefined) return connectionFormTexts.between(min, max);
  if (min !== undefined) return connectionFormTexts.atLeast(min);
  return max === undefined ? undefined : connectionFormTexts.atMost(max);
}

/** Under or beside a control: what is wrong, what it is for, and where its value is found in the ERP. */
export function Notes({ place }: { place: Placed }) {
  const id = idOf(place.name);
  const error = errorOf(place);
  const help = helpOf(place.field);
  return (
    <>
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {help === undefined ? null : (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {place.field.where === undefined ? null : (
        <p class="help where" id={`${id}-where`}>
          <strong>{connectionFormTexts.whereToFind}:</strong> {place.field.where}
        </p>
      )}
    </>
  );
}
