import type { Bilingual } from "../../strings/language.ts";
import type { CheckResult, ConnectionContext } from "../connector.ts";
import { isFailure, type Outcome } from "../outcome.ts";
import { offersOf, readCampaigns, readContractTypes } from "./catalogue.ts";
import { checkTexts } from "./check-texts.ts";
import { readPaged } from "./options.ts";
import { methodSettings, type Settings } from "./settings.ts";

type Context = ConnectionContext<Settings>;

function failed(outcome: Outcome<unknown>): CheckResult | undefined {
  if (!isFailure(outcome)) return undefined;
  return { ok: false, code: outcome.kind, message: checkTexts.failed(outcome.kind, outcome.message) };
}

const passed = (message: Bilingual): CheckResult => ({ ok: true, message });
/** It works as far as it goes, and something that a person may want does not. */
const warned = (code: string, message: Bilingual): CheckResult => ({ ok: true, code, message });

/** Does the authentication address give a token for these credentials? What the API says then is the next check's. */
export async function checkCredentials(context: Context): Promise<CheckResult> {
  const outcome = await readContractTypes(context);
  const noToken = isFailure(outcome) && outcome.certainty === "not_sent";
  if (!noToken) return passed(checkTexts.tokenGiven);
  if (outcome.message === "ponte:wrong_auth_address") {
    return { ok: false, code: "unreadable", message: checkTexts.wrongAuthAddress(context.settings.authUrl) };
  }
  if (outcome.kind === "invalid_credentials") {
    return { ok: false, code: outcome.kind, message: checkTexts.rejected(outcome.message) };
  }
  return { ok: false, code: outcome.kind, message: checkTexts.failed(outcome.kind, outcome.message) };
}

/** Is the API address one of Voalle's, and does it take the token? */
export async function checkApiAddress(context: Context): Promise<CheckResult> {
  const outcome = await readContractTypes(context);
  if (isFailure(outcome) && outcome.message === "ponte:wrong_api_address") {
    return { ok: false, code: "unreadable", message: checkTexts.wrongApiAddress(context.settings.apiUrl) };
  }
  return failed(outcome) ?? passed(checkTexts.apiAnswers);
}

/** Are there products to sell, and are the default campaign and price list among them? */
export async function checkCampaigns(context: Context): Promise<CheckResult> {
  const outcome = await readCampaigns(context);
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const campaigns = outcome.kind === "ok" ? outcome.value : [];
  const offers = offersOf(campaigns);
  if (offers.length === 0) return warned("no_campaigns", checkTexts.noCampaigns);
  const { defaultCampaign, defaultPriceList } = context.settings;
  const isThere =
    (defaultCampaign === undefined || offers.some(({ campaign }) => campaign === defaultCampaign)) &&
    (defaultPriceList === undefined || offers.some(({ priceList }) => priceList === defaultPriceList));
  if (!isThere) return { ok: false, code: "campaign_missing", message: checkTexts.campaignMissing };
  return passed(checkTexts.campaigns(campaigns.length, offers.length));
}

/** What a sale needs beside its products: a contract type that integrations may use, and the company that sells. */
export async function checkSales(context: Context): Promise<CheckResult> {
  const outcome = await readContractTypes(context);
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const types = outcome.kind === "ok" ? outcome.value : [];
  if (types.length === 0) return warned("no_contract_types", checkTexts.noContractTypes);
  const { saleContractType, saleCompanyDocument } = context.settings;
  if (saleContractType !== undefined && !types.some(({ code }) => code === saleContractType)) {
    return {
      ok: false,
      code: "contract_type_missing",
      message: checkTexts.contractTypeMissing(saleContractType),
    };
  }
  if (saleCompanyDocument === undefined) return warned("setting_missing", checkTexts.noSaleCompany);
  return passed(checkTexts.sales(types.length));
}

/** Alias and origin can be tried only by sending a lead, so it is looked whether they are there. */
export async function checkLeads({ settings }: Context): Promise<CheckResult> {
  const { leadIntegratorAlias: alias, leadContactOriginCode: origin } = settings;
  if (alias === undefined || origin === undefined)
    return warned("setting_missing", checkTexts.leadsIncomplete);
  return passed(checkTexts.leads(alias, origin));
}

/** V4: does every payment method have its account and its form? */
export async function checkSettlements({ settings }: Context): Promise<CheckResult> {
  const methods = Object.keys(settings.paymentMethods);
  const incomplete = methods.filter((method) => {
    const own = methodSettings(settings, method);
    const account = own.accountId ?? settings.defaultAccountId;
    return account === undefined || (own.paymentFormCode ?? settings.defaultPaymentFormCode) === undefined;
  });
  if (incomplete.length > 0) return warned("setting_missing", checkTexts.methodsIncomplete(incomplete));
  const hasDefaults =
    settings.defaultAccountId !== undefined && settings.defaultPaymentFormCode !== undefined;
  if (methods.length === 0 && !hasDefaults) return warned("setting_missing", checkTexts.noSettlements);
  return passed(checkTexts.settlements(methods, hasDefaults));
}

/** Is the chosen incident type one of the tenant's? */
export async function checkTickets(context: Context): Promise<CheckResult> {
  const { ticketIncidentTypeId, ticketOrderIncidentTypeId, existingCustomerProcedure } = context.settings;
  const chosen = [ticketIncidentTypeId, ticketOrderIncidentTypeId].filter((id) => id !== undefined);
  if (chosen.length === 0) {
    return existingCustomerProcedure === "create_ticket"
      ? { ok: false, code: "setting_missing", message: checkTexts.ticketsNeeded }
      : warned("setting_missing", checkTexts.noTickets);
  }
  const outcome = await readPaged(context, "incidenttypespaged");
  const failure = failed(outcome);
  if (failure !== undefined) return failure;
  const types = outcome.kind === "ok" ? outcome.value : [];
  const found = chosen.map((id) => types.find((type) => type.id === id));
  if (found.includes(undefined)) {
    return { ok: false, code: "incident_type_missing", message: checkTexts.incidentTypeMissing };
  }
  return passed(checkTexts.tickets(found.flatMap((type) => type?.title ?? [])));
}
