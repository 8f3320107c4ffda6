import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { SCOPES, type Scope } from "../../lib/scopes.ts";
import { createApiKey } from "../../services/api-keys/create-api-key.ts";
import { listApiKeys } from "../../services/api-keys/list-api-keys.ts";
import { requireValidKey, revokeApiKey } from "../../services/api-keys/revoke-api-key.ts";
import { requireAdminOf } from "../../services/tenants/require-tenant.ts";
import { inLanguage } from "../../strings/language.ts";
import { listTexts } from "../../strings/pages.ts";
import { keyTexts } from "../../strings/pages-operator.ts";
import { tenantTexts } from "../../strings/pages-tenants.ts";
import { scopeNames } from "../../strings/scopes.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { name as nameSchema, scopesSchema } from "../schemas.ts";
import { Badge, Cell, Empty, NoticeBox, Pager, Panel, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showInstant } from "./format.ts";
import { type Form, readForm, readQuery } from "./forms.ts";
import { makerName } from "./maker-name.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type Visit } from "./visit.ts";

const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };
const pathOf = (tenantId: string) => `/tenants/${encodeURIComponent(tenantId)}/keys`;
/** The support team comes from the list of companies; an admin from the menu. */
const crumbs = ({ principal }: Visit): { crumbs?: { href: string; title: string }[] } =>
  principal.kind === "operator" ? { crumbs: [{ href: "/tenants", title: tenantTexts.title }] } : {};

type Refused = { name: string; scopes: readonly string[]; nameError?: string; scopesError?: string };

/** Chaves de API of one company, for its admins and the support team. */
export function showApiKeys(visit: Visit): Promise<Response> {
  return renderApiKeys(visit);
}

