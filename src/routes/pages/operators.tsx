import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { emailSchema } from "../../services/accounts/people.ts";
import { addOperator } from "../../services/operators/add-operator.ts";
import { listOperators, type OperatorView } from "../../services/operators/list-operators.ts";
import { removeOperator, requireOperatorPerson } from "../../services/operators/remove-operator.ts";
import { listTexts } from "../../strings/pages.ts";
import { entryTexts } from "../../strings/pages-accounts.ts";
import { operatorTexts } from "../../strings/pages-operator.ts";
import { senderOf } from "./browser.ts";
import { Badge, Cell, Empty, NoticeBox, Panel, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showInstant } from "./format.ts";
import { readForm, requireField } from "./forms.ts";
import { makerName } from "./maker-name.ts";
import { refusalOnPage } from "./refusals.ts";
import { renderPage } from "./render.tsx";
import { TextField } from "./text-field.tsx";
import { seeOther, type Visit } from "./visit.ts";

/** Whoever adds somebody may not know how they write their name. */
const optionalNameSchema = z.string().trim().max(120);

type Typed = { email: string; name: string; emailError?: string; nameError?: string };
type Refused = { typed?: Typed; notice?: string; status?: ContentfulStatusCode };

/** `/operators`: the support team. */
export async function showOperators(visit: Visit, refused: Refused = {}): Promise<Response> {
  const people = await listOperators(visit.context);
  return await renderPage(
    visit.http,
    { title: operatorTexts.title, current: "/operators" },
    <>
      {refused.notice === undefined ? null : <NoticeBox tone="danger">{refused.notice}</NoticeBox>}
      <p class="lead">{operatorTexts.lead}</p>
      {people.length === 0 ? <Empty title={operatorTexts.none} /> : <People people={people} />}
      <Panel id="add" title={operatorTexts.addTitle}>
        <AddForm typed={refused.typed} />
      </Panel>
    </>,
    refused.status ?? 200,
  );
}

function People({ people }: { people: readonly OperatorView[] }) {
  const columns = [
    { label: operatorTexts.person },
    { label: operatorTexts.state },
    { label: operatorTexts.added },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <div class="sheet">
      <Table caption={operatorTexts.title} columns={columns}>
        {people.map((person) => (
          <tr>
            <Cell label={operatorTexts.person} class="message">
              <div>
                <strong>{person.name}</strong> {person.email}
              </div>
            </Cell>
            <Cell label={operatorTexts.state}>
              <Badge tone={person.entered ? "success" : "warning"}>
                {person.entered ? operatorTexts.active : operatorTexts.waiting}
              </Badge>
            </Cell>
            <Cell label={operatorTexts.added}>
              <div>
                <time datetime={person.since}>{showInstant(person.since)}</time>
                {person.addedBy === null ? null : (
                  <small class="under">{operatorTexts.addedBy(makerName(person.addedBy))}</small>
                )}
              </div>
            </Cell>
            <Cell class="end">
              <Actions person={person} />
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Actions({ person: { userId, email, name, entered } }: { person: OperatorView }) {
  return (
    <div class="buttons">
      {entered ? null : (
        <PostButton
          action="/operators"
          label={operatorTexts.resend}
          name={operatorTexts.of(operatorTexts.resend, email)}
          values={{ email, name }}
        />
      )}
      <a
        href={`/operators/remove?user=${encodeURIComponent(userId)}`}
        class="button quiet"
        aria-label={operatorTexts.of(operatorTexts.remove, email)}
      >
        {operatorTexts.remove}
      </a>
    </div>
  );
}

function AddForm({ typed }: { typed: Typed | undefined }) {
  return (
    <form method="post" action="/operators" class="stack short" novalidate>
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
        label={operatorTexts.name}
        help={operatorTexts.nameHelp}
        value={typed?.name}
        error={typed?.nameError}
        maxlength={120}
        autocomplete="off"
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {operatorTexts.add}
        </button>
      </div>
    </form>
  );
}

/** Adds somebody, or mails the link again to who is there and has not come in. */
export async function addToOperators(visit: Visit): Promise<Response> {
  const form = await readForm(visit.http);
  const typed = { email: form.one("email"), name: form.one("name") };
  const email = emailSchema.safeParse(typed.email);
  const name = optionalNameSchema.safeParse(typed.name);
  if (!email.success || !name.success) {
    const errors = {
      ...(email.success ? {} : { emailError: entryTexts.emailInvalid }),
      ...(name.success ? {} : { nameError: operatorTexts.nameInvalid }),
    };
    return await showOperators(visit, { typed: { ...typed, ...errors }, status: 400 });
  }
  try {
    const added = { email: email.data, name: name.data };
    const { outcome } = await addOperator(visit.context, added, senderOf(visit.http));
    leaveNotice(visit.http, outcome === "added" ? "operator_added" : "operator_there");
  } catch (error) {
    const { detail, status } = refusalOnPage(error, ["mail_unavailable", "too_many_attempts"]);
    return await showOperators(visit, { notice: detail, status, typed });
  }
  return seeOther(visit, "/operators");
}

/** Asks before somebody is removed. */
export async function askOperatorRemoval(visit: Visit): Promise<Response> {
  const person = await requireOperatorPerson(visit.context, visit.http.req.query("user") ?? "");
  const isSelf = visit.me?.person.userId === person.userId;
  return await renderPage(
    visit.http,
    {
      title: operatorTexts.removeTitle,
      current: "/operators",
      narrow: true,
      crumbs: [{ href: "/operators", title: operatorTexts.title }],
    },
    <div class="panel stack">
      <p>{operatorTexts.removeLead(person.email)}</p>
      {isSelf ? <NoticeBox tone="warning">{operatorTexts.removeSelf}</NoticeBox> : null}
      <div class="buttons">
        <PostButton
          action="/operators/remove"
          label={operatorTexts.remove}
          name={operatorTexts.of(operatorTexts.remove, person.email)}
          values={{ user: person.userId }}
          class="primary"
        />
        <a href="/operators">{operatorTexts.keep}</a>
      </div>
    </div>,
  );
}

export async function removeFromOperators(visit: Visit): Promise<Response> {
  const userId = requireField(await readForm(visit.http), "user");
  try {
    await removeOperator(visit.context, userId);
  } catch (error) {
    const { detail, status } = refusalOnPage(error, ["operator_not_found"]);
    return await showOperators(visit, { notice: detail, status });
  }
  leaveNotice(visit.http, "operator_removed");
  // Whoever removed themselves has no session any more.
  return seeOther(visit, visit.me?.person.userId === userId ? "/" : "/operators");
}
