import type { ComplexType, Fields } from "./complex-types.ts";
import type { Session } from "./session.ts";

/** One method of a service: what it takes, whether it only reads, and what it does. */
export interface Method {
  takes: ComplexType;
  isRead: boolean;
  serve(session: Session, param: Fields): Promise<Fields>;
}

/** The methods of a service, by name. */
export type Service = Record<string, Method>;

/** A method that only reads. */
export function reads(takes: ComplexType, serve: Method["serve"]): Method {
  return { takes, isRead: true, serve };
}

/** A method that changes something. */
export function writes(takes: ComplexType, serve: Method["serve"]): Method {
  return { takes, isRead: false, serve };
}
