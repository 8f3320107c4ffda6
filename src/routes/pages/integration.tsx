import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Connector } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { readLastTest } from "../../services/connections/kept-test.ts";
import { readFigures } from "../../services/connections/read-figures.ts";
import { getDiagnosis } from "../../services/diagnosis/get-diagnosis.ts";
import { frameTexts } from "../../strings/pages.ts";
import { automationsTexts } from "../../strings/pages-automations.ts";
import { integrationsTexts, integrationTexts } from "../../strings/pages-connections.ts";
import { actionTexts } from "../../strings/pages-integration-state.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { listPath } from "./automation-state.ts";
import { NoticeBox } from "./components.tsx";
import { ConnectionForm } from "./connection-form.tsx";
import { connectorOf, NEW_CONNECTION, pickConnection } from "./connections-of.ts";
import { type FormState, openForm, openLists, type WantedLists } from "./form-state.ts";
import { linkTo, readQuery } from "./forms.ts";
import type { ImportSummary } from "./import-progress.tsx";
import { DiagnosisResult } from "./integration-diagnosis.tsx";
import { ConnectionImports, ImportAction, readNewestImport } from "./integration-imports.tsx";
import { Readings, readReadings } from "./integration-readings.tsx";
import { ConnectionComparisons, readNewestComparison } from "./integration-reconciliations.tsx";
import { ConnectionStatus } from "./integration-status.tsx";
import { ConnectionSteps } from "./integration-steps.tsx";
import { TestResult } from "./integration-test.tsx";
import { readAddresses, WebhooksIn } from "./integration-webhooks-in.tsx";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const text = z.string().max(128).optional();
const query = { connection: text, test: text };

/** One ERP's settings. `test` shows each check of the last test. */
export async function showIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const asked = readQuery(visit.http, query);
  const { all, picked } = await pickConnection(visit, connector, asked.connection);
  return await renderIntegration(visit, connector, {
    state: { connection: picked },
    all,
    showTest: asked.test !== undefined,
  });
}

/** The page of one connection, with what came of something that was done there. */
export async function showIntegrationOf(
  visit: TenantVisit,
  id: string,
  came: Pick<IntegrationPage, "problem" | "nameError">,
  status: ContentfulStatusCode,
): Promise<Response> {
  const connector = connectorOf(visit.http);
  const { all, picked } = await pickConnection(visit, connector, id);
  return await renderIntegration(visit, connector, { state: { connection: picked }, all, ...came }, status);
}

export type IntegrationPage = {
  state: FormState;
  all: readonly ConnectionView[];
  /** Each check is shown also when all is well. */
  showTest?: boolean;
  /** Why nothing was done, when no single field is to blame. */
  problem?: string | undefined;
  nameError?: string | undefined;
  /** Which of the ERP's lists are read before the page is shown; the others come after it. */
  lists?: WantedLists;
};

export async function renderIntegration(
  visit: TenantVisit,
  connector: Connector,
  page: IntegrationPage,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { connection, errors = [] } = page.state;
  const form = openForm(connector, page.state);
  const [figures, tested, lists, polls, addresses, newest, diagnosis, compared] = await Promise.all([
    readFigures(visit.context),
    connection?.lastTest ? readLastTest(visit.context, connection.id, currentLanguage()) : undefined,
    openLists(visit, form, page.lists ?? "none"),
    readReadings(visit, connector, connection),
    readAddresses(visit, connector, connection),
    readNewestImport(visit, connector, connection),
    connection === undefined ? null : getDiagnosis(visit.context, connection.id, currentLanguage()),
    readNewestComparison(visit, connector, connection),
  ]);
  const mayWrite = visit.can("connections:write");
  const byOperator = visit.principal.kind === "operator";
  const showTest = page.showTest || tested?.ok === false || connection?.activatedAt === null;
  return await renderPage(
    visit.http,
    {
      title: titleOf(connector, connection),
      current: "/integrations",
      crumbs: [{ href: "/integrations", title: frameTexts.integrations }],
      ...(connection === undefined ? {} : { actions: actionOf(visit, connector, connection, newest) }),
    },
    <>
      {page.problem === undefined ? null : <NoticeBox tone="danger">{page.problem}</NoticeBox>}
      {errors.length === 0 ? null : <NoticeBox tone="danger">{integrationTexts.formInvalid}</NoticeBox>}
      {mayWrite ? null : <NoticeBox tone="info">{readOnlyText(visit)}</NoticeBox>}
      <Others all={page.all} connector={connector} current={connection?.id} mayWrite={mayWrite} />
      <ConnectionSteps
        connector={connector}
        connection={connection}
        byOperator={byOperator}
        mayWrite={mayWrite}
      />
      {tested !== undefined && connection !== undefined && showTest ? (
        <TestResult tested={tested} connection={connection} />
      ) : null}
      {diagnosis === null ? null : <DiagnosisResult diagnosis={diagnosis} />}
      {polls === undefined || connection === undefined ? null : (
        <Readings connector={connector} connection={connection} polls={polls} />
      )}
      <div class="columns">
        <ConnectionForm form={{ ...form, state: { ...form.state, lists } }} disabled={!mayWrite} />
        <ConnectionStatus
          connector={connector}
          connection={connection}
          figures={connection === undefined ? undefined : figures.get(connection.id)}
          rights={{ mayWrite, byOperator }}
          nameError={page.nameError}
        />
      </div>
      <WebhooksIn connector={connector} connection={connection} addresses={addresses} mayWrite={mayWrite} />
      <ConnectionImports visit={visit} connector={connector} connection={connection} newest={newest} />
      <ConnectionComparisons visit={visit} connector={connector} connection={connection} newest={compared} />
    </>,
    status,
  );
}

/** What the connector's own page is mostly opened for. */
function actionOf(
  visit: TenantVisit,
  { withAutomations, assets }: Connector,
  connection: ConnectionView,
  newest: ImportSummary | undefined,
) {
  if (withAutomations !== undefined) return <AutomationsLink id={connection.id} />;
  if (assets === undefined || connection.status !== "active") return undefined;
  return <ImportAction visit={visit} connection={connection} newest={newest} />;
}

function AutomationsLink({ id }: { id: string }) {
  return (
    <a href={listPath(id)} class="button primary">
      {automationsTexts.title}
    </a>
  );
}

function titleOf({ title }: Connector, connection: ConnectionView | undefined): string {
  return connection === undefined || connection.name === title ? title : `${title}: ${connection.name}`;
}

/** Who can change what this visitor may only look at. */
function readOnlyText({ principal }: TenantVisit): string {
  return principal.kind === "api_key" ? integrationTexts.readOnly : actionTexts.readOnlyPerson;
}

type OthersProps = {
  all: readonly ConnectionView[];
  connector: Connector;
  current: string | undefined;
  mayWrite: boolean;
};

/** The company's other connections to the same ERP. */
function Others({ all, connector: { id: provider, title }, current, mayWrite }: OthersProps) {
  const others = all.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  const path = `/integrations/${provider}`;
  return (
    <nav class="others" aria-label={integrationTexts.several}>
      <p>{integrationTexts.several}</p>
      <ul>
        {all.map(({ id, name }) => (
          <li>
            <a href={linkTo(path, { connection: id })} aria-current={id === current ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
        {mayWrite && current !== undefined ? (
          <li>
            <a
              href={linkTo(path, { connection: NEW_CONNECTION })}
              aria-label={integrationsTexts.addAnotherOf(title)}
            >
              {integrationsTexts.addAnother}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
