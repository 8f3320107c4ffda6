import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { createTenant } from "../../services/tenants/create-tenant.ts";
import { listTenants } from "../../services/tenants/list-tenants.ts";
import { requireTenant } from "../../services/tenants/require-tenant.ts";
import { listTexts } from "../../strings/pages.ts";
import { tenantTexts } from "../../strings/pages-operator.ts";
import { name as nameSchema } from "../schemas.ts";
import { Badge, Cell, Empty, Pager, Panel, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showInstant } from "./format.ts";
import { readForm, readQuery, requireField } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type Visit } from "./visit.ts";

const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };

/** Empresas: where the operator chooses whose pages to look at. */
export function showTenants(visit: Visit): Promise<Response> {
  return renderTenants(visit);
}

type Refused = { typed: string; error: string };

async function renderTenants(
  visit: Visit,
  refused?: Refused,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { cursor } = readQuery(visit.http, query);
  const page = await listTenants(visit.context, { limit: PAGE, cursor });
  return await renderPage(
    visit.http,
    { title: tenantTexts.title, current: "/tenants" },
    <>
      <p class="lead">{tenantTexts.lead}</p>
      {page.items.length === 0 ? (
        <Empty title={tenantTexts.none} />
      ) : (
        <div class="sheet">
          <Table
            caption={tenantTexts.title}
            columns={[
              { label: tenantTexts.name },
              { label: tenantTexts.created },
              { label: listTexts.actions, hidden: true },
            ]}
          >
            {page.items.map(({ id, name, createdAt }) => (
              <tr>
                <Cell label={tenantTexts.name} class="message">
                  <strong>{name}</strong>
                </Cell>
                <Cell label={tenantTexts.created} class="when">
                  {showInstant(createdAt)}
                </Cell>
                <Cell class="end">
                  <div class="buttons">
                    <a href={`/tenants/${id}/keys`} aria-label={tenantTexts.keysOf(name)}>
                      {tenantTexts.keys}
                    </a>
                    {id === visit.tenant?.id ? (
                      <Badge tone="success">{tenantTexts.chosen}</Badge>
                    ) : (
                      <PostButton
                        action="/tenants/choose"
                        label={tenantTexts.choose}
                        name={tenantTexts.chooseOf(name)}
                        values={{ tenant: id }}
                      />
                    )}
                  </div>
                </Cell>
              </tr>
            ))}
          </Table>
        </div>
      )}
      <Pager path="/tenants" query={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <Panel id="create" title={tenantTexts.createTitle}>
        <form method="post" action="/tenants" class="stack short">
          <div class="field">
            <label for="name">{tenantTexts.name}</label>
            <input
              id="name"
              name="name"
              value={refused?.typed}
              maxlength={120}
              autocomplete="off"
              required
              aria-describedby={refused === undefined ? undefined : "name-error"}
              aria-invalid={refused === undefined ? undefined : "true"}
            />
            {refused === undefined ? null : (
              <p class="error" id="name-error">
                {refused.error}
              </p>
            )}
          </div>
          <div class="buttons">
            <button type="submit" class="primary">
              {tenantTexts.create}
            </button>
          </div>
        </form>
      </Panel>
    </>,
    status,
  );
}

export async function addTenant(visit: Visit): Promise<Response> {
  const typed = (await readForm(visit.http)).one("name");
  const name = nameSchema.safeParse(typed);
  if (!name.success) return await renderTenants(visit, { typed, error: tenantTexts.nameInvalid }, 400);
  const tenant = await createTenant(visit.context, { name: name.data });
  await visit.choose(tenant.id);
  leaveNotice(visit.http, "tenant_created");
  return seeOther(visit, "/");
}

export async function pickTenant(visit: Visit): Promise<Response> {
  const id = requireField(await readForm(visit.http), "tenant");
  await requireTenant(visit.context, id);
  await visit.choose(id);
  leaveNotice(visit.http, "tenant_chosen");
  return seeOther(visit, "/");
}
