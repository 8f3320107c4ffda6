import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ASSET_PROVIDERS, connectors } from "../../erp/registry.ts";
import { countApprovals, MOST_APPROVALS } from "../../services/connections/count-approvals.ts";
import { hasConnection } from "../../services/connections/has-connection.ts";
import { atTenant, isAdmin } from "../../services/context.ts";
import { frameTexts } from "../../strings/pages.ts";
import { accountTexts } from "../../strings/pages-accounts.ts";
import { approvalTexts } from "../../strings/pages-approvals.ts";
import { clientTexts, importTexts } from "../../strings/pages-assets.ts";
import { auditTexts } from "../../strings/pages-audit.ts";
import { logArchiveTexts } from "../../strings/pages-log-archives.ts";
import { keyTexts, operatorTexts } from "../../strings/pages-operator.ts";
import { problemInboxTexts } from "../../strings/pages-problems.ts";
import { reconciliationTexts } from "../../strings/pages-reconciliations.ts";
import { statusTexts } from "../../strings/pages-status.ts";
import { mailboxTexts, teamTexts } from "../../strings/pages-team.ts";
import { webhookTexts } from "../../strings/pages-webhooks.ts";
import { type Assets, loadAssets } from "./assets.ts";
import { NoticeBox } from "./components.tsx";
import { type Notice, takeNotice } from "./cookies.ts";
import { LanguageSwitch, languageTag } from "./language.tsx";
import { type Http, type Visit, visitOf } from "./visit.ts";

// No eval (the policy forbids it), no inline styles, no copies of private pages in the browser's storage.
const HTMX_CONFIG = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  selfRequestsOnly: true,
  timeout: 40_000,
  // The focus moves with the swap: later, it would take what somebody has begun to type with it.
  defaultSettleDelay: 0,
});

export type PageFrame = {
  title: string;
  /** The menu entry that is current: its address. */
  current?: string;
  /** Where this page lies: shown above its heading. */
  crumbs?: readonly { href: string; title: string }[];
  /** What can be done here: beside the heading. */
  actions?: Child;
  /** A wide page for tables, or a narrow one for reading and forms. */
  narrow?: boolean;
};

/** Answers a whole page, with the menu of whoever is signed in and the notice that waits. */
export async function renderPage(
  http: Http,
  frame: PageFrame,
  content: Child,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const files = await loadAssets();
  const notice = takeNotice(http);
  const [approvals, assets] = await Promise.all([waitingApprovals(http), bringsAssets(http)]);
  // A page shows a company's data: no cache may keep it, the browser's neither.
  http.header("cache-control", "no-store");
  return await http.html(
    <Document assets={files} title={frame.title}>
      <Shell http={http} frame={frame} notice={notice} menu={{ approvals, assets }}>
        {content}
      </Shell>
    </Document>,
    status,
  );
}

/** Answers a part of a page, for a live refresh. */
export async function renderPart(http: Http, content: Child): Promise<Response> {
  http.header("cache-control", "no-store");
  // A fragment's wrapper disappears in what is sent.
  // biome-ignore lint/complexity/noUselessFragments: a child may be a text or a list, which is no element by itself.
  return await http.html(<>{content}</>);
}

