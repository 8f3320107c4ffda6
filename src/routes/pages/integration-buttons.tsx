import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { diagnosisPageTexts } from "../../strings/pages-diagnosis.ts";
import { actionTexts } from "../../strings/pages-integration-state.ts";
import { PostButton } from "./components.tsx";
import { DiagnosisButton } from "./integration-diagnosis.tsx";

/** What whoever looks may do here. */
export type Rights = { mayWrite: boolean; byOperator: boolean };

type Button = { action: string; label: string; class?: string };

type ButtonsProps = { path: string; connection: ConnectionView; rights: Rights };

/** What can be done with a connection as it stands; what leads on comes first. */
export function ConnectionButtons({ path, connection, rights }: ButtonsProps) {
  const { status } = connection;
  return (
    <div class="buttons column">
      {buttonsOf(status).map(({ action, ...button }) => (
        <PostButton action={`${path}/${action}`} values={{ connection: connection.id }} {...button} />
      ))}
      <DiagnosisButton path={path} connection={connection} />
      {status === "pending_approval" && rights.byOperator ? (
        <a class="button primary" href="/approvals">
          {actionTexts.approve}
        </a>
      ) : null}
      {status === "active" ? <p class="help">{actionTexts.pauseHelp}</p> : null}
      <p class="help">{diagnosisPageTexts.runHelp}</p>
    </div>
  );
}

function buttonsOf(status: ConnectionView["status"]): Button[] {
  const test = { action: "test", label: integrationTexts.test };
  const deactivate = { action: "deactivate", label: integrationTexts.deactivate, class: "quiet" };
  switch (status) {
    case "draft":
    case "inactive":
      return [{ action: "activate", label: integrationTexts.activate, class: "primary" }, test];
    case "pending_approval":
      return [test, { ...deactivate, label: actionTexts.withdraw }];
    case "active":
      return [test, { action: "pause", label: actionTexts.pause }, deactivate];
    case "paused":
      return [{ action: "resume", label: actionTexts.resume, class: "primary" }, test, deactivate];
  }
}
