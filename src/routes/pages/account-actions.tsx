import { raw } from "hono/html";
import { renderSVG } from "uqr";
import { ApiError } from "../../errors.ts";
import {
  beginTwoFactor,
  changePassword,
  confirmTwoFactor,
  endOtherSessions,
  endSession,
  endTwoFactor,
} from "../../services/accounts/account-settings.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../services/accounts/auth.ts";
import { registerAnotherCompany } from "../../services/accounts/register-company.ts";
import { answerInvitation, leaveCompany } from "../../services/members/change-member.ts";
import { accountTexts, entryTexts } from "../../strings/pages-accounts.ts";
import { teamTexts } from "../../strings/pages-team.ts";
import { name as nameSchema } from "../schemas.ts";
import { showAccount } from "./account.tsx";
import { browserOf, setCookies } from "./browser.ts";
import { NoticeBox, PostButton } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { readForm, requireField, typedCode } from "./forms.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { CodeField } from "./text-field.tsx";
import { type PersonsVisit, seeOther } from "./visit.ts";

/** Runs an action of the account page; what it is refused for stands on that page. */
export function onAccount(act: (visit: PersonsVisit) => Promise<Response>) {
  return async (visit: PersonsVisit): Promise<Response> => {
    try {
      return await act(visit);
    } catch (error) {
      const { detail, status } = refusalOnPage(error, [
        "too_many_attempts",
        "last_admin",
        "session_not_found",
      ]);
      return await showAccount(visit, { status, notice: detail });
    }
  };
}

export async function endOneSession(visit: PersonsVisit): Promise<Response> {
  await endSession(visit.context, visit.me, requireField(await readForm(visit.http), "session"));
  leaveNotice(visit.http, "session_ended");
  return seeOther(visit, "/account");
}

export async function endOthers(visit: PersonsVisit): Promise<Response> {
  await endOtherSessions(visit.context, visit.me);
  leaveNotice(visit.http, "session_ended");
  return seeOther(visit, "/account");
}

export async function savePassword(visit: PersonsVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const typed = { current: form.one("currentPassword"), next: form.one("newPassword") };
  const answer = await changePassword(visit.context, visit.me, typed, browserOf(visit.http));
  if (answer.outcome === "changed") {
    setCookies(visit.http, answer.cookies);
    leaveNotice(visit.http, "password_changed");
    return seeOther(visit, "/account");
  }
  const password = {
    wrong_password: { current: accountTexts.passwordWrong },
    password_too_short: { next: entryTexts.passwordTooShort(MIN_PASSWORD_LENGTH) },
    password_too_long: { next: entryTexts.passwordTooLong(MAX_PASSWORD_LENGTH) },
  }[answer.outcome];
  return await showAccount(visit, { status: 400, password });
}

