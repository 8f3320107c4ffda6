import { timestampInSaoPaulo } from "./clock.ts";
import { FAULT_KINDS, type Fault, timesOf } from "./faults.ts";
import { Field, Panel, PostButton, Table } from "./frame.tsx";
import type { CallStatistics, JournalLine } from "./journal.ts";
import { STRINGS } from "./strings.ts";
import type { SwitchDefinition, SwitchDefinitions } from "./switches.ts";

/** Where a panel's forms post to, and for which company. */
interface FormTarget {
  formsPath: string;
  companyId: string;
}

/** The figures that answer "did it respect the limit?". */
export function StatisticsPanel({ statistics }: { statistics: CallStatistics }) {
  const figures = [
    [STRINGS.calls, statistics.calls, false],
    [STRINGS.callsOverLimit, statistics.callsOverLimit, statistics.callsOverLimit > 0],
    [STRINGS.maxCallsInAnySecond, statistics.maxCallsInAnySecond, false],
    [STRINGS.maxCallsInAnyMinute, statistics.maxCallsInAnyMinute, false],
  ] as const;
  return (
    <Panel id="figures" heading={STRINGS.calls}>
      <dl class="figures">
        {figures.map(([label, value, isBad]) => (
          <div>
            <dt>{label}</dt>
            <dd class={isBad ? "bad" : ""}>{value}</dd>
          </div>
        ))}
        {Object.entries(statistics.byStatus).map(([status, calls]) => (
          <div>
            <dt>{`HTTP ${status}`}</dt>
            <dd>{calls}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** Waiting faults and the form that orders one. */
export function FaultsPanel({ faults, formsPath, companyId }: { faults: Fault[] } & FormTarget) {
  return (
    <Panel id="faults" heading={STRINGS.faults}>
      <p>{STRINGS.faultsIntro}</p>
      {faults.length === 0 ? (
        <p>{STRINGS.noFaults}</p>
      ) : (
        <FaultTable faults={faults} formsPath={formsPath} companyId={companyId} />
      )}
      <FaultForm formsPath={formsPath} companyId={companyId} />
    </Panel>
  );
}

function FaultTable({ faults, formsPath, companyId }: { faults: Fault[] } & FormTarget) {
  const columns = [
    STRINGS.kind,
    STRINGS.call,
    STRINGS.company,
    STRINGS.times,
    STRINGS.matched,
    STRINGS.fired,
    STRINGS.action,
  ];
  return (
    <>
      <Table columns={columns}>
        {faults.map((fault) => (
          <tr>
            <td>
              <code>{fault.kind}</code>
            </td>
            <td>
              <code>{`${fault.method ?? "*"} ${fault.path ?? "*"}`}</code>
            </td>
            <td>{fault.company ?? STRINGS.allCompanies}</td>
            <td>{`${timesOf(fault) ?? "∞"}${fault.probability === undefined ? "" : ` · p ${fault.probability}`}`}</td>
            <td>{fault.matched}</td>
            <td>{fault.fired}</td>
            <td>
              <PostButton
                action={`${formsPath}/faults/remove`}
                label={STRINGS.remove}
                values={{ company: companyId, id: String(fault.id) }}
              />
            </td>
          </tr>
        ))}
      </Table>
      <div class="actions">
        <PostButton
          action={`${formsPath}/faults/clear`}
          label={STRINGS.removeAll}
          values={{ company: companyId }}
        />
      </div>
    </>
  );
}

function FaultForm({ formsPath, companyId }: FormTarget) {
  return (
    <form method="post" action={`${formsPath}/faults`}>
      <input type="hidden" name="company" value={companyId} />
      <div class="fields">
        <Field label={STRINGS.kind}>
          <select name="kind">
            {Object.entries(FAULT_KINDS).map(([kind, { description }]) => (
              <option value={kind}>{`${kind}: ${description}`}</option>
            ))}
          </select>
        </Field>
        <Field label={STRINGS.method}>
          <select name="method">
            <option value="">{STRINGS.anyMethod}</option>
            {["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => (
              <option value={method}>{method}</option>
            ))}
          </select>
        </Field>
        <Field label={STRINGS.path}>
          <input name="path" placeholder="/vendas" />
        </Field>
        <Field label={`${STRINGS.times} (${STRINGS.timesHint})`}>
          <input name="times" inputmode="numeric" pattern="[0-9]*" />
        </Field>
        <Field label={`${STRINGS.probability} (0–1)`}>
          <input name="probability" inputmode="decimal" />
        </Field>
        <Field label={STRINGS.seed}>
          <input name="seed" inputmode="numeric" />
        </Field>
        <Field label={STRINGS.delayMs}>
          <input name="delayMs" inputmode="numeric" />
        </Field>
        <Field label={STRINGS.status}>
          <input name="status" inputmode="numeric" />
        </Field>
        <Field label={STRINGS.message}>
          <input name="message" />
        </Field>
        <Field label={STRINGS.commitFirst}>
          <select name="commit">
            <option value="">{STRINGS.commitDefault}</option>
            <option value="true">{STRINGS.yes}</option>
            <option value="false">{STRINGS.no}</option>
          </select>
        </Field>
      </div>
      <div class="actions">
        <button type="submit">{STRINGS.inject}</button>
      </div>
    </form>
  );
}

/** Every switch with its meaning, its default and its value for a company, in one form. */
export function SwitchesPanel({
  definitions,
  values,
  formsPath,
  companyId,
}: { definitions: SwitchDefinitions; values: Record<string, unknown> } & FormTarget) {
  return (
    <Panel id="switches" heading={STRINGS.switches}>
      <p>{STRINGS.switchesIntro}</p>
      <form method="post" action={`${formsPath}/switches`}>
        <input type="hidden" name="company" value={companyId} />
        <div class="switches">
          {Object.entries(definitions).map(([name, definition]) => (
            <div class="switch">
              <label for={name}>
                <code>{name}</code>
                {asText(values[name]) === asText(definition.fallback) ? null : (
                  <span class="mark">{` ${STRINGS.changed}`}</span>
                )}
              </label>
              <SwitchControl name={name} definition={definition} value={asText(values[name])} />
              <p id={`${name}-help`}>
                {`${definition.description} (${STRINGS.defaultIs}: ${asText(definition.fallback) || "–"})`}
              </p>
            </div>
          ))}
        </div>
        <button type="submit">{STRINGS.save}</button>
      </form>
    </Panel>
  );
}

function SwitchControl({
  name,
  definition,
  value,
}: {
  name: string;
  definition: SwitchDefinition;
  value: string;
}) {
  const options = optionsOf(definition);
  if (!options) return <input id={name} name={name} value={value} aria-describedby={`${name}-help`} />;
  return (
    <select id={name} name={name} aria-describedby={`${name}-help`}>
      {options.map((option) => (
        <option value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  );
}

function optionsOf(definition: SwitchDefinition): readonly string[] | undefined {
  if (definition.kind === "flag") return ["true", "false"];
  return definition.kind === "choice" ? definition.options : undefined;
}

/** A switch's value as a form shows it: words are separated by commas. */
function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** The newest calls. */
export function JournalPanel({ lines, formsPath, companyId }: { lines: JournalLine[] } & FormTarget) {
  const columns = [STRINGS.at, STRINGS.call, STRINGS.status, STRINGS.outcome, STRINGS.duration];
  return (
    <Panel id="journal" heading={STRINGS.journal}>
      <p>{STRINGS.journalIntro}</p>
      {lines.length === 0 ? (
        <p>{STRINGS.noCalls}</p>
      ) : (
        <Table columns={columns}>
          {lines.map((line) => (
            <tr>
              <td class="nowrap">{`${timestampInSaoPaulo(line.at)}.${String(line.at % 1000).padStart(3, "0")}`}</td>
              <td>
                <code>{`${line.method} ${line.path}${line.query ? `?${line.query}` : ""}`}</code>
              </td>
              <td class={line.status < 400 ? "good" : "bad"}>{line.status}</td>
              <td>{line.fault ?? line.outcome}</td>
              <td class="nowrap">{`${line.durationMs} ms`}</td>
            </tr>
          ))}
        </Table>
      )}
      <div class="actions">
        <PostButton
          action={`${formsPath}/journal/clear`}
          label={STRINGS.clearJournal}
          values={{ company: companyId }}
        />
      </div>
    </Panel>
  );
}
