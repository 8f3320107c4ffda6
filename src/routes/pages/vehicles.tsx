import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type AssetNames, readNames } from "../../services/assets/read-names.ts";
import { getClient } from "../../services/clients/get-client.ts";
import { listClientVehicles } from "../../services/vehicles/list-client-vehicles.ts";
import type { VehicleView } from "../../services/vehicles/vehicle-view.ts";
import { standingTexts, standingTones, vehicleTexts } from "../../strings/pages-assets.ts";
import { ClientTabs, clientFrame } from "./client.tsx";
import { clientPath } from "./clients.tsx";
import { Badge, Cell, Empty, NoticeBox, Panel, PostButton, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** The tab "Importação de Veículos SGA" of a client. */
export function showVehicles(visit: TenantVisit): Promise<Response> {
  return renderVehicles(visit);
}

/** @param problem why what was asked for was not done */
export async function renderVehicles(
  { http, context, can }: TenantVisit,
  problem?: string,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const client = await getClient(context, http.req.param("clientId") ?? "");
  const vehicles = await listClientVehicles(context, client.id);
  const proposed = vehicles.flatMap(({ proposedClientId }) => proposedClientId ?? []);
  const names = await readNames(context, { clientIds: proposed });
  const mayImport = can("imports:write");
  const path = `${clientPath(client.id)}/vehicles`;
  return await renderPage(
    http,
    clientFrame(client),
    <>
      <ClientTabs id={client.id} current="vehicles" />
      {problem === undefined ? null : <NoticeBox tone="danger">{problem}</NoticeBox>}
      {mayImport ? <Refresh path={path} /> : null}
      {vehicles.length === 0 ? (
        <Empty title={vehicleTexts.none}>{mayImport ? <p>{vehicleTexts.noneHelp}</p> : null}</Empty>
      ) : (
        <div class="sheet">
          <VehicleTable vehicles={vehicles} names={names} path={path} mayImport={mayImport} />
        </div>
      )}
    </>,
    status,
  );
}

function Refresh({ path }: { path: string }) {
  return (
    <Panel
      id="refresh"
      title={vehicleTexts.title}
      actions={<PostButton action={`${path}/refresh`} label={vehicleTexts.refresh} />}
    >
      <p>{vehicleTexts.lead}</p>
      <p class="help">{vehicleTexts.refreshHelp}</p>
    </Panel>
  );
}

type TableProps = { vehicles: readonly VehicleView[]; names: AssetNames; path: string; mayImport: boolean };

function VehicleTable({ vehicles, names, path, mayImport }: TableProps) {
  const importable = mayImport && vehicles.some((vehicle) => vehicle.importable);
  const imported = vehicles.filter(({ openContract }) => openContract !== null).length;
  const columns = [
    ...(importable ? [{ label: vehicleTexts.selectColumn, hidden: true }] : []),
    { label: vehicleTexts.plate },
    { label: vehicleTexts.vehicle },
    { label: vehicleTexts.situation },
    { label: vehicleTexts.contract },
    { label: vehicleTexts.serviceOrder },
  ];
  return (
    <>
      <Bulk path={path} importable={importable}>
        {vehicleTexts.total(vehicles.length, imported)}
      </Bulk>
      <Table caption={vehicleTexts.caption} columns={columns}>
        {vehicles.map((vehicle) => (
          <VehicleRow vehicle={vehicle} names={names} path={path} ticks={importable} mayImport={mayImport} />
        ))}
      </Table>
    </>
  );
}

/** The ticked boxes of the table belong to this form by their `form` attribute: forms cannot be nested. */
function Bulk({ path, importable, children }: { path: string; importable: boolean; children: Child }) {
  if (!importable) return <p class="bulk">{children}</p>;
  return (
    <form method="post" action={`${path}/import`} id="selected" class="bulk">
      <label data-script-only hidden>
        <input type="checkbox" data-tick-all="vehicle" /> {vehicleTexts.selectAll}
      </label>
      <span>{children}</span>
      <button type="submit" class="primary">
        {vehicleTexts.import}
      </button>
    </form>
  );
}

/** What people call a vehicle. */
function nameOf({ plate, chassis, remoteId, id }: VehicleView): string {
  return plate ?? chassis ?? remoteId ?? id;
}

type RowProps = {
  vehicle: VehicleView;
  names: AssetNames;
  path: string;
  ticks: boolean;
  mayImport: boolean;
};

function VehicleRow({ vehicle, names, path, ticks, mayImport }: RowProps) {
  const { id, plate, brand, model, year, color, chassis, openContract } = vehicle;
  return (
    <tr>
      {ticks ? (
        <Cell class="tick">
          {vehicle.importable ? (
            <input
              type="checkbox"
              name="vehicle"
              value={id}
              form="selected"
              aria-label={vehicleTexts.select(nameOf(vehicle))}
            />
          ) : null}
        </Cell>
      ) : null}
      <Cell label={vehicleTexts.plate} class="key">
        {plate === null ? vehicleTexts.zeroKm : <strong>{plate}</strong>}
      </Cell>
      <Cell label={vehicleTexts.vehicle} class="message">
        <div>
          {[brand, model, year, color].filter(Boolean).join(" ") || vehicleTexts.unnamed}
          {chassis === null ? null : <small class="under">{`${vehicleTexts.chassis} ${chassis}`}</small>}
          <NewOwner vehicle={vehicle} names={names} path={path} mayImport={mayImport} />
        </div>
      </Cell>
      <Cell label={vehicleTexts.situation}>
        <Situation vehicle={vehicle} />
      </Cell>
      <Cell label={vehicleTexts.contract}>
        {openContract === null ? vehicleTexts.notImported : <Badge tone="success">{vehicleTexts.open}</Badge>}
      </Cell>
      <Cell label={vehicleTexts.serviceOrder}>
        {openContract === null || openContract.serviceOrderId === null ? (
          "—"
        ) : (
          <Badge tone="info">{vehicleTexts.openOrder}</Badge>
        )}
      </Cell>
    </tr>
  );
}

/** SGA's own word, and what it means here. */
function Situation({ vehicle }: { vehicle: VehicleView }) {
  const { situation, standing, goneAt, absentRuns, hasProduct } = vehicle;
  return (
    <div>
      <Badge tone={standingTones[standing]}>{situation}</Badge>
      {standing === "active" ? null : <small class="under">{standingTexts[standing]}</small>}
      {goneAt === null ? null : <small class="under">{vehicleTexts.goneSince(showInstant(goneAt))}</small>}
      {goneAt === null && absentRuns > 0 ? (
        <small class="under">{vehicleTexts.absentIn(absentRuns)}</small>
      ) : null}
      {hasProduct === false ? <small class="under">{vehicleTexts.noProduct}</small> : null}
    </div>
  );
}

/** The ERP names another owner: a person says whether the vehicle goes to them. */
function NewOwner({ vehicle, names, path, mayImport }: Omit<RowProps, "ticks">) {
  const { proposedClientId, id } = vehicle;
  if (proposedClientId === null) return null;
  const name = names.clients.get(proposedClientId) ?? proposedClientId;
  return (
    <>
      <p class="warning">{vehicleTexts.ownerChanged(name)}</p>
      {mayImport ? (
        <PostButton
          action={`${path}/owner`}
          label={vehicleTexts.acceptOwner}
          name={`${vehicleTexts.acceptOwner}: ${vehicleTexts.acceptOwnerOf(nameOf(vehicle), name)}`}
          values={{ vehicle: id }}
          class="quiet"
        />
      ) : null}
    </>
  );
}