/** Shows the code to scan and the backup codes, once. */
export async function startTwoFactor(visit: PersonsVisit): Promise<Response> {
  const password = (await readForm(visit.http)).one("twoFactorPassword");
  const begun = await beginTwoFactor(visit.context, visit.me, password, browserOf(visit.http));
  if (begun === undefined) {
    return await showAccount(visit, { status: 400, twoFactor: accountTexts.passwordWrong });
  }
  return await renderPage(
    visit.http,
    {
      title: accountTexts.setupTitle,
      narrow: true,
      crumbs: [{ href: "/account", title: accountTexts.title }],
    },
    <div class="panel stack">
      <p>{accountTexts.setupScan}</p>
      <div class="qr" role="img" aria-label={accountTexts.setupImage}>
        {raw(renderSVG(begun.uri))}
      </div>
      <p>
        {accountTexts.setupByHand} <code>{new URL(begun.uri).searchParams.get("secret")}</code>
      </p>
      <p>{accountTexts.setupBackup}</p>
      <ul class="codes">
        {begun.backupCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CodeForm />
    </div>,
  );
}

function CodeForm({ error }: { error?: string }) {
  return (
    <form method="post" action="/account/two-factor/confirm" class="stack" novalidate>
      <CodeField label={accountTexts.setupCode} error={error} />
      <div class="buttons">
        <button type="submit" class="primary">
          {accountTexts.setupButton}
        </button>
      </div>
    </form>
  );
}

export async function finishTwoFactor(visit: PersonsVisit): Promise<Response> {
  const code = typedCode(await readForm(visit.http));
  const cookies = await confirmTwoFactor(visit.context, visit.me, code, browserOf(visit.http));
  if (cookies === undefined) {
    return await renderPage(
      visit.http,
      { title: accountTexts.setupTitle, narrow: true },
      <div class="panel stack">
        <CodeForm error={entryTexts.codeWrong} />
      </div>,
      400,
    );
  }
  setCookies(visit.http, cookies);
  leaveNotice(visit.http, "two_factor_on");
  return seeOther(visit, "/account");
}

export async function stopTwoFactor(visit: PersonsVisit): Promise<Response> {
  const password = (await readForm(visit.http)).one("twoFactorPassword");
  const cookies = await endTwoFactor(visit.context, visit.me, password, browserOf(visit.http));
  if (cookies === undefined) {
    return await showAccount(visit, { status: 400, twoFactor: accountTexts.passwordWrong });
  }
  setCookies(visit.http, cookies);
  leaveNotice(visit.http, "two_factor_off");
  return seeOther(visit, "/account");
}

export async function addCompany(visit: PersonsVisit): Promise<Response> {
  const company = nameSchema.safeParse((await readForm(visit.http)).one("company"));
  if (!company.success) return await showAccount(visit, { status: 400, company: entryTexts.companyInvalid });
  await visit.choose(await registerAnotherCompany(visit.context, visit.me.person, company.data));
  leaveNotice(visit.http, "tenant_created");
  return seeOther(visit, "/");
}

export async function chooseCompany(visit: PersonsVisit): Promise<Response> {
  const tenantId = requireField(await readForm(visit.http), "tenant");
  if (!visit.me.memberships.some((place) => place.tenantId === tenantId)) {
    throw new ApiError("tenant_not_found", { id: tenantId });
  }
  await visit.choose(tenantId);
  leaveNotice(visit.http, "tenant_chosen");
  return seeOther(visit, "/");
}

export async function leaveTeam(visit: PersonsVisit): Promise<Response> {
  const tenantId = requireField(await readForm(visit.http), "tenant");
  await leaveCompany(visit.context, visit.me.person, tenantId);
  leaveNotice(visit.http, "left_team");
  return seeOther(visit, "/account");
}

/** `/invitations`: the companies that wait for an answer. */
export async function showInvitations({ me, http }: PersonsVisit): Promise<Response> {
  return await renderPage(
    http,
    { title: accountTexts.invitations, current: "/invitations" },
    <>
      {me.memberships.length === 0 && !me.isOperator ? (
        <NoticeBox tone="info">{accountTexts.noCompany}</NoticeBox>
      ) : null}
      <p class="lead">
        {me.invitations.length === 0 ? accountTexts.invitationsNone : accountTexts.invitationsLead}
      </p>
      <ul class="tiles">
        {me.invitations.map(({ tenantId, tenantName, role }) => (
          <li class="tile">
            <h2>{tenantName}</h2>
            <p>{teamTexts.roles[role]}</p>
            <div class="buttons">
              <PostButton
                action="/invitations/answer"
                label={accountTexts.accept}
                name={accountTexts.acceptOf(tenantName)}
                values={{ tenant: tenantId, accept: "true" }}
                class="primary"
              />
              <PostButton
                action="/invitations/answer"
                label={accountTexts.decline}
                name={accountTexts.declineOf(tenantName)}
                values={{ tenant: tenantId, accept: "false" }}
              />
            </div>
          </li>
        ))}
      </ul>
    </>,
  );
}

export async function answerOne(visit: PersonsVisit): Promise<Response> {
  const form = await readForm(visit.http);
  const tenantId = requireField(form, "tenant");
  const accepts = requireField(form, "accept") === "true";
  await answerInvitation(visit.context, visit.me.person, tenantId, accepts);
  if (!accepts) return seeOther(visit, "/invitations");
  await visit.choose(tenantId);
  leaveNotice(visit.http, "invitation_accepted");
  return seeOther(visit, "/");
}
