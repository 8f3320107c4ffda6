import { deleteConnection } from "../../services/connections/delete-connection.ts";
import { type ConnectionFigures, NO_FIGURES, readFigures } from "../../services/connections/read-figures.ts";
import { COUNTED_AT_MOST } from "../../services/overview/read-overview.ts";
import { frameTexts } from "../../strings/pages.ts";
import { actionTexts } from "../../strings/pages-integration-state.ts";
import { overviewTexts } from "../../strings/pages-overview.ts";
import { PostButton } from "./components.tsx";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { linkTo, readForm, requireField } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

/** Asks before a connection is deleted, and says what goes with it. @throws ApiError connection_not_found */
export async function askDeletion(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const id = visit.http.req.query("connection") ?? "";
  const [{ picked }, figures] = await Promise.all([
    pickConnection(visit, connector, id),
    readFigures(visit.context),
  ]);
  const path = `/integrations/${connector.id}`;
  if (picked === undefined) return seeOther(visit, path);
  const back = linkTo(path, { connection: picked.id });
  return await renderPage(
    visit.http,
    {
      title: actionTexts.removeTitle,
      current: "/integrations",
      narrow: true,
      crumbs: [
        { href: "/integrations", title: frameTexts.integrations },
        { href: back, title: picked.name },
      ],
    },
    <div class="panel stack">
      <p>{actionTexts.removeLead(picked.name, connector.title)}</p>
      <Losses figures={figures.get(picked.id) ?? NO_FIGURES} />
      {picked.status === "active" ? <p>{actionTexts.removeOrPause}</p> : null}
      <div class="buttons">
        <PostButton
          action={`${path}/delete`}
          label={actionTexts.removeYes}
          name={actionTexts.removeYesOf(picked.name)}
          values={{ connection: picked.id }}
          class="danger"
        />
        <a href={back}>{actionTexts.keep}</a>
      </div>
    </div>,
  );
}

function Losses({ figures: { waiting, held, dead } }: { figures: ConnectionFigures }) {
  const shown = (count: number) => overviewTexts.atLeast(count, count >= COUNTED_AT_MOST);
  const stuck = held + dead;
  return (
    <ul class="bullets">
      <li>{actionTexts.removeWaiting(waiting, shown(waiting))}</li>
      {stuck === 0 ? null : <li>{actionTexts.removeHeld(stuck, shown(stuck))}</li>}
      <li>{actionTexts.removeCredentials}</li>
      <li>{actionTexts.removeKept}</li>
    </ul>
  );
}

export async function deleteIntegration(visit: TenantVisit): Promise<Response> {
  const id = requireField(await readForm(visit.http), "connection");
  await deleteConnection(visit.context, id);
  leaveNotice(visit.http, "connection_deleted");
  return seeOther(visit, "/integrations");
}
