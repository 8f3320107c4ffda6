import type { Company } from "./companies.ts";
import { Field, Panel } from "./frame.tsx";
import { STRINGS } from "./strings.ts";

/** The companies of one ERP's sandbox, where its API is, and a form for another one. */
export function CompaniesPanel({
  address,
  controlPath,
  companies,
  current,
}: {
  /** Of the API, for a CRM or a hub. */
  address: string;
  controlPath: string;
  companies: Company[];
  current: Company;
}) {
  return (
    <Panel id="companies" heading={STRINGS.companies}>
      <p>
        {`${STRINGS.apiAddress}: `}
        <code>{address}</code>
      </p>
      <ul class="companies">
        {companies.map((company) => (
          <li>
            <a
              href={`${controlPath}?company=${company.id}`}
              {...(company.id === current.id ? { "aria-current": "page" as const } : {})}
            >
              {`${company.id} · ${company.name}`}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={`${controlPath}/forms/companies`} class="fields">
        <Field label={STRINGS.name}>
          <input name="name" maxlength={100} required />
        </Field>
        <Field label={STRINGS.initialData}>
          <select name="seed">
            <option value="demo">demo</option>
            <option value="minimal">minimal</option>
          </select>
        </Field>
        <div>
          <button type="submit">{STRINGS.createCompany}</button>
        </div>
      </form>
    </Panel>
  );
}