async function renderApiKeys(
  visit: Visit,
  refused?: Refused,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const tenant = await requireAdminOf(visit.context, visit.http.req.param("tenantId") ?? "");
  const { cursor } = readQuery(visit.http, query);
  const page = await listApiKeys(visit.context, tenant.id, { limit: PAGE, cursor });
  const path = pathOf(tenant.id);
  return await renderPage(
    visit.http,
    { title: keyTexts.title, current: path, ...crumbs(visit) },
    <>
      <p class="lead">{keyTexts.lead(tenant.name)}</p>
      {page.items.length === 0 ? (
        <Empty title={keyTexts.none} />
      ) : (
        <div class="sheet">
          <KeyTable keys={page.items} path={path} />
        </div>
      )}
      <Pager path={path} query={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <Panel id="create" title={keyTexts.createTitle}>
        <KeyForm path={path} refused={refused} />
      </Panel>
    </>,
    status,
  );
}

type ApiKey = Awaited<ReturnType<typeof listApiKeys>>["items"][number];

function KeyTable({ keys, path }: { keys: readonly ApiKey[]; path: string }) {
  const columns = [
    { label: keyTexts.name },
    { label: keyTexts.scopes },
    { label: keyTexts.created },
    { label: keyTexts.lastUsed },
    { label: keyTexts.state },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Table caption={keyTexts.title} columns={columns}>
      {keys.map((key) => (
        <KeyRow apiKey={key} path={path} />
      ))}
    </Table>
  );
}

function KeyRow({ apiKey, path }: { apiKey: ApiKey; path: string }) {
  const { id, name, scopes, createdAt, createdBy, lastUsedAt, revokedAt } = apiKey;
  return (
    <tr>
      <Cell label={keyTexts.name} class="message">
        <strong>{name}</strong>
      </Cell>
      <Cell label={keyTexts.scopes} class="message">
        <ul class="plain">
          {scopes.map((scope) => (
            <li>
              <ScopeName scope={scope} />
            </li>
          ))}
        </ul>
      </Cell>
      <Cell label={keyTexts.created}>
        <div>
          <time datetime={createdAt}>{showInstant(createdAt)}</time>
          {createdBy === null ? null : (
            <small class="under">{keyTexts.createdBy(makerName(createdBy))}</small>
          )}
        </div>
      </Cell>
      <Cell label={keyTexts.lastUsed}>
        {lastUsedAt === null ? keyTexts.neverUsed : showInstant(lastUsedAt)}
      </Cell>
      <Cell label={keyTexts.state}>
        <Badge tone={revokedAt === null ? "success" : "neutral"}>
          {revokedAt === null ? keyTexts.active : keyTexts.revoked}
        </Badge>
      </Cell>
      <Cell class="end">
        {revokedAt === null ? (
          <a href={`${path}/${id}/revoke`} class="button quiet" aria-label={keyTexts.revokeOf(name)}>
            {keyTexts.revoke}
          </a>
        ) : null}
      </Cell>
    </tr>
  );
}

/** What the scope allows in words, with its id, which the API's documents call it by. */
function ScopeName({ scope }: { scope: Scope }) {
  return (
    <>
      {inLanguage(scopeNames[scope], currentLanguage())} <code>{scope}</code>
    </>
  );
}

function KeyForm({ path, refused }: { path: string; refused: Refused | undefined }) {
  return (
    <form method="post" action={path} class="stack short">
      <div class="field">
        <label for="name">{keyTexts.name}</label>
        <input
          id="name"
          name="name"
          value={refused?.name}
          maxlength={120}
          autocomplete="off"
          required
          aria-describedby={refused?.nameError === undefined ? "name-help" : "name-error name-help"}
          aria-invalid={refused?.nameError === undefined ? undefined : "true"}
        />
        {refused?.nameError === undefined ? null : (
          <p class="error" id="name-error">
            {refused.nameError}
          </p>
        )}
        <p class="help" id="name-help">
          {keyTexts.nameHelp}
        </p>
      </div>
      <fieldset class="choices">
        <legend>{keyTexts.scopes}</legend>
        {refused?.scopesError === undefined ? null : <p class="error">{refused.scopesError}</p>}
        {SCOPES.map((scope) => (
          <label for={`scope-${scope}`}>
            <input
              type="checkbox"
              id={`scope-${scope}`}
              name="scope"
              value={scope}
              checked={refused === undefined || refused.scopes.includes(scope)}
            />
            <span>
              <ScopeName scope={scope} />
            </span>
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="submit" class="primary">
          {keyTexts.create}
        </button>
      </div>
    </form>
  );
}

/** Makes a key and shows it in this one answer: a redirect would have to carry it, and it is nowhere kept. */
export async function addApiKey(visit: Visit): Promise<Response> {
  const form = await readForm(visit.http);
  const name = nameSchema.safeParse(form.one("name"));
  const scopes = scopesSchema.safeParse(form.many("scope"));
  if (!name.success || !scopes.success) {
    return await renderApiKeys(visit, refusal(form, name.success, scopes.success), 400);
  }
  const tenantId = visit.http.req.param("tenantId") ?? "";
  const { key } = await createApiKey(visit.context, tenantId, { name: name.data, scopes: scopes.data });
  return await renderPage(
    visit.http,
    { title: keyTexts.shownTitle, current: pathOf(tenantId), narrow: true, ...crumbs(visit) },
    <>
      <NoticeBox tone="warning">{keyTexts.shownLead}</NoticeBox>
      <div class="panel stack">
        <div class="field">
          <label for="key">{keyTexts.shownField}</label>
          <input id="key" class="code-input" value={key} readonly spellcheck={false} />
        </div>
        <p>
          <a href={pathOf(tenantId)}>{keyTexts.shownBack}</a>
        </p>
      </div>
    </>,
    201,
  );
}

function refusal(form: Form, nameGood: boolean, scopesGood: boolean): Refused {
  return {
    name: form.one("name"),
    scopes: form.many("scope"),
    ...(nameGood ? {} : { nameError: keyTexts.nameInvalid }),
    ...(scopesGood ? {} : { scopesError: keyTexts.scopesInvalid }),
  };
}

/** Asks before a key is revoked: a CRM may still use it. */
export async function askRevocation(visit: Visit): Promise<Response> {
  const tenant = await requireAdminOf(visit.context, visit.http.req.param("tenantId") ?? "");
  const keyId = visit.http.req.param("keyId") ?? "";
  const { name, lastUsedAt } = await requireValidKey(visit.context, tenant.id, keyId);
  const path = pathOf(tenant.id);
  return await renderPage(
    visit.http,
    {
      title: keyTexts.revokeTitle,
      current: path,
      narrow: true,
      crumbs: [...(crumbs(visit).crumbs ?? []), { href: path, title: keyTexts.title }],
    },
    <div class="panel stack">
      <p>{keyTexts.revokeLead(name, tenant.name)}</p>
      <p class="help">
        {lastUsedAt === null ? keyTexts.revokeNeverUsed : keyTexts.revokeLastUse(showInstant(lastUsedAt))}
      </p>
      <div class="buttons">
        <PostButton
          action={`${path}/${encodeURIComponent(keyId)}/revoke`}
          label={keyTexts.revoke}
          name={keyTexts.revokeOf(name)}
          class="primary"
        />
        <a href={path}>{keyTexts.keep}</a>
      </div>
    </div>,
  );
}

export async function revokeKey(visit: Visit): Promise<Response> {
  const tenantId = visit.http.req.param("tenantId") ?? "";
  await revokeApiKey(visit.context, tenantId, visit.http.req.param("keyId") ?? "");
  leaveNotice(visit.http, "key_revoked");
  return seeOther(visit, pathOf(tenantId));
}
