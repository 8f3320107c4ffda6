import { parseAutomation } from "../../erp/automation/check.ts";
import { TEMPLATE_IDS, templates } from "../../erp/automation/library/index.ts";
import { FUNCTION_NAMES, type FunctionName, functions } from "../../erp/functions/catalogue.ts";
import { ApiError } from "../../errors.ts";
import { type AppliedTemplate, applyTemplate } from "../../services/automations/apply-template.ts";
import type { AutomationVersion } from "../../services/automations/automation-view.ts";
import { listAutomations } from "../../services/automations/get-automation.ts";
import { readMakers } from "../../services/automations/read-makers.ts";
import { getConnection } from "../../services/connections/get-connection.ts";
import { frameTexts } from "../../strings/pages.ts";
import { automationsTexts } from "../../strings/pages-automations.ts";
import { functionTitle } from "./automation-editor.tsx";
import { listPath } from "./automation-state.ts";
import { madeBy } from "./automation-versions.tsx";
import { Badge, Cell, NoticeBox, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { linkTo, readForm, requireField } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** Saves the automations of a known ERP; what somebody has written stays. Then the list says what is still missing. */
export async function applyTemplateOnPage(visit: TenantVisit): Promise<Response> {
  const typed = requireField(await readForm(visit.http), "template");
  const template = TEMPLATE_IDS.find((id) => id === typed);
  if (template === undefined) throw new ApiError("not_found", { path: visit.http.req.path });
  const id = visit.http.req.param("connectionId") ?? "";
  const applied = await applyTemplate(visit.context, id, { template });
  return await showAutomations(visit, { title: templates[template].title, ...applied });
}

type Applied = AppliedTemplate & { title: string };

/** Every function with the state of its automation at one connection. */
export async function showAutomations(visit: TenantVisit, applied?: Applied): Promise<Response> {
  const { http, context } = visit;
  const id = http.req.param("connectionId") ?? "";
  const [saved, connection, makers] = await Promise.all([
    listAutomations(context, id),
    getConnection(context, id),
    readMakers(context, id),
  ]);
  const byName = new Map(saved.map((one) => [one.function, one]));
  const mayWrite = visit.can("connections:write");
  return await renderPage(
    http,
    {
      title: automationsTexts.titleOf(connection.name),
      current: "/integrations",
      crumbs: [
        { href: "/integrations", title: frameTexts.integrations },
        {
          href: linkTo(`/integrations/${connection.provider}`, { connection: id }),
          title: connection.name,
        },
      ],
    },
    <>
      <p class="lead">{automationsTexts.lead}</p>
      <p>{automationsTexts.count(saved.length, FUNCTION_NAMES.length)}</p>
      {applied === undefined ? null : <AppliedNotice applied={applied} />}
      {mayWrite ? <TemplateForm path={listPath(id)} /> : null}
      {mayWrite ? null : <NoticeBox tone="info">{automationsTexts.viewer}</NoticeBox>}
      <div class="sheet">
        <Table
          caption={automationsTexts.caption}
          columns={[
            { label: automationsTexts.function },
            { label: automationsTexts.state },
            { label: automationsTexts.changed },
            { label: automationsTexts.edit, hidden: true },
          ]}
        >
          {FUNCTION_NAMES.map((name) => (
            <FunctionRow
              name={name}
              path={`${listPath(id)}/${name}`}
              saved={byName.get(name)}
              makers={makers}
              mayWrite={mayWrite}
            />
          ))}
        </Table>
      </div>
    </>,
  );
}

/** The known ERPs, whose automations are ready. */
function TemplateForm({ path }: { path: string }) {
  return (
    <form method="post" action={path} class="panel">
      <div class="search-row">
        <div class="field">
          <label for="template">{automationsTexts.template}</label>
          <select id="template" name="template" aria-describedby="template-help">
            {TEMPLATE_IDS.map((id) => (
              <option value={id}>{templates[id].title}</option>
            ))}
          </select>
        </div>
        <button type="submit">{automationsTexts.applyTemplate}</button>
      </div>
      <p class="help" id="template-help">
        {automationsTexts.templateHelp}
      </p>
    </form>
  );
}

function AppliedNotice({ applied: { title, items, missing } }: { applied: Applied }) {
  const saved = items.filter(({ outcome }) => outcome === "saved").length;
  const names = [...missing.credentials, ...missing.settings];
  return (
    <NoticeBox tone={names.length === 0 ? "success" : "warning"}>
      <p>{automationsTexts.applied(title, saved)}</p>
      {names.length === 0 ? null : <p>{automationsTexts.missing(names.join(", "))}</p>}
    </NoticeBox>
  );
}

type RowProps = {
  name: FunctionName;
  path: string;
  saved: AutomationVersion | undefined;
  makers: ReadonlyMap<string, string | null>;
  mayWrite: boolean;
};

function FunctionRow({ name, path, saved, makers, mayWrite }: RowProps) {
  const title = functionTitle(name);
  const action = !mayWrite
    ? automationsTexts.look
    : saved === undefined
      ? automationsTexts.create
      : automationsTexts.edit;
  return (
    <tr>
      <Cell label={automationsTexts.function}>
        <strong>{title}</strong>
        <span class="help under">
          <code>{name}</code> · {automationsTexts.effects[functions[name].effect]}
        </span>
      </Cell>
      <Cell label={automationsTexts.state}>
        <State name={name} saved={saved} />
      </Cell>
      <Cell label={automationsTexts.changed}>
        {saved === undefined
          ? ""
          : automationsTexts.byAt(madeBy(saved, makers), showInstant(saved.createdAt))}
      </Cell>
      <Cell class="end">
        <a href={path} class="button" aria-label={automationsTexts.of(action, title)}>
          {action}
        </a>
      </Cell>
    </tr>
  );
}

function State({ name, saved }: Pick<RowProps, "name" | "saved">) {
  if (saved === undefined) return <Badge tone="neutral">{automationsTexts.none}</Badge>;
  const { ok } = parseAutomation(name, saved.automation);
  return ok ? (
    <Badge tone="success">{automationsTexts.ready(saved.version)}</Badge>
  ) : (
    <Badge tone="danger">{automationsTexts.broken}</Badge>
  );
}
