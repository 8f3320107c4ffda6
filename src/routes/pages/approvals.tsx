import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { findConnector } from "../../erp/registry.ts";
import { approveConnection } from "../../services/connections/approve-connection.ts";
import { type ApprovalView, listApprovals } from "../../services/connections/list-approvals.ts";
import { atTenant } from "../../services/context.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import { inLanguage, joinNames } from "../../strings/language.ts";
import { listTexts } from "../../strings/pages.ts";
import { approvalTexts } from "../../strings/pages-approvals.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Empty, NoticeBox, Pager, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showInstant } from "./format.ts";
import { linkTo, readForm, readQuery, requireField } from "./forms.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type Visit } from "./visit.ts";

const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };

type Refused = { notice: string; status: ContentfulStatusCode };

/** `/approvals`: the connections of all companies that wait for the support team's yes. */
export async function showApprovals(visit: Visit, refused?: Refused): Promise<Response> {
  const { cursor } = readQuery(visit.http, query);
  const page = await listApprovals(visit.context, { limit: PAGE, cursor });
  return await renderPage(
    visit.http,
    { title: approvalTexts.title, current: "/approvals" },
    <>
      {refused === undefined ? null : <NoticeBox tone="danger">{refused.notice}</NoticeBox>}
      <p class="lead">{approvalTexts.lead}</p>
      {page.items.length === 0 ? (
        <Empty title={approvalTexts.none}>
          <p>{approvalTexts.noneHelp}</p>
        </Empty>
      ) : (
        <div class="sheet">
          <ApprovalTable approvals={page.items} />
        </div>
      )}
      <Pager path="/approvals" query={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
    refused?.status ?? 200,
  );
}

function ApprovalTable({ approvals }: { approvals: readonly ApprovalView[] }) {
  const columns = [
    { label: approvalTexts.company },
    { label: approvalTexts.connection },
    { label: approvalTexts.requested },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Table caption={approvalTexts.title} columns={columns}>
      {approvals.map((approval) => (
        <tr>
          <Cell label={approvalTexts.company} class="message">
            <strong>{approval.tenantName}</strong>
          </Cell>
          <Cell label={approvalTexts.connection} class="message">
            <div>
              {findConnector(approval.provider)?.title ?? approval.provider}: {approval.name}
              <small class="under">{flowsText(approval)}</small>
            </div>
          </Cell>
          <Cell label={approvalTexts.requested}>
            <div>
              <time datetime={approval.requestedAt}>{showInstant(approval.requestedAt)}</time>
              {approval.requestedBy === null ? null : (
                <small class="under">{approvalTexts.requestedBy(approval.requestedBy)}</small>
              )}
            </div>
          </Cell>
          <Cell class="end">
            <Actions approval={approval} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** What begins to flow with the approval. */
function flowsText({ provider, flows }: ApprovalView): string {
  const titles = Object.entries(findConnector(provider)?.flows ?? {})
    .filter(([flow]) => flows[flow] !== false)
    .map(([, title]) => inLanguage(title, currentLanguage()));
  return titles.length === 0
    ? approvalTexts.noFlows
    : approvalTexts.flows(joinNames(titles, currentLanguage()));
}

function Actions({ approval }: { approval: ApprovalView }) {
  const { connectionId, tenantId, tenantName, provider, name } = approval;
  const named = `${name}, ${tenantName}`;
  const settings = linkTo(`/integrations/${encodeURIComponent(provider)}`, { connection: connectionId });
  return (
    <div class="buttons">
      <PostButton
        action="/tenants/choose"
        label={approvalTexts.settings}
        name={approvalTexts.of(approvalTexts.settings, named)}
        values={{ tenant: tenantId, next: settings }}
        class="quiet"
      />
      <PostButton
        action="/approvals"
        label={approvalTexts.approve}
        name={approvalTexts.of(approvalTexts.approve, named)}
        values={{ tenant: tenantId, connection: connectionId }}
        class="primary"
      />
    </div>
  );
}

/** Lets the data of one connection flow. */
export async function approveOne(visit: Visit): Promise<Response> {
  const form = await readForm(visit.http);
  const [tenant, connection] = [requireField(form, "tenant"), requireField(form, "connection")];
  try {
    const place = await requireTenant(visit.context, tenant);
    await approveConnection(atTenant(visit.context, place), connection);
  } catch (error) {
    const { detail, status } = refusalOnPage(error, [
      "approval_not_needed",
      "connection_incomplete",
      "connection_not_found",
    ]);
    return await showApprovals(visit, { notice: detail, status });
  }
  leaveNotice(visit.http, "approved");
  return seeOther(visit, "/approvals");
}
