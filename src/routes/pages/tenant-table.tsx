import type { TenantSummary } from "../../services/tenants/list-tenants.ts";
import { listTexts } from "../../strings/pages.ts";
import { firstAccessTexts, firstAccessTones, tenantTexts } from "../../strings/pages-tenants.ts";
import { Badge, Cell, PostButton, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { makerName } from "./maker-name.ts";

type TenantTableProps = {
  tenants: readonly TenantSummary[];
  chosenId: string | undefined;
  /** What the list was filtered by, so that a form comes back to it. */
  back: Readonly<Record<string, string>>;
};

/** Companies, each with how far its admin's first access is. */
export function TenantTable({ tenants, chosenId, back }: TenantTableProps) {
  const columns = [
    { label: tenantTexts.name },
    { label: tenantTexts.created },
    { label: tenantTexts.admin },
    { label: listTexts.actions, hidden: true },
  ];
  return (
    <Table caption={tenantTexts.title} columns={columns}>
      {tenants.map((tenant) => (
        <tr>
          <Cell label={tenantTexts.name} class="message">
            <strong>{tenant.name}</strong>
          </Cell>
          <Cell label={tenantTexts.created}>
            <div>
              <time datetime={tenant.createdAt}>{showInstant(tenant.createdAt)}</time>
              <small class="under">{origin(tenant)}</small>
            </div>
          </Cell>
          <Cell label={tenantTexts.admin}>
            <AdminAccess tenant={tenant} back={back} />
          </Cell>
          <Cell class="end">
            <Actions tenant={tenant} chosen={tenant.id === chosenId} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function origin({ selfRegistered, createdBy, admin }: TenantSummary): string {
  if (createdBy === null) return tenantTexts.madeBySomebody;
  // The next column names the same person.
  if (selfRegistered && createdBy.email === admin?.email) return tenantTexts.registeredItself;
  const name = makerName(createdBy);
  return selfRegistered ? tenantTexts.registeredBy(name) : tenantTexts.madeBy(name);
}

type AdminAccessProps = { tenant: TenantSummary; back: Readonly<Record<string, string>> };

function AdminAccess({ tenant: { id, name, admin }, back }: AdminAccessProps) {
  if (admin === null) {
    return (
      <div>
        <Badge tone="neutral">{firstAccessTexts.noAdmin}</Badge>
        <small class="under">{firstAccessTexts.noAdminHelp}</small>
      </div>
    );
  }
  const { state, email, userId } = admin;
  return (
    <div class="access">
      <div>
        {email} <Badge tone={firstAccessTones[state]}>{firstAccessTexts.states[state]}</Badge>
        <small class="under">{accessDetail(admin)}</small>
      </div>
      {state === "entered" ? null : (
        <PostButton
          action="/tenants/resend"
          label={firstAccessTexts.resend}
          name={firstAccessTexts.resendTo(email, name)}
          values={{ tenant: id, user: userId, ...back }}
        />
      )}
    </div>
  );
}

function accessDetail({
  state,
  linkSentAt,
  linkExpiresAt,
  firstAccessAt,
}: NonNullable<TenantSummary["admin"]>) {
  const at = (instant: string | null) => (instant === null ? listTexts.none : showInstant(instant));
  switch (state) {
    case "entered":
      return firstAccessAt === null
        ? firstAccessTexts.enteredBefore
        : firstAccessTexts.entered(at(firstAccessAt));
    case "link_sent":
      return firstAccessTexts.linkSent(at(linkSentAt), at(linkExpiresAt));
    case "link_expired":
      return firstAccessTexts.linkExpired(at(linkSentAt), at(linkExpiresAt));
    case "not_sent":
      return firstAccessTexts.notSent;
    case "invited":
      return firstAccessTexts.invited;
  }
}

function Actions({ tenant: { id, name }, chosen }: { tenant: TenantSummary; chosen: boolean }) {
  return (
    <div class="buttons">
      <a href={`/tenants/${id}/keys`} aria-label={tenantTexts.keysOf(name)}>
        {tenantTexts.keys}
      </a>
      {chosen ? (
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
  );
}
