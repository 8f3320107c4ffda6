import type { ContentfulStatusCode } from "hono/utils/http-status";
import { listSessions, type SessionView } from "../../services/accounts/account-settings.ts";
import { MIN_PASSWORD_LENGTH } from "../../services/accounts/auth.ts";
import { listTexts } from "../../strings/pages.ts";
import { accountTexts, entryTexts } from "../../strings/pages-accounts.ts";
import { teamTexts } from "../../strings/pages-team.ts";
import { Badge, Cell, Facts, NoticeBox, Panel, PostButton, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import type { PersonsVisit } from "./visit.ts";

export type AccountProblem = {
  status: ContentfulStatusCode;
  notice?: string;
  password?: { current?: string; next?: string };
  twoFactor?: string;
  company?: string;
};

/** `/account`: one's companies, sessions, password and second factor. */
export async function showAccount(visit: PersonsVisit, problem?: AccountProblem): Promise<Response> {
  const { me, http } = visit;
  const sessions = await listSessions(visit.context, me);
  return await renderPage(
    http,
    { title: accountTexts.title, current: "/account" },
    <>
      {problem?.notice === undefined ? null : <NoticeBox tone="danger">{problem.notice}</NoticeBox>}
      <Panel id="who" title={accountTexts.who}>
        <Facts
          facts={[
            [entryTexts.name, me.person.name],
            [entryTexts.email, me.person.email],
          ]}
        />
      </Panel>
      <Companies visit={visit} error={problem?.company} />
      <Sessions sessions={sessions} />
      <TwoFactor on={me.twoFactor} error={problem?.twoFactor} />
      <Password errors={problem?.password ?? {}} />
    </>,
    problem?.status ?? 200,
  );
}

function Companies({ visit, error }: { visit: PersonsVisit; error: string | undefined }) {
  const { me, tenant } = visit;
  const columns = [
    { label: entryTexts.company },
    { label: teamTexts.role },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Panel id="companies" title={accountTexts.companies}>
      {me.isOperator ? <p>{accountTexts.operator}</p> : null}
      {me.memberships.length === 0 ? null : (
        <Table caption={accountTexts.companies} columns={columns}>
          {me.memberships.map(({ tenantId, tenantName, role }) => (
            <tr>
              <Cell label={entryTexts.company}>{tenantName}</Cell>
              <Cell label={teamTexts.role}>{teamTexts.roles[role]}</Cell>
              <Cell>
                <div class="buttons">
                  {tenantId === tenant?.id ? (
                    <Badge tone="success">{accountTexts.current}</Badge>
                  ) : (
                    <PostButton
                      action="/account/companies/choose"
                      label={accountTexts.look}
                      name={accountTexts.lookAt(tenantName)}
                      values={{ tenant: tenantId }}
                    />
                  )}
                  <PostButton
                    action="/account/companies/leave"
                    label={accountTexts.leave}
                    name={accountTexts.leaveOf(tenantName)}
                    values={{ tenant: tenantId }}
                    class="quiet"
                  />
                </div>
              </Cell>
            </tr>
          ))}
        </Table>
      )}
      <form method="post" action="/account/companies" class="stack" novalidate>
        <TextField name="company" label={accountTexts.another} error={error} maxlength={200} required />
        <div class="buttons">
          <button type="submit">{accountTexts.anotherButton}</button>
        </div>
      </form>
    </Panel>
  );
}

function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  const columns = [
    { label: accountTexts.device },
    { label: accountTexts.address },
    { label: accountTexts.since },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Panel id="sessions" title={accountTexts.sessions}>
      <p class="help">{accountTexts.sessionsLead}</p>
      <Table caption={accountTexts.sessions} columns={columns}>
        {sessions.map((session) => (
          <tr>
            <Cell label={accountTexts.device}>{browserName(session.browser)}</Cell>
            <Cell label={accountTexts.address}>{session.address || accountTexts.unknown}</Cell>
            <Cell label={accountTexts.since}>
              <time datetime={session.since}>{showInstant(session.since)}</time>
            </Cell>
            <Cell>
              {session.current ? (
                <Badge tone="success">{accountTexts.thisOne}</Badge>
              ) : (
                <PostButton
                  action="/account/sessions/end"
                  label={accountTexts.end}
                  name={accountTexts.endOf(browserName(session.browser), showInstant(session.since))}
                  values={{ session: session.id }}
                />
              )}
            </Cell>
          </tr>
        ))}
      </Table>
      {sessions.length < 2 ? null : (
        <PostButton action="/account/sessions/end-others" label={accountTexts.endOthers} />
      )}
    </Panel>
  );
}

/** "Firefox · Linux": enough to recognise one's own, without a list of browsers to keep up to date. */
function browserName(agent: string | null): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)/.exec(agent ?? "")?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? "")?.[1];
  const names = { Edg: "Edge", OPR: "Opera" } as Record<string, string>;
  const known = [browser === undefined ? undefined : (names[browser] ?? browser), system].filter(Boolean);
  return known.length === 0 ? accountTexts.unknown : known.join(" · ");
}

function TwoFactor({ on, error }: { on: boolean; error: string | undefined }) {
  return (
    <Panel id="two-factor" title={accountTexts.twoFactor}>
      <p>{on ? accountTexts.twoFactorOn : accountTexts.twoFactorOff}</p>
      <form
        method="post"
        action={on ? "/account/two-factor/end" : "/account/two-factor"}
        class="stack"
        novalidate
      >
        <TextField
          name="twoFactorPassword"
          label={accountTexts.confirmPassword}
          type="password"
          error={error}
          autocomplete="current-password"
          required
        />
        <div class="buttons">
          <button type="submit">{on ? accountTexts.twoFactorEnd : accountTexts.twoFactorBegin}</button>
        </div>
      </form>
    </Panel>
  );
}

function Password({ errors }: { errors: { current?: string; next?: string } }) {
  return (
    <Panel id="password" title={accountTexts.password}>
      <form method="post" action="/account/password" class="stack" novalidate>
        <TextField
          name="currentPassword"
          label={accountTexts.currentPassword}
          type="password"
          error={errors.current}
          autocomplete="current-password"
          required
        />
        <TextField
          name="newPassword"
          label={entryTexts.newPassword}
          type="password"
          help={entryTexts.passwordHelp(MIN_PASSWORD_LENGTH)}
          error={errors.next}
          autocomplete="new-password"
          required
        />
        <div class="buttons">
          <button type="submit">{accountTexts.changePassword}</button>
        </div>
      </form>
    </Panel>
  );
}
