import type { ConnectionView } from "../../services/connections/connection-view.ts";
import type { ConnectionTest } from "../../services/connections/kept-test.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { Badge, NoticeBox } from "./components.tsx";
import { showInstant } from "./format.ts";

type TestProps = { tested: ConnectionTest & { at: string }; connection: ConnectionView };

/** How each check of a connection's last test ended. */
export function TestResult({ tested: { at, ok, checks }, connection: { status } }: TestProps) {
  const waitsForActivation = status === "draft" || status === "inactive";
  const good = waitsForActivation ? integrationTexts.testOkDraft : integrationTexts.testOk;
  return (
    <section class="panel" aria-labelledby="test-title" id="test">
      <div class="panel-head">
        <h2 id="test-title">{integrationTexts.testTitle}</h2>
        <small>
          <time datetime={at}>{showInstant(at)}</time>
        </small>
      </div>
      <NoticeBox tone={ok ? "success" : "danger"}>{ok ? good : integrationTexts.testFailed}</NoticeBox>
      <ul class="checks">
        {checks.map((check) => (
          <li>
            <CheckBadge ok={check.ok} code={check.code} />
            <div>
              <strong>{check.title}</strong>
              <p>{check.message}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A check that passes with a code is a warning. */
function CheckBadge({ ok, code }: { ok: boolean; code: string | undefined }) {
  if (!ok) return <Badge tone="danger">{integrationTexts.checkFailed}</Badge>;
  return code === undefined ? (
    <Badge tone="success">{integrationTexts.checkOk}</Badge>
  ) : (
    <Badge tone="warning">{integrationTexts.checkWarning}</Badge>
  );
}
