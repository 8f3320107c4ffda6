import { Frame, Panel } from "./frame.tsx";
import { STRINGS } from "./strings.ts";

/** An ERP as the first page lists it. */
export interface ListedErp {
  title: string;
  apiPath: string;
  controlPath: string;
}

/** The first page: which ERPs this Worker stands in for. */
export function Home({ erps, origin }: { erps: ListedErp[]; origin: string }) {
  return (
    <Frame heading={STRINGS.home}>
      <p>{STRINGS.homeIntro}</p>
      {erps.map((erp) => (
        <Panel id={erp.controlPath.split("/").at(-1) ?? ""} heading={erp.title}>
          <p>
            {`${STRINGS.apiAddress}: `}
            <code>{`${origin}${erp.apiPath}`}</code>
          </p>
          <a href={erp.controlPath}>{`${STRINGS.open} ${erp.title}`}</a>
        </Panel>
      ))}
    </Frame>
  );
}
