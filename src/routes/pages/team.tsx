import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { ROLES } from "../../lib/scopes.ts";
import { emailSchema } from "../../services/accounts/people.ts";
import { changeRole, removeMember } from "../../services/members/change-member.ts";
import { inviteMember, resendAccess } from "../../services/members/invite-member.ts";
import { listMembers, type MemberView } from "../../services/members/list-members.ts";
import { listTexts } from "../../strings/pages.ts";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { teamTexts } from "../../strings/pages-team.ts";
import { name as nameSchema } from "../schemas.ts";
import { senderOf } from "./browser.ts";
import { Badge, Cell, Empty, NoticeBox, Panel, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { readForm, requireField } from "./forms.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

type Typed = { email: string; name: string; role: string; emailError?: string; nameError?: string };
type Refused = { typed?: Typed; notice?: string; status?: ContentfulStatusCode };

const roleSchema = z.enum(ROLES);

/** `/team`: who may enter for this company. */
export async function showTeam(visit: TenantVisit, refused: Refused = {}): Promise<Response> {
  const { context, tenant, http } = visit;
  const people = await listMembers(context, tenant.id);
  return await renderPage(
    http,
    { title: teamTexts.title, current: "/team" },
    <>
      {refused.notice === undefined ? null : <NoticeBox tone="danger">{refused.notice}</NoticeBox>}
      <p class="lead">{teamTexts.lead(tenant.name)}</p>
      {people.length === 0 ? <Empty title={teamTexts.none} /> : <People people={people} />}
      <Panel id="invite" title={teamTexts.inviteTitle}>
        <InviteForm typed={refused.typed} />
      </Panel>
    </>,
    refused.status ?? 200,
  );
}

function People({ people }: { people: readonly MemberView[] }) {
  const columns = [
    { label: teamTexts.person },
    { label: teamTexts.role },
    { label: teamTexts.state },
    { label: teamTexts.twoFactor },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <div class="sheet">
      <Table caption={teamTexts.title} columns={columns}>
        {people.map((person) => (
          <tr>
            <Cell label={teamTexts.person} class="message">
              <div>
                <strong>{person.name}</strong> {person.email}
              </div>
            </Cell>
            <Cell label={teamTexts.role} class="whole">
              {teamTexts.roles[person.role]}
            </Cell>
            <Cell label={teamTexts.state}>
              <Badge tone={person.state === "active" ? "success" : "warning"}>
                {teamTexts.states[person.state]}
              </Badge>
            </Cell>
            <Cell label={teamTexts.twoFactor}>{person.twoFactor ? teamTexts.yes : teamTexts.no}</Cell>
            <Cell class="end">
              <Actions person={person} />
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Actions({ person: { userId, email, role, state } }: { person: MemberView }) {
  const other = role === "admin" ? "viewer" : "admin";
  return (
    <div class="buttons">
      {state === "active" ? null : (
        <PostButton
          action="/team/resend"
          label={teamTexts.resend}
          name={teamTexts.of(teamTexts.resend, email)}
          values={{ user: userId }}
        />
      )}
      <PostButton
        action="/team/role"
        label={teamTexts.make[other]}
        name={teamTexts.of(teamTexts.make[other], email)}
        values={{ user: userId, role: other }}
        class="quiet"
      />
      <a
        href={`/team/remove?user=${encodeURIComponent(userId)}`}
        class="button quiet"
        aria-label={teamTexts.of(teamTexts.remove, email)}
      >
        {teamTexts.remove}
      </a>
    </div>
  );
}

function InviteForm({ typed }: { typed: Typed | undefined }) {
  return (
    <form method="post" action="/team" class="stack short" novalidate>
      <TextField
        name="email"
        label={entryTexts.email}
        type="email"
        value={typed?.email}
        error={typed?.emailError}
        autocomplete="off"
        required
      />
      <TextField
        name="name"
        label={teamTexts.name}
        value={typed?.name}
        error={typed?.nameError}
        autocomplete="off"
        required
      />
      <fieldset class="choices">
        <legend>{teamTexts.role}</legend>
        <p class="help">{teamTexts.rolesHelp}</p>
        {ROLES.map((role) => (
          <label for={`role-${role}`}>
            <input
              type="radio"
              id={`role-${role}`}
              name="role"
              value={role}
              checked={(typed?.role ?? "viewer") === role}
            />
            {teamTexts.roles[role]}
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="submit" class="primary">
          {teamTexts.invite}
        </button>
      </div>
    </form>
  );
}

export async function inviteToTeam(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const typed = { email: form.one("email"), name: form.one("name"), role: form.one("role") };
  const email = emailSchema.safeParse(typed.email);
  const name = nameSchema.safeParse(typed.name);
  const role = roleSchema.catch("viewer").parse(typed.role);
  if (!email.success || !name.success) {
    const errors = {
      ...(email.success ? {} : { emailError: entryTexts.emailInvalid }),
      ...(name.success ? {} : { nameError: teamTexts.nameInvalid }),
    };
    return await showTeam(visit, { typed: { ...typed, ...errors }, status: 400 });
  }
  return await acting(visit, "invited", typed, () =>
    inviteMember(
      visit.context,
      visit.tenant.id,
      { email: email.data, name: name.data, role },
      senderOf(visit.http),
    ),
  );
}

export async function changeTeamRole(visit: TenantVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const role = roleSchema.safeParse(form.one("role"));
  if (!role.success) throw new ApiError("validation_failed", { count: 1 });
  const userId = requireField(form, "user");
  return await acting(visit, "role_changed", undefined, () =>
    changeRole(visit.context, visit.tenant.id, userId, role.data),
  );
}

export async function resendToMember(visit: TenantVisit): Promise<Response> {
  const userId = requireField(await readForm(visit.http), "user");
  return await acting(visit, "access_resent", undefined, () =>
    resendAccess(visit.context, visit.tenant.id, userId, senderOf(visit.http)),
  );
}

/** Asks before somebody is removed. */
export async function askRemoval(visit: TenantVisit): Promise<Response> {
  const people = await listMembers(visit.context, visit.tenant.id);
  const person = people.find(({ userId }) => userId === visit.http.req.query("user"));
  if (person === undefined) throw new ApiError("member_not_found");
  return await renderPage(
    visit.http,
    {
      title: teamTexts.removeTitle,
      current: "/team",
      narrow: true,
      crumbs: [{ href: "/team", title: teamTexts.title }],
    },
    <div class="panel stack">
      <p>{teamTexts.removeLead(person.email, visit.tenant.name)}</p>
      <div class="buttons">
        <PostButton
          action="/team/remove"
          label={teamTexts.remove}
          name={teamTexts.of(teamTexts.remove, person.email)}
          values={{ user: person.userId }}
          class="primary"
        />
        <a href="/team">{teamTexts.keep}</a>
      </div>
    </div>,
  );
}

export async function removeFromTeam(visit: TenantVisit): Promise<Response> {
  const userId = requireField(await readForm(visit.http), "user");
  return await acting(visit, "member_removed", undefined, () =>
    removeMember(visit.context, visit.tenant.id, userId),
  );
}

const SHOWN_ON_PAGE = ["member_exists", "last_admin", "mail_unavailable", "too_many_attempts"] as const;

/** Does something to the team; what it is refused for stands on the team's page, with what was typed. */
async function acting(
  visit: TenantVisit,
  done: "invited" | "role_changed" | "access_resent" | "member_removed",
  typed: Typed | undefined,
  act: () => Promise<unknown>,
): Promise<Response> {
  try {
    await act();
  } catch (error) {
    const { detail, status } = refusalOnPage(error, SHOWN_ON_PAGE);
    return await showTeam(visit, { notice: detail, status, ...(typed === undefined ? {} : { typed }) });
  }
  leaveNotice(visit.http, done);
  return seeOther(visit, "/team");
}
