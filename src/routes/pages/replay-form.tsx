import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DELIVERED_FLOWS } from "../../erp/flows/contents.ts";
import { findConnector } from "../../erp/registry.ts";
import { createReplay, REPLAY_CONTENTS } from "../../services/replays/create-replay.ts";
import { listReplays, type ReplayView } from "../../services/replays/get-replay.ts";
import { listReplayCodes } from "../../services/replays/list-codes.ts";
import { REPLAY_PERIODS, REPLAYABLE } from "../../services/replays/matching.ts";
import { deliveryText } from "../../strings/deliveries.ts";
import { deliveryCodeName } from "../../strings/delivery-codes.ts";
import { flowName } from "../../strings/log-words.ts";
import { frameTexts } from "../../strings/pages.ts";
import { deliveryStateTexts } from "../../strings/pages-deliveries.ts";
import { replayTexts } from "../../strings/pages-replays.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, Choice, Input, NoticeBox, Panel } from "./components.tsx";
import { connectionsOf } from "./connections-of.ts";
import { capitalized, showCount, showInstant } from "./format.ts";
import { readForm } from "./forms.ts";
import { RangeFields } from "./log-range.tsx";
import { renderPage } from "./render.tsx";
import { replayTones } from "./replay.tsx";
import {
  errorsOfNamed,
  type FilterErrors,
  REPLAY_FIELDS,
  readReplayFilter,
  type TypedFilter,
} from "./replay-filter.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

const PATH = "/replays/new";
const HISTORY = 10;

const typedBy = (one: (field: string) => string | undefined) =>
  // Each field has what was read under its own name.
  Object.fromEntries(REPLAY_FIELDS.map((field) => [field, (one(field) ?? "").trim()])) as TypedFilter;

/** Reenviar por filtro: first counts what matches, then asks. */
export async function showReplayForm(visit: TenantVisit): Promise<Response> {
  const { http, context } = visit;
  const typed = typedBy((field) => http.req.query(field));
  const { filter, errors } = readReplayFilter(typed);
  const mayCount = http.req.query("count") !== undefined && Object.keys(errors).length === 0;
  if (!mayCount) return await renderForm(visit, { typed, errors });
  try {
    const { matched } = await createReplay(context, filter, { dryRun: true });
    return await renderForm(visit, { typed, errors, matched });
  } catch (error) {
    return await renderForm(visit, { typed, errors: errorsOfNamed(error) });
  }
}

/** Puts everything that matches back in the queue. What cannot be read goes back to its field, and nothing is sent. */
export async function startReplay(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const typed = typedBy((field) => form.one(field));
  const { filter, content, errors } = readReplayFilter(typed);
  if (Object.keys(errors).length > 0) return await renderForm(visit, { typed, errors }, 400);
  let id: string | undefined;
  try {
    ({ id } = await createReplay(visit.context, filter, { content }));
  } catch (error) {
    return await renderForm(visit, { typed, errors: errorsOfNamed(error) }, 400);
  }
  return seeOther(visit, `/replays/${id}`);
}

type Asked = { typed: TypedFilter; errors: FilterErrors; matched?: number };

async function renderForm(
  visit: TenantVisit,
  asked: Asked,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { http, context, can } = visit;
  const [fields, history] = await Promise.all([
    readChoices(visit, asked.typed),
    can("read") ? listReplays(context, { limit: HISTORY }) : { items: [] },
  ]);
  return await renderPage(
    http,
    {
      title: replayTexts.title,
      current: "/sales",
      crumbs: [{ href: "/sales", title: frameTexts.sales }],
      narrow: true,
    },
    <>
      <p class="lead">{replayTexts.lead}</p>
      {Object.keys(asked.errors).length === 0 ? null : (
        <NoticeBox tone="danger" title={replayTexts.wrong}>
          {replayTexts.wrongHelp}
        </NoticeBox>
      )}
      <FilterForm {...asked} choices={fields} now={context.now()} />
      {asked.matched === undefined ? null : <Matched matched={asked.matched} typed={asked.typed} />}
      {history.items.length === 0 ? null : (
        <Panel id="history" title={replayTexts.history}>
          <History replays={history.items} />
        </Panel>
      )}
    </>,
    status,
  );
}

type Option = { value: string; label: string };
type Choices = Record<"providers" | "connections" | "flows" | "codes", Option[]> & { polls: boolean };

