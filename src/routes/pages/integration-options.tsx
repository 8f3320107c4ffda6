import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Field, type FieldOf, fieldAt } from "./connection-fields.ts";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { type FormView, openForm, openLists } from "./form-state.ts";
import { childOf, readTree } from "./form-tree.ts";
import { type Form, readQuery } from "./forms.ts";
import { OptionPicker } from "./option-picker.tsx";
import { SETTINGS } from "./picker-requests.ts";
import { renderPart } from "./render.tsx";
import { blank, PRESENT, readTyped, type Typed, typedAt } from "./typed-fields.ts";
import type { Http, TenantVisit } from "./visit.ts";

const text = z.string().max(400).optional();

/**
 * One field's values as a part of the page: after the first paint, which does not wait for the ERP, and while somebody
 * searches. What is chosen comes with the request; a form that may not be changed sends nothing, and shows what is stored.
 */
export async function showOptions(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const name = http.req.param("field") ?? "";
  const parts = partsOf(name);
  const asked = readQuery(http, { connection: text, anew: text });
  const { picked } = await pickConnection(visit, connector, asked.connection);
  if (picked === undefined) throw new ApiError("connection_not_found", { id: "" });
  const stored = openForm(connector, { connection: picked });
  const field = parts && fieldAt(stored.settings, parts);
  if (parts === undefined || !isPicked(field)) throw new ApiError("not_found", { path: http.req.path });
  const form = openForm(connector, {
    connection: picked,
    typed: { ...stored.typed, settings: withParent(http, stored, field) },
    searches: { [name]: (http.req.query(`q.${name}`) ?? "").trim().slice(0, 200) },
  });
  const lists = await openLists(visit, form, { name, anew: asked.anew !== undefined });
  return await renderPart(
    http,
    <OptionPicker
      place={{
        form: { ...form, state: { ...form.state, lists } },
        field,
        typed: chosenIn(http, field, name) ?? typedAt(stored.typed.settings, parts),
        name,
        path: name,
        title: field.title,
        inRow: parts.length > 1,
      }}
    />,
  );
}

function isPicked(field: Field | undefined): field is FieldOf<"option"> | FieldOf<"options"> {
  return field?.control === "option" || field?.control === "options";
}

/** The settings as they are stored, but for the one that the field's list depends on: what is chosen there counts. */
function withParent(http: Http, stored: FormView, { parent }: FieldOf<"option" | "options">): Typed {
  const { settings } = stored.typed;
  const chosen = parent === undefined ? undefined : http.req.query(SETTINGS + parent);
  if (parent === undefined || chosen === undefined) return settings;
  return { ...settings, fields: { ...settings.fields, [parent]: { ...blank, text: chosen } } };
}

/** Where a name leads within the settings; undefined for one of something else. */
function partsOf(name: string): string[] | undefined {
  return name.startsWith(SETTINGS) ? name.slice(SETTINGS.length).split(".") : undefined;
}

/** What is chosen in the field, if the request says so. */
function chosenIn(http: Http, field: Field, name: string): Typed | undefined {
  const query = queryForm(http);
  const sent = [name, `${name}.${PRESENT}`].some((one) => query.names().includes(one));
  return sent ? readTyped(field, name.split(".").reduce(childOf, readTree(query))) : undefined;
}

/** A query as a form. */
function queryForm(http: Http): Form {
  const fields = http.req.queries();
  const many = (name: string) => (Object.hasOwn(fields, name) ? (fields[name] ?? []) : []);
  return { one: (name) => many(name)[0] ?? "", many, names: () => Object.keys(fields) };
}
