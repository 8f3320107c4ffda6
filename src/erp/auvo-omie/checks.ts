import { sameName } from "../../lib/names.ts";
import type { Bilingual } from "../../strings/language.ts";
import type { CheckResult, ConnectionContext, Option } from "../connector.ts";
import { isFailure, type Outcome } from "../outcome.ts";
import { readCustomerGroups, readOneCustomer, readTaskTypes } from "./auvo/lists.ts";
import { readStageNames } from "./auvo/quotations.ts";
import { checkTexts } from "./check-texts.ts";
import { optionSources } from "./options.ts";
import { settingTexts } from "./setting-texts.ts";
import { type Settings, wantsNone } from "./settings.ts";

type Context = ConnectionContext<Settings>;

const passed = (message: Bilingual): CheckResult => ({ ok: true, message });
/** It works as far as it goes, and something that a person may want does not. */
const warned = (code: string, message: Bilingual): CheckResult => ({ ok: true, code, message });
const wrong = (code: string, message: Bilingual): CheckResult => ({ ok: false, code, message });

function failed(system: "Auvo" | "Omie", outcome: Outcome<unknown>): CheckResult | undefined {
  if (!isFailure(outcome)) return undefined;
  return wrong(outcome.kind, checkTexts.failed(system, outcome.kind, outcome.message));
}

/** Do App Key and App Token open Auvo? */
export async function checkAuvo(context: Context): Promise<CheckResult> {
  return failed("Auvo", await readOneCustomer(context)) ?? passed(checkTexts.accepted("Auvo"));
}

/** Do App Key and App Secret open Omie, and is the chosen current account one to use? */
export async function checkOmie(context: Context): Promise<CheckResult> {
  const { omieAccountId } = context.settings;
  const outcome = await optionSources.omieAccountId(context);
  const failure = failed("Omie", outcome);
  if (failure !== undefined) return failure;
  if (omieAccountId === undefined) return wrong("setting_missing", checkTexts.missing(account));
  return chosen(account, omieAccountId, outcome);
}

const { title: account } = settingTexts.omieAccountId;
const { title: category } = settingTexts.omieCategoryCode;
const { title: stockLocation } = settingTexts.omieStockLocationId;
const { title: service } = settingTexts.omieServiceId;

function chosen(setting: Bilingual, value: string, outcome: Outcome<Option[]>): CheckResult {
  const options = outcome.kind === "ok" ? outcome.value : [];
  const option = options.find((candidate) => candidate.value === value);
  return option === undefined
    ? wrong("option_missing", checkTexts.gone(setting, value))
    : passed(checkTexts.found(setting, option.label));
}

export async function checkCategory(context: Context): Promise<CheckResult> {
  const { omieCategoryCode } = context.settings;
  if (omieCategoryCode === undefined) return wrong("setting_missing", checkTexts.missing(category));
  const outcome = await optionSources.omieCategoryCode(context);
  return failed("Omie", outcome) ?? chosen(category, omieCategoryCode, outcome);
}

export async function checkStockLocation(context: Context): Promise<CheckResult> {
  const { omieStockLocationId } = context.settings;
  if (omieStockLocationId === undefined) return warned("setting_missing", checkTexts.noStockLocation);
  const outcome = await optionSources.omieStockLocationId(context);
  return failed("Omie", outcome) ?? chosen(stockLocation, omieStockLocationId, outcome);
}

/** What a service order's lines are, where Auvo's services do not say. */
export async function checkServices(context: Context): Promise<CheckResult> {
  const { settings } = context;
  const { omieServiceId, omieLc116Code, omieMunicipalServiceCode } = settings;
  if (wantsNone(settings.taskStatus)) return passed(checkTexts.noTasks);
  if ((omieLc116Code === undefined) !== (omieMunicipalServiceCode === undefined)) {
    return wrong("setting_missing", checkTexts.codesIncomplete);
  }
  if (omieServiceId === undefined) {
    return omieLc116Code === undefined
      ? warned("setting_missing", checkTexts.noDefaultService)
      : passed(checkTexts.ownCodes(omieLc116Code));
  }
  const outcome = await optionSources.omieServiceId(context);
  return failed("Omie", outcome) ?? chosen(service, omieServiceId, outcome);
}

/** Are the task type and the customer group there, that tasks are restricted to? */
export async function checkTasks(context: Context): Promise<CheckResult> {
  const { taskStatus, taskTypeCode, customerGroupCode } = context.settings;
  if (wantsNone(taskStatus)) return passed(checkTexts.noTasks);
  const names: string[] = [];
  const restrictions = [
    { code: taskTypeCode, title: settingTexts.taskTypeCode.title, read: readTaskTypes },
    { code: customerGroupCode, title: settingTexts.customerGroupCode.title, read: readCustomerGroups },
  ];
  for (const { code, title, read } of restrictions) {
    if (code === undefined) continue;
    const outcome = await read(context);
    const failure = failed("Auvo", outcome);
    if (failure !== undefined) return failure;
    const found = outcome.kind === "ok" ? outcome.value.find(({ id }) => id === code) : undefined;
    if (found === undefined) return wrong("option_missing", checkTexts.gone(title, code));
    names.push(found.description ?? code);
  }
  return passed(names.length === 0 ? checkTexts.allTasks : checkTexts.onlyTasks(names));
}

/** No call of Auvo's lists the names of stages: those of its quotations tell some. */
export async function checkQuotations(context: Context): Promise<CheckResult> {
  const { quotationStatus } = context.settings;
  if (wantsNone(quotationStatus)) return passed(checkTexts.noQuotations);
  const outcome = await readStageNames(context);
  const failure = failed("Auvo", outcome);
  if (failure !== undefined) return failure;
  const seen = outcome.kind === "ok" ? outcome.value : [];
  return seen.some((name) => sameName(name, quotationStatus))
    ? passed(checkTexts.statusSeen(quotationStatus))
    : warned("quotation_status_unseen", checkTexts.statusUnseen(quotationStatus, seen));
}