/** What the company has to choose among; a key that may only send sees no list of what there is. */
async function readChoices(visit: TenantVisit, { code }: TypedFilter): Promise<Choices> {
  const [connections, codes] = visit.can("read")
    ? await Promise.all([connectionsOf(visit), listReplayCodes(visit.context)])
    : [[], []];
  const language = currentLanguage();
  const connectors = [...new Set(connections.map(({ provider }) => provider))].flatMap(
    (provider) => findConnector(provider) ?? [],
  );
  const flows = DELIVERED_FLOWS.filter((flow) =>
    connectors.some((connector) => Object.hasOwn(connector.flows, flow)),
  );
  return {
    providers: connectors.map(({ id, title }) => ({ value: id, label: title })),
    connections: connections.map(({ id, name }) => ({ value: id, label: name })),
    flows: flows.map((flow) => ({ value: flow, label: capitalized(flowName(flow, language)) })),
    codes: [...new Set([...codes, ...(deliveryText(code) === undefined ? [] : [code])])]
      .map((value) => ({ value, label: `${capitalized(deliveryCodeName(value, language))} (${value})` }))
      .sort((left, right) => left.label.localeCompare(right.label, language)),
    polls: connectors.some(({ polled }) => Object.keys(polled).length > 0),
  };
}

type FormProps = Asked & { choices: Choices; now: number };

function FilterForm({ typed, errors, choices, now }: FormProps) {
  const { from: _from, to: _to, ...others } = typed;
  const choice = (name: Exclude<keyof TypedFilter, "q" | "from" | "to">) => ({
    name,
    value: typed[name],
    error: errors[name],
  });
  return (
    <form method="get" action={PATH} class="panel stack">
      <div class="filters">
        <Choice
          {...choice("state")}
          label={replayTexts.state}
          any={replayTexts.defaultState}
          choices={REPLAYABLE.map((value) => ({ value, label: deliveryStateTexts[value].label }))}
        />
        <Choice
          {...choice("code")}
          label={replayTexts.code}
          any={replayTexts.anyCode}
          choices={choices.codes}
        />
        {choices.providers.length < 2 && typed.provider === "" ? null : (
          <Choice
            {...choice("provider")}
            label={replayTexts.provider}
            any={replayTexts.anyProvider}
            choices={choices.providers}
          />
        )}
        <Choice
          {...choice("connectionId")}
          label={replayTexts.connection}
          any={replayTexts.anyConnection}
          choices={choices.connections}
        />
        <Choice
          {...choice("flow")}
          label={replayTexts.flow}
          any={replayTexts.anyFlow}
          choices={choices.flows}
        />
        <Input
          name="q"
          label={replayTexts.text}
          value={typed.q}
          error={errors.q}
          type="search"
          maxlength={200}
        />
        <Choice
          {...choice("period")}
          value={typed.period === "" ? "created" : typed.period}
          label={replayTexts.periodOf}
          choices={REPLAY_PERIODS.map((value) => ({ value, label: replayTexts.periods[value] }))}
        />
        <RangeFields path={PATH} others={others} typed={typed} now={now} />
      </div>
      {choices.polls ? (
        <Choice
          {...choice("content")}
          value={typed.content === "" ? "stored" : typed.content}
          label={replayTexts.content}
          choices={REPLAY_CONTENTS.map((value) => ({ value, label: replayTexts.contents[value] }))}
        />
      ) : null}
      <div class="buttons">
        <button type="submit" name="count" value="1">
          {replayTexts.count}
        </button>
        <a href={PATH}>{replayTexts.clear}</a>
      </div>
    </form>
  );
}

function History({ replays }: { replays: readonly ReplayView[] }) {
  return (
    <ul>
      {replays.map(({ id, createdAt, matched, state }) => (
        <li>
          <a href={`/replays/${id}`}>{showInstant(createdAt)}</a>{" "}
          <Badge tone={replayTones[state]}>{replayTexts[state]}</Badge>{" "}
          {replayTexts.deliveries(matched, showCount(matched))}
        </li>
      ))}
    </ul>
  );
}

function Matched({ matched, typed }: { matched: number; typed: TypedFilter }) {
  return (
    <section class="panel stack" aria-live="polite">
      <p>
        <strong>{replayTexts.matched(matched, showCount(matched))}</strong>
      </p>
      {matched === 0 ? null : (
        <form method="post" action="/replays" id="matched" class="stack">
          <p class="help">{replayTexts.matchedHelp}</p>
          {REPLAY_FIELDS.map((field) => (
            <input type="hidden" name={field} value={typed[field]} />
          ))}
          <div class="buttons">
            <button type="submit" class="primary">
              {replayTexts.confirm(matched, showCount(matched))}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
