import { expressionFunctions } from "../../erp/automation/expressions/functions.ts";
import { MACROS } from "../../erp/automation/expressions/macros.ts";
import { isRecord } from "../../erp/automation/expressions/values.ts";
import { variablesOf } from "../../erp/automation/variables.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { expressionExamples, macroTexts } from "../../strings/automation-expressions.ts";
import { inLanguage } from "../../strings/language.ts";
import { automationRunTexts, automationsTexts } from "../../strings/pages-automations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import type { Draft } from "./automation-draft.ts";
import { kindTitle, stepsIn } from "./automation-places.ts";
import { resultOf } from "./automation-schemas.ts";
import type { Subject } from "./automation-state.ts";
import { Cell, Table } from "./components.tsx";

type Insertable = { name: string; insert?: string; description: string };

/** Beside the editor: what its fields may name, and the functions that they may use. */
export function Variables({ subject, draft }: { subject: Subject; draft: Draft }) {
  const language = currentLanguage();
  const own = variablesOf(subject.name)
    .filter((variable) => !variable.name.startsWith("steps."))
    .flatMap((variable): Insertable[] => {
      const description = inLanguage(variable.description, language);
      return namesOf(variable.name, subject).map((name) => ({ name, description }));
    })
    .map((item): Insertable => ({ ...item, insert: item.name.replace(/NAME$/, "") }));
  return (
    <aside class="panel variables" aria-labelledby="variables-title">
      <h2 id="variables-title">{automationRunTexts.variables}</h2>
      <p class="help" data-script-only hidden>
        {automationRunTexts.variablesHelp}
      </p>
      <div class="variable-lists" id="variable-lists">
        <details open>
          <summary>{automationRunTexts.ofFunction}</summary>
          <InsertList
            items={own.map((item) => (item.name.includes("[]") ? { ...item, insert: "" } : item))}
          />
        </details>
        <StepVariables draft={draft} />
        <details>
          <summary>{automationRunTexts.ofPlace}</summary>
          <InsertList items={placeVariables()} />
        </details>
        <details>
          <summary>{automationRunTexts.helpers}</summary>
          <InsertList items={helpers()} />
        </details>
        <details>
          <summary>{automationRunTexts.examples}</summary>
          <dl class="examples">
            {Object.entries(expressionExamples).map(([key, description]) => (
              <div>
                <dt>
                  <code>{EXAMPLES[key as keyof typeof EXAMPLES]}</code>
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </aside>
  );
}

/** A variable whose last part is NAME stands for those that the administrator has named in the connection, if there are any. */
function namesOf(variable: string, { connection }: Subject): string[] {
  const [owner = "", last] = variable.split(".");
  if (last !== "NAME") return [variable];
  const { values } = connection.settings;
  const named = owner === "secrets" ? connection.credentialsSet : Object.keys(isRecord(values) ? values : {});
  return named.length === 0 ? [variable] : named.map((name) => `${owner}.${name}`);
}

const EXAMPLES = {
  masked: '{{ input.document.substring(0, 3) + "." + input.document.substring(3, 6) }}',
  first: "{{ steps.chamada.rows[0].id }}",
  ids: "{{ steps.chamada.rows.map(r, r.id) }}",
  either: '{{ input.channel == "kiosk" ? "1" : "0" }}',
  money: "{{ money(item.valor_total) }}",
} as const satisfies Record<keyof typeof expressionExamples, string>;

/** What the steps came to: the list follows the steps. `isLive`: it takes the place of the one on the page. */
export function StepVariables({ draft, isLive = false }: { draft: Draft; isLive?: boolean }) {
  const steps = stepsIn(draft);
  return (
    <details open id="step-variables" hx-swap-oob={isLive ? "true" : undefined}>
      <summary>{automationRunTexts.ofSteps}</summary>
      <InsertList
        items={steps.map(({ id, kind }) => ({
          name: `steps.${id}`,
          insert: `steps.${id}`,
          description: automationRunTexts.stepOutput(kindTitle(kind)),
        }))}
      />
    </details>
  );
}

function placeVariables(): Insertable[] {
  const { item, index, answer, status, answerText: text } = automationRunTexts;
  return Object.entries({ item, index, answer, status, text }).map(([name, description]) => ({
    name,
    insert: name,
    description,
  }));
}

function helpers(): Insertable[] {
  const language = currentLanguage();
  const known = [...expressionFunctions.entries()].map(([name, { usage, description }]) => ({
    name: usage,
    insert: `${name}()`,
    description: inLanguage(description, language),
  }));
  const descriptions: Readonly<Record<string, string>> = macroTexts;
  const macros = Object.entries(MACROS).map(([name, { usage }]) => ({
    name: usage,
    insert: `${name}()`,
    description: descriptions[name] ?? "",
  }));
  return [...known, ...macros];
}

function InsertList({ items }: { items: readonly Insertable[] }) {
  return (
    <ul class="insertable">
      {items.map(({ name, insert = "", description }) => (
        <li>
          {insert === "" ? (
            <code>{name}</code>
          ) : (
            <button
              type="button"
              class="insert"
              data-insert={insert}
              aria-label={automationRunTexts.insert(name)}
            >
              <code>{name}</code>
            </button>
          )}
          <span class="help">{description}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the function answers, field by field. */
export function ResultTable({ name }: { name: FunctionName }) {
  const { form, fields } = resultOf(name);
  if (form === "texts") return <p class="help">{automationsTexts.wantedTexts}</p>;
  const types: Readonly<Record<string, string>> = automationsTexts.types;
  return (
    <details open={form === "list"}>
      <summary>{form === "list" ? automationsTexts.wantedList : automationsTexts.wantedOne}</summary>
      <Table
        caption={automationsTexts.wanted}
        columns={[
          { label: automationsTexts.field },
          { label: automationsTexts.type },
          { label: automationsTexts.required },
        ]}
        compact
      >
        {fields.map((field) => (
          <tr>
            <Cell>
              <code>{field.name}</code>
            </Cell>
            <Cell>
              {field.words.length === 0 ? (types[field.type] ?? field.type) : field.words.join(", ")}
            </Cell>
            <Cell>{field.required ? automationsTexts.required : automationsTexts.optional}</Cell>
          </tr>
        ))}
      </Table>
    </details>
  );
}
