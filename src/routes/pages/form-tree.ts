import type { Form } from "./forms.ts";

/** A form's fields by the parts of their names: `settings.resellers.0` is the first child of `resellers` of `settings`. */
export type FormTree = { values: string[]; children: Map<string, FormTree> };

const nothing: FormTree = { values: [], children: new Map() };

/** Names deeper than this are none of ours. */
const MAX_DEPTH = 60;

export function readTree(form: Form): FormTree {
  const root: FormTree = { values: [], children: new Map() };
  for (const name of form.names()) {
    const parts = name.split(".");
    if (parts.length > MAX_DEPTH) continue;
    let node = root;
    for (const part of parts) {
      const child = node.children.get(part) ?? { values: [], children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.values = form.many(name);
  }
  return root;
}

export function childOf(tree: FormTree, part: string): FormTree {
  return tree.children.get(part) ?? nothing;
}

/** The numbered children, in their order. */
export function rowsOf(tree: FormTree): FormTree[] {
  return [...tree.children]
    .filter(([part]) => /^\d{1,6}$/.test(part))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child);
}
