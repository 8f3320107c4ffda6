import { bankAccounts } from "./bank-accounts.ts";
import { catalogServices } from "./catalog-services.ts";
import { categories } from "./categories.ts";
import { customers } from "./customers/service.ts";
import { OmieFault } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import { orderBilling } from "./orders/billing.ts";
import { orders } from "./orders/service.ts";
import { places } from "./places.ts";
import { instalmentPlans, paymentForms, stages } from "./plans.ts";
import { positions } from "./positions.ts";
import { products } from "./products/service.ts";
import { sellers } from "./sellers.ts";
import type { Method, Service } from "./service.ts";
import { workOrderBilling } from "./work-orders/billing.ts";
import { workOrders } from "./work-orders/service.ts";

const SERVICES: ReadonlyMap<string, Service> = new Map([
  ["geral/clientes", customers],
  ["geral/produtos", products],
  ["geral/categorias", categories],
  ["geral/contacorrente", bankAccounts],
  ["geral/vendedores", sellers],
  ["geral/parcelas", instalmentPlans],
  ["estoque/local", places],
  ["estoque/consulta", positions],
  ["produtos/pedido", orders],
  ["produtos/pedidovendafat", orderBilling],
  ["produtos/etapafat", stages],
  ["produtos/formaspagvendas", paymentForms],
  ["servicos/os", workOrders],
  ["servicos/osp", workOrderBilling],
  ["servicos/servico", catalogServices],
]);

/** Whether a service stands below this path. */
export function isService(service: string): boolean {
  return SERVICES.has(service);
}

/** A method of a service; refused when there is none of this name. */
export function methodOf(service: string, name: string): Method {
  const method = findMethod(service, name);
  if (!method) throw new OmieFault("5000", MESSAGES.unknownMethod(name));
  return method;
}

/** Whether a method is known to read only. */
export function isReadMethod(service: string, name: string): boolean {
  return findMethod(service, name)?.isRead ?? false;
}

function findMethod(service: string, name: string): Method | undefined {
  const methods = SERVICES.get(service);
  return methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
}
