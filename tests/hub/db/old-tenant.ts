/**
 * A company as the hub of the first two migrations left it: it signs in, has an active connection with two sales in the ERP
 * or on their way there, and a log whose search column still has its punctuation. Written as that hub wrote it; never
 * brought up to date.
 */
export const OLD = {
  tenantId: "ten_01HR0000000000000000000001",
  connectionId: "con_01HR0000000000000000000001",
  saleId: "sal_01HR0000000000000000000001",
  waitingSaleId: "sal_01HR0000000000000000000002",
  key: "ponte_old_key",
  email: "ze@bardoze.example",
  password: "senha-de-antes",
} as const;

const AT = Date.UTC(2024, 2, 1, 15);

/** What the CRM said of the old sale. */
export const OLD_SALE = {
  kind: "sale",
  number: "7",
  date: "2024-03-01",
  soldAt: "2024-03-01T15:00:00Z",
  customer: { externalId: "c-9", name: "Bar do Zé", document: "11.444.777/0001-61" },
  items: [{ type: "product", code: "0077", name: "Café 500 g", price: "20.00", quantity: "2" }],
} as const;

const PASSWORD_HASH =
  "00112233445566778899aabbccddeeff:d6dee1d4f0e355786c1f92b9ddc0f0137a160c0d5c8bcaf8a95701b243c1bb0666ae817424e27c1f957f9750d4c5dc268c75543a0c74c37d8abcabb206c12613";
const KEY_HASH = "4c8b53d50e3a814d08057530d45a2b492ca41a442c375b3769142b3b28492eaf";
const CONTENT_HASH = "9b10aa033959db5e2bd3bb2f352b5c18e8bca522667ea32b444469bd172ca493";
const CONTENT = JSON.stringify(OLD_SALE);

/** The ERP's ids of what the old hub had sent there, and the credentials as it sealed them. */
export type OldRemote = { sale: string; customer: string; product: string; credentials: string };

/** What the log is searched by, before the index of words and since. */
const SEARCH = { text: "venda criada no erp (nº 7). velha-7", words: "venda criada no erp nº 7  velha 7" };

/** The old hub's rows, each with what it binds. */
export function oldRows(remote: OldRemote, searchedBy: keyof typeof SEARCH): [string, ...unknown[]][] {
  const { tenantId, connectionId, saleId, waitingSaleId, email } = OLD;
  return [
    [
      "INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES ('usr_old', 'Zé', ?, 1, ?, ?)",
      email,
      AT,
      AT,
    ],
    [
      "INSERT INTO user_accounts (id, user_id, account_id, provider_id, password, created_at, updated_at) VALUES ('acc_old', 'usr_old', 'usr_old', 'credential', ?, ?, ?)",
      PASSWORD_HASH,
      AT,
      AT,
    ],
    [
      "INSERT INTO tenants (id, name, created_at, registered_by) VALUES (?, 'Bar do Zé', ?, 'usr_old')",
      tenantId,
      AT,
    ],
    [
      "INSERT INTO members (tenant_id, user_id, role, invited_at, accepted_at) VALUES (?, 'usr_old', 'admin', ?, ?)",
      tenantId,
      AT,
      AT,
    ],
    [
      "INSERT INTO audit (id, tenant_id, at, actor_kind, actor_id, actor_name, action, target, params) VALUES ('aud_01HR0000000000000000000001', ?, ?, 'member', 'usr_old', ?, 'tenant.registered', ?, '{\"name\":\"Bar do Zé\"}')",
      tenantId,
      AT,
      email,
      tenantId,
    ],
    [
      "INSERT INTO api_keys (id, tenant_id, name, hash, scopes, created_at) VALUES ('key_old', ?, 'CRM', ?, '[\"sales:write\",\"read\"]', ?)",
      tenantId,
      KEY_HASH,
      AT,
    ],
    [
      "INSERT INTO connections (id, tenant_id, provider, name, status, settings, credentials, account_key, flows, activated_at, created_at, updated_at) VALUES (?, ?, 'gestaoclick', 'GestãoClick', 'active', '{\"unknownSeller\":\"send_without\"}', ?, 'old-account', '{\"sales\":true}', ?, ?, ?)",
      connectionId,
      tenantId,
      remote.credentials,
      AT,
      AT,
      AT,
    ],
    ...[
      { id: saleId, externalId: "velha-7", state: "delivered", due: null, remoteId: remote.sale },
      { id: waitingSaleId, externalId: "velha-8", state: "retrying", due: AT, remoteId: null },
    ].flatMap(({ id, externalId, state, due, remoteId }): [string, ...unknown[]][] => [
      [
        "INSERT INTO sales (tenant_id, id, external_id, kind, number, sale_date, customer_name, total, content, content_hash, search, version, write_id, created_at, updated_at) VALUES (?, ?, ?, 'sale', '7', '2024-03-01', 'Bar do Zé', '40.00', ?, ?, 'bar do ze', 1, ?, ?, ?)",
        tenantId,
        id,
        externalId,
        CONTENT,
        CONTENT_HASH,
        id.replace("sal", "wrt"),
        AT,
        AT,
      ],
      [
        "INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at, attempt_count, failure_count, remote_id, created_at, updated_at) VALUES (?, ?, ?, 'sales', ?, 1, 'accepted', ?, ?, 1, 0, ?, ?, ?)",
        tenantId,
        id.replace("sal", "dlv"),
        connectionId,
        externalId,
        state,
        due,
        remoteId,
        AT,
        AT,
      ],
    ]),
    ...Object.entries({
      "sale velha-7": remote.sale,
      "customer 11444777000161": remote.customer,
      "product 0077": remote.product,
    }).map(([name, remoteId]): [string, ...unknown[]] => {
      const [kind, key] = name.split(" ");
      return [
        "INSERT INTO mappings (connection_id, kind, key, tenant_id, remote_id, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
        connectionId,
        kind,
        key,
        tenantId,
        remoteId,
        AT,
      ];
    }),
    [
      "INSERT INTO logs (tenant_id, id, at, level, event, message, search, params, provider, connection_id, delivery_id, subject) VALUES (?, 'log_01HR0000000000000000000001', ?, 'info', 'sale.created', 'Venda criada no ERP (nº 7).', ?, '{\"number\":\"7\"}', 'gestaoclick', ?, ?, 'velha-7')",
      tenantId,
      AT,
      SEARCH[searchedBy],
      connectionId,
      saleId.replace("sal", "dlv"),
    ],
    [
      "INSERT INTO log_details (log_id, tenant_id, detail) VALUES ('log_01HR0000000000000000000001', ?, '{\"exchanges\":[]}')",
      tenantId,
    ],
  ];
}
