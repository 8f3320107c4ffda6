import type { Connector, FlowId } from "../../erp/connector.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { makeAddress, removeAddress } from "../../services/webhooks-in/change-address.ts";
import { type AddressView, listAddresses } from "../../services/webhooks-in/list-addresses.ts";
import { inLanguage, joinNames } from "../../strings/language.ts";
import { frameTexts } from "../../strings/pages.ts";
import { webhookInTexts } from "../../strings/pages-webhooks-in.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Badge, NoticeBox, Panel, PostButton } from "./components.tsx";
import { connectorOf } from "./connections-of.ts";
import { leaveNotice } from "./cookies.ts";
import { showInstant } from "./format.ts";
import { linkTo, readForm, requireField } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const pathOf = ({ id }: Connector) => `/integrations/${id}/webhooks-in`;

/** The addresses of a connection whose systems can tell of changes; nothing where none can, or it is not saved yet. */
export async function readAddresses(
  visit: TenantVisit,
  connector: Connector,
  connection: ConnectionView | undefined,
): Promise<AddressView[]> {
  const canTell = Object.keys(connector.webhooksIn).length > 0;
  return canTell && connection !== undefined ? await listAddresses(visit.context, connection.id) : [];
}

type PanelProps = {
  connector: Connector;
  connection: ConnectionView | undefined;
  addresses: readonly AddressView[];
  mayWrite: boolean;
};

/** Where a connection's systems tell Ponte of changes, and whether they do. */
export function WebhooksIn({ connector, connection, addresses, mayWrite }: PanelProps) {
  if (connection === undefined || addresses.length === 0) return null;
  return (
    <Panel id="webhooks-in" title={webhookInTexts.title}>
      <p class="help">{webhookInTexts.lead}</p>
      <ul class="checks">
        {addresses.map((address) => (
          <li>
            <StateOf address={address} />
            <div class="stack">
              <div>
                <strong>{address.title}</strong>
                <Standing connector={connector} address={address} />
              </div>
              {mayWrite ? (
                <AddressButtons path={pathOf(connector)} connection={connection} address={address} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function StateOf({ address: { createdAt, lastReceivedAt } }: { address: AddressView }) {
  if (createdAt === null) return <Badge tone="neutral">{webhookInTexts.none}</Badge>;
  return lastReceivedAt === null ? (
    <Badge tone="info">{webhookInTexts.waiting}</Badge>
  ) : (
    <Badge tone="success">{webhookInTexts.heard}</Badge>
  );
}

function Standing({ connector, address }: { connector: Connector; address: AddressView }) {
  const { createdAt, lastReceivedAt } = address;
  const language = currentLanguage();
  const flows = address.flows.map((flow) =>
    inLanguage(connector.flows[flow as FlowId] ?? { pt: flow, en: flow }, language),
  );
  return (
    <p>
      {webhookInTexts.sooner(joinNames(flows, language))}
      {createdAt === null ? null : (
        <>
          {" "}
          {webhookInTexts.created} <time datetime={createdAt}>{showInstant(createdAt)}</time>.
        </>
      )}
      {lastReceivedAt === null ? null : (
        <>
          {" "}
          {webhookInTexts.last} <time datetime={lastReceivedAt}>{showInstant(lastReceivedAt)}</time>.
        </>
      )}
    </p>
  );
}

type ButtonsProps = { path: string; connection: ConnectionView; address: AddressView };

function AddressButtons({ path, connection, address: { system, title, createdAt } }: ButtonsProps) {
  const values = { connection: connection.id, system };
  if (createdAt === null) {
    return (
      <PostButton
        action={path}
        label={webhookInTexts.make}
        name={webhookInTexts.makeOf(title)}
        values={values}
      />
    );
  }
  return (
    <>
      <div class="buttons">
        <PostButton
          action={path}
          label={webhookInTexts.renew}
          name={webhookInTexts.renewOf(title)}
          values={values}
        />
        <PostButton
          action={`${path}/remove`}
          label={webhookInTexts.remove}
          name={webhookInTexts.removeOf(title)}
          values={values}
          class="quiet"
        />
      </div>
      <p class="help">{webhookInTexts.renewHelp}</p>
    </>
  );
}

/** Makes a system's address and shows it in this one answer. */
export async function makeSystemAddress(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const [id, system] = [requireField(form, "connection"), requireField(form, "system")];
  const { origin } = new URL(visit.http.req.url);
  const { url } = await makeAddress(visit.context, id, system, origin);
  const source = connector.webhooksIn[system];
  const title = source?.title ?? system;
  const back = linkTo(`/integrations/${connector.id}`, { connection: id });
  return await renderPage(
    visit.http,
    {
      title: webhookInTexts.addressTitle(title),
      current: "/integrations",
      narrow: true,
      crumbs: [
        { href: "/integrations", title: frameTexts.integrations },
        { href: back, title: connector.title },
      ],
    },
    <>
      <NoticeBox tone="warning">{webhookInTexts.addressLead}</NoticeBox>
      <div class="panel stack">
        <div class="field">
          <label for="address">{webhookInTexts.address}</label>
          <input id="address" class="code-input" value={url} readonly spellcheck={false} />
        </div>
        {source === undefined ? null : (
          <div>
            <strong>{webhookInTexts.how}</strong>
            <p>{inLanguage(source.help, currentLanguage())}</p>
          </div>
        )}
        <p>
          <a href={back}>{webhookInTexts.back}</a>
        </p>
      </div>
    </>,
    201,
  );
}

/** Takes a system's address away. */
export async function removeSystemAddress(visit: TenantVisit): Promise<Response> {
  const connector = connectorOf(visit.http);
  const form = await readForm(visit.http);
  const id = requireField(form, "connection");
  await removeAddress(visit.context, id, requireField(form, "system"));
  leaveNotice(visit.http, "address_removed");
  return seeOther(visit, linkTo(`/integrations/${connector.id}`, { connection: id }));
}
