import type { ConnectionView } from "../../services/connections/connection-view.ts";
import type { Diagnosis, DiagnosisFinding, DiagnosisItem } from "../../services/diagnosis/diagnosis-view.ts";
import { diagnosisPageTexts } from "../../strings/pages-diagnosis.ts";
import { Badge, NoticeBox, Panel, PostButton } from "./components.tsx";
import { showCount, showInstant } from "./format.ts";

type ButtonProps = { path: string; connection: Pick<ConnectionView, "id">; class?: string };

/** Runs the diagnosis. Its result stands on the page that follows. */
export function DiagnosisButton({ path, connection, ...button }: ButtonProps) {
  return (
    <PostButton
      action={`${path}/diagnosis`}
      label={diagnosisPageTexts.run}
      values={{ connection: connection.id }}
      {...button}
    />
  );
}

/** What the last diagnosis of a connection found. */
export function DiagnosisResult({ diagnosis }: { diagnosis: Diagnosis }) {
  const { at, examined, hasMore, findings } = diagnosis;
  return (
    <Panel
      id="diagnosis"
      title={diagnosisPageTexts.title}
      actions={
        <small>
          <time datetime={at}>{showInstant(at)}</time>
        </small>
      }
    >
      <Verdict findings={findings} />
      <p class="help">
        {examined === 0
          ? diagnosisPageTexts.examinedNone
          : diagnosisPageTexts.examined(examined, showCount(examined))}{" "}
        {hasMore ? diagnosisPageTexts.hasMore : null}
      </p>
      {findings.length === 0 ? null : (
        <ul class="checks">
          {findings.map((finding) => (
            <Finding finding={finding} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Verdict({ findings }: Pick<Diagnosis, "findings">) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return <NoticeBox tone="danger">{diagnosisPageTexts.errors(errors)}</NoticeBox>;
  return findings.length === 0 ? (
    <NoticeBox tone="success">{diagnosisPageTexts.good}</NoticeBox>
  ) : (
    <NoticeBox tone="warning">{diagnosisPageTexts.warnings}</NoticeBox>
  );
}

function Finding({ finding }: { finding: DiagnosisFinding }) {
  const { severity, title, cure, sales, itemCount, items } = finding;
  return (
    <li>
      <Badge tone={severity === "error" ? "danger" : "warning"}>{diagnosisPageTexts[severity]}</Badge>
      <div class="stack">
        <div>
          <strong>{title}</strong>
          {sales === 0 ? null : ` (${diagnosisPageTexts.sales(sales, showCount(sales))})`}
          <p>{cure}</p>
        </div>
        <details open={itemCount <= 3}>
          <summary>{diagnosisPageTexts.items(itemCount, showCount(itemCount))}</summary>
          <ul class="rows">
            {items.map((item) => (
              <Item item={item} />
            ))}
          </ul>
          {items.length < itemCount ? (
            <p class="help">{diagnosisPageTexts.cut(showCount(items.length), showCount(itemCount))}</p>
          ) : null}
        </details>
      </div>
    </li>
  );
}

function Item({ item }: { item: DiagnosisItem }) {
  const { name, detail, sales, examples, suggestions } = item;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {detail === null ? null : <p>{detail}</p>}
        {suggestions.length === 0 ? null : (
          <p>
            {diagnosisPageTexts.suggestion} <strong>{suggestions.join(" · ")}</strong>
          </p>
        )}
        {examples.length === 0 ? null : (
          <p class="help">
            {diagnosisPageTexts.examples}{" "}
            {examples.map((externalId, index) => (
              <>
                {index === 0 ? null : ", "}
                <a href={`/sales/${encodeURIComponent(externalId)}`}>{externalId}</a>
              </>
            ))}
          </p>
        )}
      </div>
      <span>{sales === 0 ? "" : diagnosisPageTexts.sales(sales, showCount(sales))}</span>
    </li>
  );
}
