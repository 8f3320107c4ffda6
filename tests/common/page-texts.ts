/// <reference types="vite/types/importMeta.d.ts" />

/** One text of the pages: its name, "saleTexts.itemType.product", and what it says in the language that is current. */
export type PageText = { name: string; read: () => string };

/** What a text that mentions something is given: two numbers that nothing else mentions. */
export const MENTIONED = [71, 82] as const;

/** Every text of an object made by `texts`: what has a getter. */
function textsIn(value: unknown, path: string): PageText[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([key, { get, value: inner }]) => {
    const name = `${path}.${key}`;
    if (get === undefined) return textsIn(inner, name);
    const read = () => {
      const text = get.call(value);
      return typeof text === "function" ? text(...MENTIONED) : text;
    };
    return [{ name, read }];
  });
}

const modules = import.meta.glob<Record<string, unknown>>("../../src/strings/*.ts", { eager: true });

/** All texts of the pages, whichever module they are in. */
export const pageTexts = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .flatMap(([name, value]) => textsIn(value, name));
