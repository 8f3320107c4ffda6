import { partTexts } from "../../strings/automation-parts.ts";
import {
  describedBy,
  EditButton,
  Help,
  PartControl,
  PartControls,
  Problem,
  type Spot,
} from "./automation-controls.tsx";
import type { DraftRow } from "./automation-draft.ts";
import type { PartOf } from "./automation-parts.ts";
import { idOf } from "./field-notes.tsx";

/** Rows of values or of groups: items of a list, rules, fields to take out. */
export function RowsControl({ spot }: { spot: Spot<PartOf<"rows">> }) {
  const { form, part, draft, name, title } = spot;
  return (
    <fieldset class="group" id={`${idOf(name)}-box`} {...describedBy(spot)}>
      <legend>{title}</legend>
      <Help {...spot} />
      <Problem {...spot} />
      <ol class="edit-rows">
        {draft.rows.map(({ value }, index) => (
          <li class={part.item.control === "group" ? "wide" : undefined}>
            <PartControl
              spot={{
                form,
                part: part.item,
                draft: value,
                name: `${name}.${index}`,
                title: partTexts.row(title, index + 1),
                bare: true,
              }}
            />
            <RemoveRow spot={spot} index={index} />
          </li>
        ))}
      </ol>
      <AddRow spot={spot} />
    </fieldset>
  );
}

function RemoveRow({ spot: { form, name, title }, index }: { spot: Spot; index: number }) {
  return (
    <EditButton
      form={form}
      action={`remove:${name}.${index}`}
      around={name}
      label={partTexts.removeRow(title, index + 1)}
      class="quiet"
    >
      {partTexts.remove}
    </EditButton>
  );
}

function AddRow({ spot: { form, name, title } }: { spot: Spot }) {
  return (
    <p>
      <EditButton form={form} action={`add:${name}`} around={name} label={partTexts.addTo(title)}>
        {partTexts.add}
      </EditButton>
    </p>
  );
}

/** Rows of a name and its value. `boxed`: the part around it is the box that is shown anew. A list has no names. */
export function RecordControl({ spot, boxed = false }: { spot: Spot; boxed?: boolean }) {
  const { draft, name, title, bare } = spot;
  const rows = (
    <>
      <Help {...spot} />
      <Problem {...spot} />
      <ol class="edit-rows">
        {draft.rows.map((row, index) => (
          <li class={isWide(spot, row) ? "wide" : undefined}>
            <RecordRow spot={spot} row={row} index={index} />
            <RemoveRow spot={spot} index={index} />
          </li>
        ))}
      </ol>
      <AddRow spot={spot} />
    </>
  );
  if (boxed) return rows;
  return (
    <fieldset class="group" id={`${idOf(name)}-box`} {...describedBy(spot)}>
      <legend class={bare ? "unseen" : undefined}>{title}</legend>
      {rows}
    </fieldset>
  );
}

/** Rows with several controls are blocks. */
function isWide({ part }: Spot, { value }: DraftRow): boolean {
  if (part.control === "record" && part.item.control === "group") return true;
  return value.kind === "fields" || value.kind === "list";
}

function RecordRow({ spot, row, index }: { spot: Spot; row: DraftRow; index: number }) {
  const { form, part, draft, name, title } = spot;
  const item = part.control === "record" ? part.item : part;
  const inner = `${name}.${index}`;
  const rowTitle = row.key.trim() || partTexts.row(title, index + 1);
  const value: Spot = {
    form,
    part: item,
    draft: row.value,
    name: `${inner}.value`,
    title: `${rowTitle}: ${partTexts.fields.value}`,
    bare: true,
  };
  if (part.control === "template" && draft.kind === "list") {
    return <PartControl spot={{ ...value, title: partTexts.row(title, index + 1) }} />;
  }
  return (
    <fieldset class="pair">
      <legend class="unseen">{rowTitle}</legend>
      <KeyControl spot={spot} row={row} index={index} />
      {item.control === "group" ? (
        <PartControls form={form} parts={item.parts} draft={row.value} name={value.name} />
      ) : (
        <PartControl spot={value} />
      )}
    </fieldset>
  );
}

function KeyControl({
  spot: { form, name, title },
  row,
  index,
}: {
  spot: Spot;
  row: DraftRow;
  index: number;
}) {
  const key = `${name}.${index}.key`;
  const id = idOf(key);
  return (
    <div class="field">
      <label for={id} class="unseen">
        {`${partTexts.row(title, index + 1)}: ${partTexts.fields.key}`}
      </label>
      <input
        id={id}
        name={key}
        type="text"
        value={row.key}
        placeholder={partTexts.fields.key}
        maxlength={100}
        autofocus={form.focus === key}
        spellcheck={false}
        autocomplete="off"
        {...describedBy({ form, name: key, help: undefined })}
      />
      <Problem form={form} name={key} />
    </div>
  );
}
