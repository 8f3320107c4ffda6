export { createPonte, type Ponte, type PonteOptions } from "./client.ts";
export { type FieldProblem, PonteConnectionError, PonteError } from "./errors.ts";
export type { components, paths } from "./openapi.ts";
export type { AnswerOf, FunctionAnswer, FunctionInput, FunctionName, ItemOf } from "./types.ts";
