import { findConnector } from "../../erp/registry.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { deliveryCodeName } from "../../strings/delivery-codes.ts";
import { flowName } from "../../strings/log-words.ts";
import { deliveryStateTexts } from "../../strings/pages-deliveries.ts";
import { replayTexts } from "../../strings/pages-replays.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { capitalized, showInstant } from "./format.ts";

type Fact = readonly [string, string];

/** What a replay was asked to send again, in the words of the form. What was not narrowed down is not named. */
export function describeFilter(
  filter: Readonly<Record<string, unknown>>,
  connections: readonly ConnectionView[],
): Fact[] {
  const language = currentLanguage();
  const words: Readonly<Record<string, (value: string) => Fact>> = {
    state: (value) => [
      replayTexts.state,
      Object.entries(deliveryStateTexts).find(([state]) => state === value)?.[1].label ?? value,
    ],
    code: (value) => [replayTexts.code, capitalized(deliveryCodeName(value, language))],
    provider: (value) => [replayTexts.provider, findConnector(value)?.title ?? value],
    connectionId: (value) => [
      replayTexts.connection,
      connections.find(({ id }) => id === value)?.name ?? value,
    ],
    flow: (value) => [replayTexts.flow, capitalized(flowName(value, language))],
    q: (value) => [replayTexts.text, value],
    problemId: () => [replayTexts.onlyOf, replayTexts.oneProblem],
    reconciliationId: () => [replayTexts.onlyOf, replayTexts.oneReconciliation],
    from: (value) => [
      `${replayTexts.periodOf} ${periodOf(filter.period)}, ${replayTexts.from}`,
      showInstant(value),
    ],
    to: (value) => [
      `${replayTexts.periodOf} ${periodOf(filter.period)}, ${replayTexts.to}`,
      showInstant(value),
    ],
  };
  const facts = Object.entries(words).flatMap(([name, describe]): Fact[] => {
    const value = filter[name];
    return typeof value === "string" && value !== "" ? [describe(value)] : [];
  });
  return filter.state === undefined && filter.reconciliationId === undefined
    ? [[replayTexts.state, replayTexts.defaultState], ...facts]
    : facts;
}

function periodOf(period: unknown): string {
  return replayTexts.periods[period === "stopped" ? "stopped" : "created"].toLowerCase();
}
