import type { FlowContext } from "../../connector.ts";
import { dead, unwrap } from "../../outcome.ts";
import { readProduct, readService } from "../auvo/records.ts";
import { type OmieService, readServices } from "../omie/lists.ts";
import type { Settings } from "../settings.ts";

/** Which of Omie's products and services Auvo's lines are. */

type Context = FlowContext<Settings>;

export type ProductLine = {
  /** Auvo's number of the product. */
  code?: string | undefined;
  /** Omie's, where the line tells it. */
  omieCode?: string | undefined;
  name?: string | undefined;
};

const OMIE_ID = /^\d{1,15}$/;

/** Omie's codes of these products, in their order. @throws DeliveryStop auvo_product_not_linked, naming them all */
export async function omieProducts(context: Context, lines: readonly ProductLine[]): Promise<number[]> {
  const unlinked: string[] = [];
  const codes: number[] = [];
  for (const { code, omieCode, name } of lines) {
    const product =
      omieCode === undefined && code !== undefined ? await readProduct(context, code) : undefined;
    const linked = omieCode ?? product?.externalId ?? "";
    if (OMIE_ID.test(linked)) codes.push(Number(linked));
    else unlinked.push(name ?? product?.name ?? code ?? "?");
  }
  if (unlinked.length > 0) throw dead("auvo_product_not_linked", { items: [...new Set(unlinked)] });
  return codes;
}

export type ServiceLine = {
  /** Auvo's GUID of the service. */
  id?: string | undefined;
  omieCode?: string | undefined;
  name?: string | undefined;
};

/** What says in a service order which service it is: one of the catalogue, or the codes and a description. */
export async function omieService(
  context: Context,
  { id, omieCode, name = "?" }: ServiceLine,
): Promise<Record<string, unknown>> {
  const service = omieCode === undefined && id !== undefined ? await readService(context, id) : undefined;
  const code = omieCode ?? service?.externalCode;
  if (code !== undefined) return { nCodServico: Number(await idOfService(context, name, code)) };
  return ownService(context.settings, name) ?? defaultService(context.settings, { service: name });
}

/** Omie's default service, for a service order that names none. @throws DeliveryStop omie_service_missing */
export function defaultService(
  { omieServiceId }: Settings,
  missing: { service: string } | { flow: string; id: string },
): Record<string, unknown> {
  if (omieServiceId === undefined) throw dead("omie_service_missing", missing);
  return { nCodServico: Number(omieServiceId) };
}

/** Without a service in Omie's catalogue: the tax codes and a description. */
function ownService(settings: Settings, name: string): Record<string, unknown> | undefined {
  const { omieLc116Code, omieMunicipalServiceCode, omieServiceTaxation } = settings;
  if (omieLc116Code === undefined || omieMunicipalServiceCode === undefined) return undefined;
  return {
    cTribServ: omieServiceTaxation,
    cCodServMun: omieMunicipalServiceCode,
    cCodServLC116: omieLc116Code,
    cDescServ: name,
  };
}

/** Ids of Omie have ten digits and more; what is shorter, or no number, is the code that people know a service by. */
async function idOfService(context: Context, service: string, code: string): Promise<string> {
  if (/^\d{9,15}$/.test(code)) return code;
  const services = await context.memo<OmieService[]>("omie.services", async () =>
    unwrap(await readServices(context), context.now()),
  );
  const found = services.find(({ cabecalho }) => cabecalho.cCodigo === code);
  if (found === undefined) throw dead("omie_service_not_found", { service, code });
  return found.intListar.nCodServ;
}
