import type { Connector } from "../../erp/connector.ts";
import { missingCredentials } from "../../services/connections/connection-values.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { diagnosisPageTexts } from "../../strings/pages-diagnosis.ts";
import { stepTexts } from "../../strings/pages-integration-state.ts";
import { Badge, Panel } from "./components.tsx";

type Step = { title: string; text: string; done: boolean; advice?: string };

/** Does the support team's yes still stand between this person's click and the data? */
export function needsApproval({ approval }: Connector, byOperator: boolean): boolean {
  return approval === "support_team" && !byOperator;
}

/** What a connection does once it is active: sends what is new, imports once a day, or only answers. */
export function workOf({ assets, sales, polled }: Connector): "sends" | "imports" | "answers" {
  if (assets !== undefined) return "imports";
  return sales === undefined && Object.keys(polled).length === 0 ? "answers" : "sends";
}

type StepsProps = {
  connector: Connector;
  connection: ConnectionView | undefined;
  byOperator: boolean;
  mayWrite: boolean;
  /** Where the current step is taken, when that is another page. */
  href?: string;
};

/** What is left to do until a connection sends for the first time. The first step that is not done is the current one. */
export function ConnectionSteps({ connector, connection, byOperator, mayWrite, href }: StepsProps) {
  if (connection !== undefined && connection.activatedAt !== null) return null;
  const pending = connection?.status === "pending_approval";
  const activate = pending
    ? stepTexts.activateWaits
    : needsApproval(connector, byOperator)
      ? stepTexts.activateAsks
      : {
          sends: stepTexts.activateText,
          imports: stepTexts.activateImports,
          answers: stepTexts.activateFunctions,
        }[workOf(connector)];
  // An ERP that needs no credentials is not connected before somebody has saved its address.
  const connected =
    connection !== undefined && missingCredentials(connector, connection.credentialsSet).length === 0;
  const steps: Step[] = [
    { title: stepTexts.connect, text: stepTexts.connectText, done: connected },
    {
      title: stepTexts.test,
      text: stepTexts.testText,
      // Whoever asked for the activation has gone past it.
      done: connected && (connection?.lastTest?.ok === true || pending),
    },
    {
      title: stepTexts.activate,
      text: activate,
      done: false,
      // No step of its own: whoever has no sale yet has little to diagnose.
      ...(pending || workOf(connector) === "imports" ? {} : { advice: diagnosisPageTexts.before }),
    },
  ];
  const current = steps.findIndex(({ done }) => !done);
  return (
    <Panel id="steps" title={stepTexts.title}>
      {mayWrite ? null : <p class="help">{stepTexts.viewer}</p>}
      <ol class="steps">
        {steps.map((step, index) => (
          <StepItem step={step} current={index === current} href={mayWrite ? href : undefined} />
        ))}
      </ol>
    </Panel>
  );
}

type ItemProps = { step: Step; current: boolean; href: string | undefined };

function StepItem({ step: { title, text, done, advice }, current, href }: ItemProps) {
  return (
    <li class={done ? "done" : current ? "next" : undefined} aria-current={current ? "step" : undefined}>
      <div>
        <strong>{current && href !== undefined ? <a href={href}>{title}</a> : title}</strong>
        {done ? null : <p>{text}</p>}
        {advice !== undefined ? <p class="help">{advice}</p> : null}
      </div>
      {done ? <Badge tone="success">{stepTexts.done}</Badge> : null}
      {current ? <Badge tone="info">{stepTexts.current}</Badge> : null}
    </li>
  );
}
