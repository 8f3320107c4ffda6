import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Connector } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { type ConnectionTest, testConnection } from "../../services/connections/test-connection.ts";
import { frameTexts } from "../../strings/pages.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, NoticeBox } from "./components.tsx";
import type { FormState } from "./connection-fields.ts";
import { ConnectionForm } from "./connection-form.tsx";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { readQuery } from "./forms.ts";
import { loadOptions } from "./integration-options.tsx";
import { ConnectionStatus } from "./integration-status.tsx";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const text = z.string().max(128).optional();
const query = { connection: text, options: text, test: text };

/** One ERP's settings. `test` runs the checks, `options` reads the lists from the ERP: both only read. */
export async function showIntegration(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const asked = readQuery(visit.http, query);
  const { all, picked } = await pickConnection(visit, connector, asked.connection);
  const mayWrite = visit.can("connections:write");
  const tested =
    picked !== undefined && asked.test !== undefined && mayWrite ? await runTest(visit, picked) : undefined;
  const options = picked !== undefined && asked.options !== undefined;
  const loaded = options ? await loadOptions(visit, connector.optionFields, picked.id) : undefined;
  return await renderIntegration(visit, connector, {
    state: { connection: picked, ...(loaded === undefined ? {} : { options: loaded.options }) },
    all,
    tested,
    optionsProblem: loaded?.problem,
    optionsLoaded: loaded !== undefined && loaded.problem === undefined,
  });
}

async function runTest(visit: TenantVisit, connection: ConnectionView): Promise<ConnectionTest | ApiError> {
  try {
    return await testConnection(visit.context, connection.id, currentLanguage());
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

export type IntegrationPage = {
  state: FormState;
  all: readonly ConnectionView[];
  tested?: ConnectionTest | ApiError | undefined;
  /** Why nothing was saved, when no single field is to blame. */
  problem?: string | undefined;
  optionsProblem?: string | undefined;
  optionsLoaded?: boolean;
};

export async function renderIntegration(
  visit: TenantVisit,
  connector: Connector,
  page: IntegrationPage,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { connection, errors = [] } = page.state;
  const mayWrite = visit.can("connections:write");
  return await renderPage(
    visit.http,
    {
      title: connector.title,
      current: "/integrations",
      crumbs: [{ href: "/integrations", title: frameTexts.integrations }],
    },
    <>
      {page.problem === undefined ? null : <NoticeBox tone="danger">{page.problem}</NoticeBox>}
      {errors.length === 0 ? null : <NoticeBox tone="danger">{integrationTexts.formInvalid}</NoticeBox>}
      {mayWrite ? null : <NoticeBox tone="info">{integrationTexts.readOnly}</NoticeBox>}
      {page.all.length > 1 ? <Others all={page.all} connector={connector} current={connection?.id} /> : null}
      {page.tested === undefined ? null : <TestResult tested={page.tested} connection={connection} />}
      <div class="columns">
        <ConnectionForm
          connector={connector}
          state={page.state}
          optionsProblem={page.optionsProblem}
          optionsLoaded={page.optionsLoaded ?? false}
          disabled={!mayWrite}
        />
        <ConnectionStatus connector={connector} connection={connection} mayWrite={mayWrite} />
      </div>
    </>,
    status,
  );
}

type OthersProps = { all: readonly ConnectionView[]; connector: Connector; current: string | undefined };

function Others({ all, connector, current }: OthersProps) {
  return (
    <nav class="others" aria-label={integrationTexts.several}>
      <p>{integrationTexts.several}</p>
      <ul>
        {all.map(({ id, name }) => (
          <li>
            <a
              href={`/integrations/${connector.id}?connection=${id}`}
              aria-current={id === current ? "page" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A check that passes with a code is a warning. */
function CheckBadge({ ok, code }: { ok: boolean; code: string | undefined }) {
  if (!ok) return <Badge tone="danger">{integrationTexts.checkFailed}</Badge>;
  return code === undefined ? (
    <Badge tone="success">{integrationTexts.checkOk}</Badge>
  ) : (
    <Badge tone="warning">{integrationTexts.checkWarning}</Badge>
  );
}

type TestProps = { tested: ConnectionTest | ApiError; connection: ConnectionView | undefined };

function TestResult({ tested, connection }: TestProps) {
  if (tested instanceof ApiError) {
    return <NoticeBox tone="danger">{tested.toProblem(currentLanguage()).detail}</NoticeBox>;
  }
  const active = connection?.status === "active";
  const good = active ? integrationTexts.testOk : integrationTexts.testOkDraft;
  return (
    <section class="panel" aria-labelledby="test-title" id="test">
      <h2 id="test-title">{integrationTexts.testTitle}</h2>
      <NoticeBox tone={tested.ok ? "success" : "danger"}>
        {tested.ok ? good : integrationTexts.testFailed}
      </NoticeBox>
      <ul class="checks">
        {tested.checks.map(({ title, ok, code, message }) => (
          <li>
            <CheckBadge ok={ok} code={code} />
            <div>
              <strong>{title}</strong>
              <p>{message}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
