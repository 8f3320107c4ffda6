import { OmieFault } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A JSON object of the API: what a caller sent, once it was read, or what a record holds. */
export type Fields = Record<string, unknown>;

type Kind = "text" | "integer" | "decimal" | "boolean" | "anything" | "block" | "list";

interface Tag {
  name: string;
  kind: Kind;
  /** Longest text that is taken. */
  maxLength: number;
  /** Name of the type of a block, or of each item of a list. */
  typeName: string;
}

/** A request type: which tags it has, by lower-cased name, and its family, where nested types are found. */
export interface ComplexType {
  name: string;
  tags: ReadonlyMap<string, Tag>;
  family: ReadonlyMap<string, ComplexType>;
}

/** How a company's Omie reads tags. */
export interface ReadingRules {
  CASELESS_TAGS: boolean;
  CUT_LONG_TEXT: boolean;
}

const KINDS: Record<string, Kind> = { s: "text", i: "integer", d: "decimal", b: "boolean", "*": "anything" };

/**
 * Types written as words `tag:kind`. Kinds: `s` text, `s60` text of at most 60, `i` integer, `d` decimal, `b` boolean,
 * `*` anything, `name` a block of that type, `name[]` a list of such.
 */
export function complexTypes<Name extends string>(table: Record<Name, string>): Record<Name, ComplexType> {
  const family = new Map<string, ComplexType>();
  for (const [name, words] of Object.entries<string>(table)) {
    const tags = words.trim().split(/\s+/).map(tagOf);
    family.set(name, { name, tags: new Map(tags.map((tag) => [tag.name.toLowerCase(), tag])), family });
  }
  // Guarantee: the map has exactly the table's names.
  return Object.fromEntries(family) as Record<Name, ComplexType>;
}

function tagOf(word: string): Tag {
  const [name = "", kind = ""] = word.split(":");
  const maxLength = /^s\d+$/.test(kind) ? Number(kind.slice(1)) : Number.POSITIVE_INFINITY;
  const simple = KINDS[/^s\d+$/.test(kind) ? "s" : kind];
  if (simple) return { name, kind: simple, maxLength, typeName: "" };
  const isList = kind.endsWith("[]");
  return { name, kind: isList ? "list" : "block", maxLength, typeName: isList ? kind.slice(0, -2) : kind };
}

/** Reads a param or a block of it: tags by their true names, numbers from numeric text; null is as good as absent. */
export function readBlock(type: ComplexType, sent: Fields, rules: ReadingRules): Fields {
  const read: Fields = {};
  for (const [name, value] of Object.entries(sent)) {
    const tag = type.tags.get(name.toLowerCase());
    if (!tag || (!rules.CASELESS_TAGS && tag.name !== name)) {
      throw new OmieFault("5001", MESSAGES.unknownTag(name, type.name));
    }
    const taken = readValue(type, tag, value, rules);
    if (taken !== undefined) read[tag.name] = taken;
  }
  return read;
}

function readValue(type: ComplexType, tag: Tag, value: unknown, rules: ReadingRules): unknown {
  if (value === null || value === undefined) return undefined;
  switch (tag.kind) {
    case "text":
      return readText(tag, value, rules);
    case "integer":
      return readNumber(tag, value, /^-?\d{1,15}$/);
    case "decimal":
      return readNumber(tag, value, /^-?\d+(\.\d+)?$/);
    case "boolean":
      if (typeof value !== "boolean") throw invalid(tag, value);
      return value;
    case "anything":
      return value;
    case "block":
      // PHP writes an empty object as an empty list.
      if (Array.isArray(value) && value.length === 0) return {};
      return readBlock(typeOf(type, tag), requireFields(tag, value), rules);
    case "list":
      if (!Array.isArray(value)) throw invalid(tag, value);
      return value.map((item) => readBlock(typeOf(type, tag), requireFields(tag, item), rules));
  }
}

function readText(tag: Tag, value: unknown, { CUT_LONG_TEXT }: ReadingRules): string {
  if (typeof value !== "string" && typeof value !== "number") throw invalid(tag, value);
  const text = String(value);
  if (text.length <= tag.maxLength) return text;
  if (CUT_LONG_TEXT) return text.slice(0, tag.maxLength);
  throw new OmieFault("105", MESSAGES.tooLong(tag.name, tag.maxLength));
}

function readNumber(tag: Tag, value: unknown, pattern: RegExp): number | undefined {
  if (value === "") return undefined;
  if (typeof value !== "string" && typeof value !== "number") throw invalid(tag, value);
  const text = String(value).trim();
  if (!pattern.test(text)) throw invalid(tag, value);
  return Number(text);
}

function typeOf({ family }: ComplexType, tag: Tag): ComplexType {
  const type = family.get(tag.typeName);
  if (!type) throw new Error(`no type ${tag.typeName}`);
  return type;
}

function requireFields(tag: Tag, value: unknown): Fields {
  if (!isFields(value)) throw invalid(tag, value);
  return value;
}

function invalid(tag: Tag, value: unknown): OmieFault {
  return new OmieFault("105", MESSAGES.invalidContent(tag.name, value));
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
