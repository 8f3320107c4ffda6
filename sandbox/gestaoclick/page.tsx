import { type Context, Hono } from "hono";
import { type Company, listCompanies } from "../shared/companies.ts";
import { CompaniesPanel } from "../shared/companies-panel.tsx";
import { type ControlHono, requireCompany } from "../shared/control.ts";
import { listFaults } from "../shared/faults.ts";
import { backToPage, formRoutes, readCompanyForm, readForm } from "../shared/forms.ts";
import { Frame, Panel, PostButton, pageHeaders, Table } from "../shared/frame.tsx";
import { readJournal, readStatistics } from "../shared/journal.ts";
import { FaultsPanel, JournalPanel, StatisticsPanel, SwitchesPanel } from "../shared/panels.tsx";
import { countRecords, type Holding } from "../shared/records.ts";
import { STRINGS } from "../shared/strings.ts";
import { resolveSwitches } from "../shared/switches.ts";
import {
  addToken,
  createCompany,
  ERP,
  ensureDefaultCompany,
  listTokens,
  type StoredTokenPair,
  setRevoked,
} from "./companies.ts";
import { API_BASE_PATH, CONTROL_BASE_PATH, DEFAULT_COMPANY } from "./seed.ts";
import { openStore } from "./session.ts";
import { SWITCHES } from "./switches.ts";
import type { Sale } from "./vendas/sale.ts";

const JOURNAL_LINES = 100;
const LATEST_SALES = 10;
const FORMS_PATH = `${CONTROL_BASE_PATH}/forms`;
const HELD_RESOURCES = ["vendas", "clientes", "produtos", "servicos", "recebimentos"] as const;

/** The control page of GestãoClick's sandbox and the forms on it; works without script. */
export const gestaoclickPage = new Hono<ControlHono>({ strict: false });

gestaoclickPage.use("*", pageHeaders);

gestaoclickPage.get("/", async (context) => {
  const database = context.env.SANDBOX_DB;
  const asked = context.req.query("company") ?? String(DEFAULT_COMPANY.id);
  const company = await requireCompany(context, ERP, asked);
  const filter = { companyId: company.id, sinceMs: 0, limit: JOURNAL_LINES, newestFirst: true };
  const [companies, tokens, statistics, faults, lines, holdings] = await Promise.all([
    listCompanies(database, ERP),
    listTokens(database, company.id),
    readStatistics(database, ERP, company.id, 0),
    listFaults(database, ERP, company.id),
    readJournal(database, ERP, filter),
    readHoldings(database, company.id),
  ]);
  const target = { formsPath: FORMS_PATH, companyId: String(company.id) };
  const switches = resolveSwitches(SWITCHES, company.switches);
  return context.html(
    <Frame heading="GestãoClick">
      <CompaniesPanel
        address={`${new URL(context.req.url).origin}${API_BASE_PATH}`}
        controlPath={CONTROL_BASE_PATH}
        companies={companies}
        current={company}
      />
      <TokensPanel company={company} tokens={tokens} />
      <StatisticsPanel statistics={statistics} />
      <HoldingsPanel {...holdings} />
      <FaultsPanel faults={faults} {...target} />
      <JournalPanel lines={lines} {...target} />
      <SwitchesPanel definitions={SWITCHES} values={switches} {...target} />
    </Frame>,
  );
});

const forms = formRoutes({ erp: ERP, switches: SWITCHES, ensureDefaultCompany }, CONTROL_BASE_PATH);

forms.post("/companies", async (context) => {
  const form = await readForm(context);
  const name = form.name?.trim() || STRINGS.newCompany;
  const seed = form.seed === "minimal" ? "minimal" : "demo";
  const { id } = await createCompany(context.env.SANDBOX_DB, { name, seed, switches: {} });
  return backToPage(context, CONTROL_BASE_PATH, id, "tokens");
});

forms.post("/tokens", async (context) => {
  const { company } = await readCompanyForm(context, ERP);
  await addToken(context.env.SANDBOX_DB, company);
  return backToPage(context, CONTROL_BASE_PATH, company.id, "tokens");
});

forms.post("/tokens/revoke", (context) => changeToken(context, true));
forms.post("/tokens/restore", (context) => changeToken(context, false));

gestaoclickPage.route("/forms", forms);

async function changeToken(context: Context<ControlHono>, revoked: boolean): Promise<Response> {
  const { company, form } = await readCompanyForm(context, ERP);
  await setRevoked(context.env.SANDBOX_DB, company.id, revoked, form.accessToken);
  return backToPage(context, CONTROL_BASE_PATH, company.id, "tokens");
}

interface Holdings {
  counts: Holding[];
  sales: Sale[];
}

async function readHoldings(database: D1Database, companyId: number): Promise<Holdings> {
  const counts = await countRecords(database, companyId, HELD_RESOURCES);
  const page = await openStore(database, companyId).page("vendas", {
    conditions: [],
    orderBy: "id",
    direction: "desc",
    limit: LATEST_SALES,
    offset: 0,
  });
  return { counts, sales: page.rows };
}

function TokensPanel({ company, tokens }: { company: Company; tokens: StoredTokenPair[] }) {
  const columns = [STRINGS.accessToken, STRINGS.secretAccessToken, STRINGS.state, STRINGS.action];
  return (
    <Panel id="tokens" heading={`${STRINGS.tokens}: ${company.name}`}>
      <Table columns={columns}>
        {tokens.map((token) => (
          <tr>
            <td>
              <code>{token.accessToken}</code>
            </td>
            <td>
              <code>{token.secretAccessToken}</code>
            </td>
            <td class={token.revoked ? "bad" : "good"}>{token.revoked ? STRINGS.revoked : STRINGS.active}</td>
            <td>
              <PostButton
                action={`${FORMS_PATH}/tokens/${token.revoked ? "restore" : "revoke"}`}
                label={token.revoked ? STRINGS.restore : STRINGS.revoke}
                values={{ company: String(company.id), accessToken: token.accessToken }}
              />
            </td>
          </tr>
        ))}
      </Table>
      <div class="actions">
        <PostButton
          action={`${FORMS_PATH}/tokens`}
          label={STRINGS.addToken}
          values={{ company: String(company.id) }}
        />
      </div>
    </Panel>
  );
}

function HoldingsPanel({ counts, sales }: Holdings) {
  const columns = [
    STRINGS.number,
    STRINGS.date,
    STRINGS.customer,
    STRINGS.seller,
    STRINGS.state,
    STRINGS.total,
  ];
  return (
    <Panel id="holdings" heading={STRINGS.holdings}>
      <dl class="figures">
        {counts.map(({ resource, amount }) => (
          <div>
            <dt>{resource}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <h3>{STRINGS.latestSales}</h3>
      {sales.length === 0 ? (
        <p>{STRINGS.noSales}</p>
      ) : (
        <Table columns={columns}>
          {sales.map((sale) => (
            <tr>
              <td>{sale.codigo}</td>
              <td class="nowrap">{sale.data}</td>
              <td>{sale.nome_cliente}</td>
              <td>{sale.nome_vendedor}</td>
              <td>{sale.nome_situacao}</td>
              <td class="nowrap">{`R$ ${sale.valor_total.replace(".", ",")}`}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
