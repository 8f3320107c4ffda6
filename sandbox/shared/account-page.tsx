import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type AccountErp, addKey, createCompany, ensureDefaultCompany, KEY } from "./accounts.ts";
import { type Company, listCompanies } from "./companies.ts";
import { CompaniesPanel } from "./companies-panel.tsx";
import { type ControlHono, requireCompany } from "./control.ts";
import { listCredentials, type StoredCredential, setRevoked } from "./credentials.ts";
import { listFaults } from "./faults.ts";
import { backToPage, formRoutes, readCompanyForm, readForm } from "./forms.ts";
import { Frame, Panel, PostButton, pageHeaders, Table } from "./frame.tsx";
import { readJournal, readStatistics } from "./journal.ts";
import { FaultsPanel, JournalPanel, StatisticsPanel, SwitchesPanel } from "./panels.tsx";
import { countRecords, type Holding } from "./records.ts";
import { STRINGS } from "./strings.ts";
import { resolveSwitches } from "./switches.ts";

const JOURNAL_LINES = 100;

/** The control page of an ERP whose companies are opened by keys, and the forms on it; works without script. */
export function accountPage(account: AccountErp): Hono<ControlHono> {
  const page = new Hono<ControlHono>({ strict: false });
  page.use("*", pageHeaders);
  page.get("/", (context) => showPage(context, account));
  page.route("/forms", accountForms(account));
  return page;
}

async function showPage(context: Context<ControlHono>, account: AccountErp): Promise<Response> {
  const database = context.env.SANDBOX_DB;
  const { erp, switches: definitions } = account;
  const companies = await listCompanies(database, erp);
  const asked = context.req.query("company") ?? String(companies[0]?.id ?? "");
  const company = await requireCompany(context, erp, asked);
  const filter = { companyId: company.id, sinceMs: 0, limit: JOURNAL_LINES, newestFirst: true };
  const [keys, statistics, faults, lines, holdings] = await Promise.all([
    listCredentials(database, erp, KEY, company.id),
    readStatistics(database, erp, company.id, 0),
    listFaults(database, erp, company.id),
    readJournal(database, erp, filter),
    countRecords(database, company.id, account.holdings),
  ]);
  const target = { formsPath: `${account.controlPath}/forms`, companyId: String(company.id) };
  const values = resolveSwitches(definitions, company.switches);
  return context.html(
    <Frame heading={account.title}>
      <CompaniesPanel
        address={`${new URL(context.req.url).origin}${account.apiPath}`}
        controlPath={account.controlPath}
        companies={companies}
        current={company}
      />
      <KeysPanel account={account} company={company} keys={keys} />
      <StatisticsPanel statistics={statistics} />
      <HoldingsPanel holdings={holdings} />
      {await account.panel?.(database, company.id)}
      <FaultsPanel faults={faults} {...target} />
      <JournalPanel lines={lines} {...target} />
      <SwitchesPanel definitions={definitions} values={values} {...target} />
    </Frame>,
  );
}

function accountForms(account: AccountErp): Hono<ControlHono> {
  const { erp, switches, controlPath } = account;
  const ensure = (database: D1Database) => ensureDefaultCompany(database, account);
  const forms = formRoutes({ erp, switches, ensureDefaultCompany: ensure }, controlPath);
  forms.post("/companies", async (context) => {
    const form = await readForm(context);
    const name = form.name?.trim() || STRINGS.newCompany;
    const seed = form.seed === "minimal" ? "minimal" : "demo";
    const { id } = await createCompany(context.env.SANDBOX_DB, account, { name, seed, switches: {} });
    return backToPage(context, controlPath, id, "keys");
  });
  forms.post("/keys", async (context) => {
    const { company } = await readCompanyForm(context, erp);
    await addKey(context.env.SANDBOX_DB, account, company.id);
    return backToPage(context, controlPath, company.id, "keys");
  });
  for (const [verb, revoked] of [
    ["revoke", true],
    ["restore", false],
  ] as const) {
    forms.post(`/keys/${verb}`, async (context) => {
      const { company, form } = await readCompanyForm(context, erp);
      const which = { kind: KEY, companyId: company.id, name: form.name };
      await setRevoked(context.env.SANDBOX_DB, erp, which, revoked);
      return backToPage(context, controlPath, company.id, "keys");
    });
  }
  forms.post("/sessions/revoke", async (context) => {
    const { company } = await readCompanyForm(context, erp);
    if (account.sessionKind === undefined) throw new HTTPException(404, { message: "no sessions here" });
    const which = { kind: account.sessionKind, companyId: company.id };
    await setRevoked(context.env.SANDBOX_DB, erp, which, true);
    return backToPage(context, controlPath, company.id, "keys");
  });
  return forms;
}

function KeysPanel({
  account,
  company,
  keys,
}: {
  account: AccountErp;
  company: Company;
  keys: StoredCredential[];
}) {
  const fields = Object.keys(account.showKey(account.defaultCompany.key));
  const formsPath = `${account.controlPath}/forms`;
  const values = { company: String(company.id) };
  return (
    <Panel id="keys" heading={`${STRINGS.keys}: ${company.name}`}>
      <Table columns={[...fields, STRINGS.state, STRINGS.action]}>
        {keys.map((key) => (
          <tr>
            {Object.values(account.showKey(key)).map((value) => (
              <td>
                <code>{value}</code>
              </td>
            ))}
            <td class={key.revoked ? "bad" : "good"}>{key.revoked ? STRINGS.revoked : STRINGS.active}</td>
            <td>
              <PostButton
                action={`${formsPath}/keys/${key.revoked ? "restore" : "revoke"}`}
                label={key.revoked ? STRINGS.restore : STRINGS.revoke}
                values={{ ...values, name: key.name }}
              />
            </td>
          </tr>
        ))}
      </Table>
      <div class="actions">
        <PostButton action={`${formsPath}/keys`} label={STRINGS.addKey} values={values} />
        {account.sessionKind === undefined ? null : (
          <PostButton action={`${formsPath}/sessions/revoke`} label={STRINGS.endSessions} values={values} />
        )}
      </div>
    </Panel>
  );
}

function HoldingsPanel({ holdings }: { holdings: Holding[] }) {
  return (
    <Panel id="holdings" heading={STRINGS.holdings}>
      <dl class="figures">
        {holdings.map(({ resource, amount }) => (
          <div>
            <dt>{resource}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
