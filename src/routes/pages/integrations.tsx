import { frameTexts } from "../../strings/pages.ts";
import { integrationsTexts } from "../../strings/pages-connections.ts";
import { readTiles, Tiles } from "./integration-tiles.tsx";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

/** Configurações → Integrações: a tile for each ERP that Ponte speaks to. */
export async function showIntegrations(visit: TenantVisit): Promise<Response> {
  const tiles = await readTiles(visit);
  return await renderPage(
    visit.http,
    { title: frameTexts.integrations, current: "/integrations" },
    <>
      <p class="lead">{integrationsTexts.lead}</p>
      {tiles.mayWrite ? null : <p class="help">{integrationsTexts.viewer}</p>}
      <Tiles {...tiles} />
    </>,
  );
}
