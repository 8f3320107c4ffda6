import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { paths } from "./openapi.ts";

export type Method = "get" | "put" | "post" | "patch" | "delete";

/** The paths that a method has. */
export type PathOf<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;

type InitOf<M extends Method, Path extends PathOf<M>> = MaybeOptionalInit<paths[Path], M>;

/** `params` and `body`, which may be left out where nothing of them is required. */
export type CallArguments<M extends Method, Path extends PathOf<M>> =
  undefined extends InitOf<M, Path> ? [init?: InitOf<M, Path>] : [init: InitOf<M, Path>];

/** What a call answers when it succeeds. */
export type AnswerOf<M extends Method, Path extends PathOf<M>> =
  paths[Path][M] extends Record<string | number, unknown>
    ? NonNullable<FetchResponse<paths[Path][M], undefined, `${string}/${string}`>["data"]>
    : never;

/** Each of the API's functions: "list_invoices", "create_order". */
export type FunctionName = keyof paths extends infer Path
  ? Path extends `/v1/functions/${infer Name}`
    ? Name
    : never
  : never;

type FunctionPath<Name extends FunctionName> = Extract<keyof paths, `/v1/functions/${Name}`>;

type JsonBodyOf<Operation> = Operation extends { requestBody?: infer Body }
  ? NonNullable<Body> extends { content: { "application/json": infer Json } }
    ? Json
    : never
  : never;

export type FunctionInput<Name extends FunctionName> =
  JsonBodyOf<paths[FunctionPath<Name>]["post"]> extends { input?: infer Input } ? NonNullable<Input> : never;

export type FunctionAnswer<Name extends FunctionName> = AnswerOf<"post", FunctionPath<Name>>;

/** The paths that answer page by page. */
export type PagedPath = {
  [Path in PathOf<"get">]: AnswerOf<"get", Path> extends { items: unknown[]; nextCursor: string | null }
    ? Path
    : never;
}[PathOf<"get">];

export type ItemOf<Path extends PagedPath> =
  AnswerOf<"get", Path> extends { items: (infer Item)[] } ? Item : never;
