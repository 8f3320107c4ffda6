import type { Connector } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { type ConnectionFigures, NO_FIGURES } from "../../services/connections/read-figures.ts";
import { inLanguage } from "../../strings/language.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { actionTexts, nextTexts } from "../../strings/pages-integration-state.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, PostButton } from "./components.tsx";
import { showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";
import { ConnectionButtons, type Rights } from "./integration-buttons.tsx";
import { needsApproval, workOf } from "./integration-steps.tsx";
import { ConnectionBadge, FiguresLine, pauseOf } from "./integration-tiles.tsx";
import { TextField } from "./text-field.tsx";

type StatusProps = {
  connector: Connector;
  connection: ConnectionView | undefined;
  figures: ConnectionFigures | undefined;
  rights: Rights;
  nameError?: string | undefined;
};

/** Beside the form: is it on, what is next and whose turn it is, what it sends, and the switches. */
export function ConnectionStatus({ connection, ...props }: StatusProps) {
  return (
    <aside class="panel stack" aria-labelledby="status-title">
      <div class="panel-head">
        <h2 id="status-title">{integrationTexts.status}</h2>
        <ConnectionBadge connection={connection} />
      </div>
      {connection === undefined ? (
        <p class="help">{integrationTexts.saveFirst}</p>
      ) : (
        <Known {...props} connection={connection} />
      )}
    </aside>
  );
}

function Known({
  connector,
  connection,
  figures = NO_FIGURES,
  rights,
  nameError,
}: StatusProps & { connection: ConnectionView }) {
  const { id, status, pausedReason, activatedAt } = connection;
  const path = `/integrations/${connector.id}`;
  const pause = status === "paused" && pausedReason !== null ? pauseOf(pausedReason) : undefined;
  const on = status === "active" || status === "paused";
  return (
    <>
      {pause === undefined ? null : <p class={pause.tone}>{pause.text}</p>}
      {on && activatedAt !== null ? (
        <p>
          {integrationTexts.since} <time datetime={activatedAt}>{showInstant(activatedAt)}</time>
        </p>
      ) : null}
      <Requested connection={connection} />
      <p>
        <strong>{nextTexts.label}</strong> {nextOf(connector, connection, rights)}
      </p>
      <LastTest path={path} connection={connection} />
      {connector.assets === undefined ? <FiguresLine connection={connection} figures={figures} /> : null}
      {rights.mayWrite ? <ConnectionButtons path={path} connection={connection} rights={rights} /> : null}
      <h3>{integrationTexts.flows}</h3>
      <ul class="rows">
        {Object.entries(connector.flows).map(([flow, title]) => (
          <FlowRow
            path={path}
            connectionId={id}
            flow={flow}
            title={inLanguage(title, currentLanguage())}
            on={isOn(connection, flow)}
            mayWrite={rights.mayWrite}
          />
        ))}
      </ul>
      {rights.mayWrite ? <Rename path={path} connection={connection} error={nameError} /> : null}
      <p class="buttons">
        <a href={`/logs/${connector.id}`}>{integrationTexts.log}</a>
        {rights.mayWrite ? (
          <a href={linkTo(`${path}/delete`, { connection: id })} class="error">
            {actionTexts.remove}
          </a>
        ) : null}
      </p>
    </>
  );
}

/** Whose turn it is. */
function nextOf(connector: Connector, { status, pausedReason }: ConnectionView, rights: Rights): string {
  switch (status) {
    case "draft":
      return needsApproval(connector, rights.byOperator) ? nextTexts.draftAsks : nextTexts.draft;
    case "pending_approval":
      return nextTexts.pending;
    case "active":
      return {
        sends: nextTexts.active,
        imports: nextTexts.activeImports,
        answers: nextTexts.activeFunctions,
      }[workOf(connector)];
    case "inactive":
      return nextTexts.inactive;
    case "paused":
      return nextTexts[pausedReason ?? "by_user"];
  }
}

function Requested({ connection: { approvalRequested } }: { connection: ConnectionView }) {
  if (approvalRequested === null) return null;
  const { at, by } = approvalRequested;
  return (
    <p>
      {nextTexts.requestedAt} <time datetime={at}>{showInstant(at)}</time>
      {by === null ? "" : ` ${nextTexts.requestedBy(by)}`}
    </p>
  );
}

function LastTest({ path, connection: { id, lastTest } }: { path: string; connection: ConnectionView }) {
  if (lastTest === null) return <p class="help">{actionTexts.neverTested}</p>;
  const { at, ok } = lastTest;
  return (
    <p class={ok ? "help" : "error"}>
      {actionTexts.lastTest} {ok ? actionTexts.lastTestOk : actionTexts.lastTestFailed} (
      <time datetime={at}>{showInstant(at)}</time>).{" "}
      <a href={`${linkTo(path, { connection: id, test: "1" })}#test`}>{actionTexts.seeChecks}</a>
    </p>
  );
}

type RenameProps = { path: string; connection: ConnectionView; error: string | undefined };

function Rename({ path, connection: { id, name }, error }: RenameProps) {
  return (
    <form method="post" action={`${path}/rename`} class="stack" novalidate>
      <input type="hidden" name="connection" value={id} />
      <TextField
        name="name"
        label={actionTexts.name}
        value={name}
        help={actionTexts.nameHelp}
        error={error}
        maxlength={120}
        autocomplete="off"
        required
      />
      <div class="buttons">
        <button type="submit">{actionTexts.rename}</button>
      </div>
    </form>
  );
}

function isOn({ flows }: ConnectionView, flow: string): boolean {
  return Object.entries(flows).find(([name]) => name === flow)?.[1] ?? true;
}

type FlowProps = {
  path: string;
  connectionId: string;
  flow: string;
  title: string;
  on: boolean;
  mayWrite: boolean;
};

function FlowRow({ path, connectionId, flow, title, on, mayWrite }: FlowProps) {
  const verb = on ? integrationTexts.switchOff : integrationTexts.switchOn;
  return (
    <li>
      <span>{title}</span>
      <Badge tone={on ? "success" : "neutral"}>
        {on ? integrationTexts.flowOn : integrationTexts.flowOff}
      </Badge>
      {mayWrite ? (
        <PostButton
          action={`${path}/flows`}
          label={verb}
          name={integrationTexts.switchOf(verb, title)}
          values={{ connection: connectionId, flow, on: on ? "false" : "true" }}
          class="quiet"
        />
      ) : null}
    </li>
  );
}
