import { z } from "zod";
import { addFault, type Fault, type FaultRule } from "../shared/faults.ts";
import { MESSAGES } from "./messages.ts";
import { ERP } from "./session.ts";

// Where each list has its page: in the path, or in the body, which the sandbox names as part of the path.
const LISTS = {
  sync: { path: "/sincronismo-*/listar/pagina/*", method: "GET" },
  sync_whole: { path: "/sincronismo-produto-fornecedor/listar", method: "GET" },
  vehicles: { path: "/listar/veiculo/inicio/*", method: "POST" },
  associates: { path: "/listar/associado/inicio/*", method: "POST" },
  products: { path: "/veiculo/listar-veiculo-produto/*", method: "GET" },
} as const;

const BEHAVIOURS = {
  empty: { kind: "refuse", message: MESSAGES.nothingFound("veículos") },
  refuse: { kind: "refuse", message: MESSAGES.denied },
  unauthorized: { kind: "unauthorized" },
  gateway: { kind: "html_502" },
  cut: { kind: "truncated_json" },
  break: { kind: "lost_answer" },
} as const satisfies Record<string, Pick<FaultRule, "kind" | "message">>;

type ListName = keyof typeof LISTS;
type Behaviour = keyof typeof BEHAVIOURS;

/** A page that goes wrong, and how: the page of sincronismo, or the start of the other lists. */
export const pageFaultSchema = z.strictObject({
  list: z.enum(Object.keys(LISTS) as [ListName, ...ListName[]]),
  /** What stands in the place of the page: `3`, `1000`, or `1/1000` for products; absent: every page. */
  page: z
    .string()
    .regex(/^[\d/]+$/)
    .optional(),
  behaviour: z.enum(Object.keys(BEHAVIOURS) as [Behaviour, ...Behaviour[]]),
  /** How often; null without end. */
  times: z.int().positive().nullable().default(1),
});

/** Orders that a page of a list is empty, refused or cut off in the middle; a fault like any other. */
export function spoilPage(
  database: D1Database,
  companyId: number,
  { list, page = "*", behaviour, times }: z.infer<typeof pageFaultSchema>,
): Promise<Fault> {
  const { path, method } = LISTS[list];
  const last = path.endsWith("/*") ? `${path.slice(0, -1)}${page}` : path;
  const pattern = list === "products" && page !== "*" ? `${last}*` : last;
  return addFault(database, ERP, companyId, { ...BEHAVIOURS[behaviour], path: pattern, method, times });
}
