import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type FieldOf, fieldAt } from "./connection-fields.ts";
import { connectorOf, pickConnection } from "./connections-of.ts";
import type { Placed } from "./field-notes.tsx";
import { openForm, openLists } from "./form-state.ts";
import { readTree } from "./form-tree.ts";
import { type Form, readQuery } from "./forms.ts";
import { OptionPicker } from "./option-picker.tsx";
import { renderPart } from "./render.tsx";
import { blank, PRESENT, readTyped, typedAt } from "./typed-fields.ts";
import type { Http, TenantVisit } from "./visit.ts";

const text = z.string().max(400).optional();

/**
 * One field's values as a part of the page: after the first paint, which does not wait for the ERP, and while somebody searches.
 * What is chosen in the field comes with the request; a form that may not be changed sends nothing, and shows what is stored.
 */
export async function showOptions(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const name = http.req.param("field") ?? "";
  const asked = readQuery(http, { connection: text, anew: text, [`q.${name}`]: text });
  const { picked } = await pickConnection(visit, connector, asked.connection);
  if (picked === undefined) throw new ApiError("connection_not_found", { id: "" });
  const stored = openForm(connector, { connection: picked });
  const parts = name.split(".").slice(1);
  const field = fieldAt(stored.settings, parts);
  if (field?.control !== "option" && field?.control !== "options") {
    throw new ApiError("not_found", { path: http.req.path });
  }
  const sent = readTree(queryForm(http));
  const given = readTyped(stored.settings, sent.children.get("settings") ?? sent);
  const parent = field.parent === undefined ? undefined : given.fields[field.parent];
  const settings = {
    ...stored.typed.settings,
    fields: {
      ...stored.typed.settings.fields,
      ...(field.parent !== undefined && isGiven(http, `settings.${field.parent}`)
        ? { [field.parent]: parent ?? blank }
        : {}),
    },
  };
  const typed =
    isGiven(http, name) || isGiven(http, `${name}.${PRESENT}`)
      ? readTyped(field, treeAt(sent, name))
      : typedAt(stored.typed.settings, parts);
  const searches = { [name]: http.req.query(`q.${name}`)?.slice(0, 200) ?? "" };
  const form = openForm(connector, {
    connection: picked,
    typed: { ...stored.typed, settings },
    searches,
  });
  const lists = await openLists(visit, form, { name, anew: asked.anew !== undefined });
  const place: Placed<FieldOf<"option"> | FieldOf<"options">> = {
    form: { ...form, state: { ...form.state, lists } },
    field,
    typed,
    name,
    path: name,
    title: field.title,
    inRow: parts.length > 1,
  };
  return await renderPart(http, <OptionPicker place={place} />);
}

/** A query as a form. */
function queryForm(http: Http): Form {
  const fields = http.req.queries();
  const many = (name: string) => (Object.hasOwn(fields, name) ? (fields[name] ?? []) : []);
  return { one: (name) => many(name)[0] ?? "", many, names: () => Object.keys(fields) };
}

function isGiven(http: Http, name: string): boolean {
  return http.req.query(name) !== undefined;
}

function treeAt(tree: ReturnType<typeof readTree>, name: string): ReturnType<typeof readTree> {
  return name
    .split(".")
    .reduce((node, part) => node.children.get(part) ?? { values: [], children: new Map() }, tree);
}
