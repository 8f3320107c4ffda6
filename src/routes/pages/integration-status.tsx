import type { Connector } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { inLanguage } from "../../strings/language.ts";
import { integrationTexts, pausedTexts } from "../../strings/pages-connections.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, PostButton } from "./components.tsx";
import { showInstant } from "./format.ts";
import { linkTo } from "./forms.ts";
import { ConnectionBadge } from "./integrations.tsx";

type StatusProps = { connector: Connector; connection: ConnectionView | undefined; mayWrite: boolean };

/** Beside the form: is it on, what it sends, and the switches. */
export function ConnectionStatus({ connector, connection, mayWrite }: StatusProps) {
  return (
    <aside class="panel stack" aria-labelledby="status-title">
      <div class="panel-head">
        <h2 id="status-title">{integrationTexts.status}</h2>
        <ConnectionBadge connection={connection} />
      </div>
      {connection === undefined ? (
        <p class="help">{integrationTexts.saveFirst}</p>
      ) : (
        <Known connector={connector} connection={connection} mayWrite={mayWrite} />
      )}
    </aside>
  );
}

function Known({ connector, connection, mayWrite }: StatusProps & { connection: ConnectionView }) {
  const { id, status, pausedReason, activatedAt } = connection;
  const path = `/integrations/${connector.id}`;
  const on = status === "active" || status === "paused";
  return (
    <>
      {status === "paused" && pausedReason !== null ? <p class="error">{pausedTexts[pausedReason]}</p> : null}
      {on && activatedAt !== null ? (
        <p>
          {integrationTexts.since} <time datetime={activatedAt}>{showInstant(activatedAt)}</time>
        </p>
      ) : null}
      <p class="help">{helpOf(status)}</p>
      {mayWrite ? (
        <div class="buttons column">
          {status === "active" ? null : (
            <PostButton
              action={`${path}/activate`}
              label={integrationTexts.activate}
              values={{ connection: id }}
              class="primary"
            />
          )}
          <a class="button" href={linkTo(path, { connection: id, test: "1" })}>
            {integrationTexts.test}
          </a>
          {on ? (
            <PostButton
              action={`${path}/deactivate`}
              label={integrationTexts.deactivate}
              values={{ connection: id }}
              class="quiet"
            />
          ) : null}
        </div>
      ) : null}
      <h3>{integrationTexts.flows}</h3>
      <ul class="rows">
        {Object.entries(connector.flows).map(([flow, title]) => (
          <FlowRow
            path={path}
            connectionId={id}
            flow={flow}
            title={inLanguage(title, currentLanguage())}
            on={isOn(connection, flow)}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
      <p>
        <a href={`/logs/${connector.id}`}>{integrationTexts.log}</a>
      </p>
    </>
  );
}

function helpOf(status: ConnectionView["status"]): string {
  if (status === "active" || status === "paused") return integrationTexts.activeHelp;
  return status === "inactive" ? integrationTexts.inactiveHelp : integrationTexts.activateHelp;
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
