import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { validationTexts } from "../../strings/validation.ts";
import type { Http } from "./visit.ts";

/** A form's fields as they were typed. A repeated field is a list. */
export type Form = { one(name: string): string; many(name: string): string[]; names(): string[] };

/** Reads a form. Files are no part of any page's form and are left out. */
export async function readForm(http: Http): Promise<Form> {
  const fields = await http.req.parseBody({ all: true });
  const many = (name: string) =>
    [Object.hasOwn(fields, name) ? fields[name] : undefined]
      .flat()
      .filter((value) => typeof value === "string");
  return { one: (name) => many(name)[0] ?? "", many, names: () => Object.keys(fields) };
}

/** Reads a page's query. What does not fit is as if it were not there: a filter that nobody made is no error. */
export function readQuery<Shape extends z.ZodRawShape>(http: Http, shape: Shape) {
  const given = http.req.query();
  const entries = Object.entries(shape).map(([name, schema]) => {
    const parsed = z.safeParse(schema, given[name] === "" ? undefined : given[name]);
    return [name, parsed.success ? parsed.data : undefined];
  });
  // Each value was parsed by the schema of its own name, or is left out.
  return Object.fromEntries(entries) as { [Name in keyof Shape]: z.output<Shape[Name]> | undefined };
}

/** One field that a page needs and fills in itself. @throws ApiError when somebody took it out */
export function requireField(form: Form, name: string): string {
  const value = form.one(name);
  if (value === "" || value.length > 200) {
    throw new ApiError("validation_failed", { count: 1 }, [
      { path: name, code: "required", text: validationTexts.required },
    ]);
  }
  return value;
}

/** The code of a `CodeField`: apps show it in groups, and people type it so. */
export function typedCode(form: Form): string {
  return form.one("code").replace(/\s/g, "");
}

/** "/path?a=1": only the parameters that have a value. */
export function linkTo(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(entries).toString();
  return search === "" ? path : `${path}?${search}`;
}
