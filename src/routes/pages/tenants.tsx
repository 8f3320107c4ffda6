import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { resendAccess } from "../../services/members/invite-member.ts";
import { createTenant } from "../../services/tenants/create-tenant.ts";
import { listTenants } from "../../services/tenants/list-tenants.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import { listTexts } from "../../strings/pages.ts";
import { tenantTexts } from "../../strings/pages-tenants.ts";
import { name as nameSchema } from "../schemas.ts";
import { senderOf } from "./browser.ts";
import { Empty, Input, NoticeBox, Pager, Panel } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { linkTo, readForm, readQuery, requireField } from "./forms.ts";
import { ownPath } from "./own-path.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { TenantTable } from "./tenant-table.tsx";
import { TextField } from "./text-field.tsx";
import { seeOther, type Visit } from "./visit.ts";

const PAGE = 50;
const query = { q: z.string().max(100).optional(), cursor: z.string().max(200).optional() };

type Asked = { q?: string | undefined; cursor?: string | undefined };
type Refused = { status: ContentfulStatusCode; typed?: string; error?: string; notice?: string };

/** Empresas: where the operator finds a company, helps its admin in, and chooses whose pages to look at. */
export function showTenants(visit: Visit): Promise<Response> {
  return renderTenants(visit, readQuery(visit.http, query));
}

async function renderTenants(visit: Visit, asked: Asked, refused?: Refused): Promise<Response> {
  const { q, cursor } = asked;
  const page = await listTenants(visit.context, { q }, { limit: PAGE, cursor });
  return await renderPage(
    visit.http,
    { title: tenantTexts.title, current: "/tenants" },
    <>
      {refused?.notice === undefined ? null : <NoticeBox tone="danger">{refused.notice}</NoticeBox>}
      <p class="lead">{tenantTexts.lead}</p>
      <SearchForm q={q} />
      {page.items.length === 0 ? (
        <Empty title={q === undefined ? tenantTexts.none : tenantTexts.noneFound}>
          {q === undefined ? null : <p>{tenantTexts.noneFoundHelp}</p>}
        </Empty>
      ) : (
        <div class="sheet">
          <TenantTable tenants={page.items} chosenId={visit.tenant?.id} back={backOf(asked)} />
        </div>
      )}
      <Pager path="/tenants" query={{ q }} cursor={cursor} nextCursor={page.nextCursor} />
      <Panel id="create" title={tenantTexts.createTitle}>
        <CreateForm refused={refused} />
      </Panel>
    </>,
    refused?.status ?? 200,
  );
}

function SearchForm({ q }: { q: string | undefined }) {
  return (
    <form method="get" action="/tenants" class="filters">
      <Input name="q" label={tenantTexts.search} value={q} type="search" maxlength={100} />
      <div class="filter-buttons">
        <button type="submit">{listTexts.search}</button>
        {q === undefined ? null : <a href="/tenants">{listTexts.clear}</a>}
      </div>
    </form>
  );
}

function CreateForm({ refused }: { refused: Refused | undefined }) {
  return (
    <form method="post" action="/tenants" class="stack short">
      <TextField
        name="name"
        label={tenantTexts.name}
        value={refused?.typed}
        error={refused?.error}
        maxlength={120}
        autocomplete="off"
        required
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {tenantTexts.create}
        </button>
      </div>
    </form>
  );
}

function backOf({ q, cursor }: Asked): Record<string, string> {
  return { ...(q === undefined ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) };
}

export async function addTenant(visit: Visit): Promise<Response> {
  const typed = (await readForm(visit.http)).one("name");
  const name = nameSchema.safeParse(typed);
  if (!name.success) {
    return await renderTenants(visit, {}, { status: 400, typed, error: tenantTexts.nameInvalid });
  }
  const tenant = await createTenant(visit.context, { name: name.data });
  await visit.choose(tenant.id);
  leaveNotice(visit.http, "tenant_created");
  return seeOther(visit, "/");
}

export async function pickTenant(visit: Visit): Promise<Response> {
  const form = await readForm(visit.http);
  const id = requireField(form, "tenant");
  await requireTenant(visit.context, id);
  await visit.choose(id);
  leaveNotice(visit.http, "tenant_chosen");
  return seeOther(visit, ownPath(visit.http, form.one("next")));
}

/** "Reenviar primeiro acesso": the link again, to a company's admin who has not come in yet. */
export async function resendFirstAccess(visit: Visit): Promise<Response> {
  const form = await readForm(visit.http);
  const asked = z
    .object(query)
    .catch({})
    .parse(backOf({ q: form.one("q") || undefined, cursor: form.one("cursor") || undefined }));
  try {
    const [tenant, user] = [requireField(form, "tenant"), requireField(form, "user")];
    await resendAccess(visit.context, tenant, user, senderOf(visit.http));
  } catch (error) {
    const { detail, status } = refusalOnPage(error, [
      "too_many_attempts",
      "mail_unavailable",
      "member_not_found",
    ]);
    return await renderTenants(visit, asked, { status, notice: detail });
  }
  leaveNotice(visit.http, "access_resent");
  return seeOther(visit, linkTo("/tenants", asked));
}