function Document({ assets, title, children }: { assets: Assets; title: string; children: Child }) {
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={languageTag()}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <title>{frameTexts.titleOf(title)}</title>
          <link rel="icon" href={assets["icon.svg"].path} type="image/svg+xml" />
          <link rel="stylesheet" href={assets["page.css"].path} />
          <script src={assets["htmx.js"].path} defer />
          <script src={assets["page.js"].path} defer />
        </head>
        <body>
          <a class="skip" href="#content">
            {frameTexts.skip}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

/** How many approvals wait for this visitor, if they are the support team's. */
async function waitingApprovals(http: Http): Promise<number> {
  const visit = visitOf(http);
  if (visit?.principal.kind !== "operator") return 0;
  // A problem is told in a page too, also when the problem is the database.
  return await countApprovals(visit.context).catch(() => 0);
}

/** Whether the company has an ERP whose clients and vehicles are imported: without one the menu does not speak of them. */
async function bringsAssets(http: Http): Promise<boolean> {
  const visit = visitOf(http);
  if (visit === undefined || visit.tenant === null || !visit.can("read")) return false;
  const context = atTenant(visit.context, visit.tenant);
  return await hasConnection(context, ASSET_PROVIDERS).catch(() => false);
}

/** What the menu needs to know beside who visits. */
type MenuFacts = { approvals: number; assets: boolean };

type ShellProps = {
  http: Http;
  frame: PageFrame;
  notice: Notice | null;
  menu: MenuFacts;
  children: Child;
};

function Shell({ http, frame, notice, menu, children }: ShellProps) {
  const visit = visitOf(http);
  return (
    <div class={visit === undefined ? "shell alone" : "shell"}>
      <TopBar http={http} />
      {visit === undefined ? null : <Menu visit={visit} current={frame.current} facts={menu} />}
      <main id="content" tabindex={-1} class={frame.narrow ? "narrow" : undefined}>
        {frame.crumbs === undefined ? null : <Crumbs crumbs={frame.crumbs} />}
        <div class="heading">
          <h1>{frame.title}</h1>
          {frame.actions === undefined ? null : <div class="actions">{frame.actions}</div>}
        </div>
        {notice === null ? null : <NoticeBox tone={notice.tone}>{notice.text}</NoticeBox>}
        {children}
      </main>
    </div>
  );
}

function TopBar({ http }: { http: Http }) {
  const visit = visitOf(http);
  return (
    <header class="topbar">
      <a class="brand" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M3 23h26M7 23v-4a9 9 0 0 1 18 0v4M16 10v13M11.5 11.5V23M20.5 11.5V23" />
        </svg>
        {frameTexts.product}
      </a>
      <LanguageSwitch http={http} />
      {visit === undefined ? null : <Whose visit={visit} />}
    </header>
  );
}

function Whose({ visit: { principal, tenant, me } }: { visit: Visit }) {
  return (
    <div class="whose">
      <span class="tenant">{tenant?.name ?? frameTexts.noTenant}</span>
      {principal.kind === "operator" ? (
        <a class="switch" href="/tenants">
          {frameTexts.changeTenant}
        </a>
      ) : null}
      {me === undefined ? null : (
        <a class="switch" href="/account">
          {accountTexts.title}
        </a>
      )}
      <form method="post" action="/sign-out">
        <button type="submit" class="quiet">
          {frameTexts.signOut}
        </button>
      </form>
    </div>
  );
}

type Entry = { href: string; title: string; waiting?: number };

function adminEntries({ tenant }: Visit): Entry[] {
  return [
    { href: "/team", title: teamTexts.title },
    { href: `/tenants/${tenant?.id}/keys`, title: keyTexts.title },
    { href: "/webhooks", title: webhookTexts.title },
    { href: "/audit", title: auditTexts.title },
  ];
}

function operatorEntries({ context }: Visit, approvals: number): Entry[] {
  const { devOutbox } = context.settings.mail;
  return [
    { href: "/tenants", title: frameTexts.tenants },
    { href: "/approvals", title: approvalTexts.title, waiting: approvals },
    { href: "/operators/problems", title: problemInboxTexts.everywhere },
    { href: "/operators", title: operatorTexts.title },
    ...(devOutbox ? [{ href: "/dev/outbox", title: mailboxTexts.title }] : []),
  ];
}

const statusEntry = (): Entry => ({ href: "/status", title: statusTexts.title });

const assetEntries = (): Entry[] => [
  { href: "/clients", title: clientTexts.title },
  { href: "/imports", title: importTexts.title },
];

function menuOf(visit: Visit, { approvals, assets }: MenuFacts): { title?: string; entries: Entry[] }[] {
  const logs = connectors.map(({ id, title }) => ({ href: `/logs/${id}`, title }));
  const reads = visit.can("read") && visit.tenant !== null;
  return [
    { entries: [{ href: "/", title: frameTexts.overview }, ...(reads ? [statusEntry()] : [])] },
    ...(reads
      ? [
          {
            entries: [
              { href: "/sales", title: frameTexts.sales },
              { href: "/deliveries", title: frameTexts.deliveries },
              { href: "/problems", title: problemInboxTexts.title },
              { href: "/reconciliations", title: reconciliationTexts.title },
            ],
          },
          ...(assets ? [{ title: clientTexts.group, entries: assetEntries() }] : []),
          {
            title: frameTexts.logOf,
            entries: [...logs, { href: "/log-archives", title: logArchiveTexts.title }],
          },
          {
            title: frameTexts.settings,
            entries: [
              { href: "/integrations", title: frameTexts.integrations },
              ...(isAdmin(visit.principal) ? adminEntries(visit) : []),
            ],
          },
        ]
      : []),
    ...(visit.principal.kind === "operator"
      ? [{ title: frameTexts.operator, entries: operatorEntries(visit, approvals) }]
      : []),
    ...(visit.me === undefined || visit.me.invitations.length === 0
      ? []
      : [{ entries: [{ href: "/invitations", title: accountTexts.invitations }] }]),
    { entries: [{ href: "/docs", title: frameTexts.apiReference }] },
  ];
}

type MenuProps = { visit: Visit; current: string | undefined; facts: MenuFacts };

function Menu({ visit, current, facts }: MenuProps) {
  return (
    <nav class="menu" aria-label={frameTexts.menu}>
      {menuOf(visit, facts).map(({ title, entries }) => (
        <div class="group">
          {title === undefined ? null : <p>{title}</p>}
          <ul>
            {entries.map((entry) => (
              <li>
                <a href={entry.href} aria-current={entry.href === current ? "page" : undefined}>
                  {entry.title}
                  {entry.waiting ? <Waiting count={entry.waiting} /> : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  return (
    <>
      {" "}
      <span class="badge warning">{count < MOST_APPROVALS ? count : approvalTexts.more(count)}</span>
      <span class="unseen"> {approvalTexts.waiting}</span>
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Entry[] }) {
  return (
    <p class="crumbs">
      {crumbs.map(({ href, title }, index) => (
        <>
          {index === 0 ? null : <span aria-hidden="true"> / </span>}
          <a href={href}>{title}</a>
        </>
      ))}
    </p>
  );
}
