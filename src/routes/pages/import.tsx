import { z } from "zod";
import { cancelImport } from "../../services/imports/cancel-import.ts";
import { exportErrors } from "../../services/imports/export-errors.ts";
import { getImport } from "../../services/imports/get-import.ts";
import type { ImportView } from "../../services/imports/import-view.ts";
import { importStateHelp, importStateTexts, importTexts } from "../../strings/pages-assets.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Cell, Panel, PostButton, Table } from "./components.tsx";
import { leaveNotice } from "./cookies.ts";
import { showCount } from "./format.ts";
import { readQuery } from "./forms.ts";
import { ImportProgress, isUnfinished } from "./import-progress.tsx";
import { renderPage, renderPart } from "./render.tsx";
import { seeOther, type TenantVisit } from "./visit.ts";

const query = {
  errors: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
};

const readRun = ({ http, context }: TenantVisit) =>
  getImport(context, http.req.param("importId") ?? "", currentLanguage());
const pathOf = ({ id }: ImportView) => `/imports/${id}`;

/** Andamento de importação SGA: one run, live while it goes on. */
export async function showImport(visit: TenantVisit): Promise<Response> {
  const run = await readRun(visit);
  return await renderPage(
    visit.http,
    {
      title: importTexts.progress,
      current: "/imports",
      crumbs: [{ href: "/imports", title: importTexts.title }],
    },
    <>
      <Panel id="run" title={importTexts.run} actions={<a href={pathOf(run)}>{importTexts.refresh}</a>}>
        <ImportProgress run={run} now={visit.context.now()} />
        <Cancelling run={run} mayCancel={visit.can("imports:write")} />
        <p class="unseen" role="status" id="import-news" />
      </Panel>
      <Errors run={run} />
    </>,
  );
}

/** The progress alone, for the live refresh; what stands elsewhere on the page only when it has changed. */
export async function refreshImport(visit: TenantVisit): Promise<Response> {
  const run = await readRun(visit);
  const { errors } = readQuery(visit.http, query);
  const over = !isUnfinished(run);
  return await renderPart(
    visit.http,
    <>
      <ImportProgress run={run} now={visit.context.now()} />
      {over || errors !== String(run.errorCount) ? <Errors run={run} swap={true} /> : null}
      {over ? <Cancelling run={run} mayCancel={false} swap={true} /> : null}
      {over ? (
        <p class="unseen" role="status" id="import-news" hx-swap-oob="innerHTML">
          {`${importStateTexts[run.state]}. ${importStateHelp[run.state]}`}
        </p>
      ) : null}
    </>,
  );
}

type CancellingProps = { run: ImportView; mayCancel: boolean; swap?: boolean };

/** Outside of what refreshes, so that a button never vanishes under somebody's finger. */
function Cancelling({ run, mayCancel, swap = false }: CancellingProps) {
  return (
    <div id="import-cancel" hx-swap-oob={swap ? "true" : undefined}>
      {!isUnfinished(run) ? null : mayCancel ? (
        <>
          <PostButton action={`${pathOf(run)}/cancel`} label={importTexts.cancel} />
          <p class="help">{importTexts.cancelHelp}</p>
        </>
      ) : null}
    </div>
  );
}

/** What was wrong with single rows. The rest of their page went on. */
function Errors({ run, swap = false }: { run: ImportView; swap?: boolean }) {
  const { errors, errorCount } = run;
  const shown = showCount(errorCount);
  return (
    <div id="import-errors" hx-swap-oob={swap ? "true" : undefined}>
      <Panel
        id="errors"
        title={importTexts.errorsOf(shown)}
        actions={
          errorCount === 0 ? undefined : (
            <a class="button" href={`${pathOf(run)}/errors`}>
              {importTexts.download}
            </a>
          )
        }
      >
        {errorCount === 0 ? <p>{importTexts.noErrors}</p> : <ErrorTable errors={errors} />}
        {errors.length < errorCount ? (
          <p class="help">{importTexts.errorsCut(showCount(errors.length), shown)}</p>
        ) : null}
      </Panel>
    </div>
  );
}

function ErrorTable({ errors }: Pick<ImportView, "errors">) {
  const columns = [{ label: importTexts.errorSubject }, { label: importTexts.errorMessage }];
  return (
    <Table caption={importTexts.errorsCaption} columns={columns}>
      {errors.map(({ subject, code, message }) => (
        <tr>
          <Cell label={importTexts.errorSubject} class="key">
            <strong>{subject}</strong>
          </Cell>
          <Cell label={importTexts.errorMessage} class="message">
            <div>
              {message}
              <small class="under">
                <code>{code}</code>
              </small>
            </div>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** Ends an import where it stands. */
export async function stopImport(visit: TenantVisit): Promise<Response> {
  const id = visit.http.req.param("importId") ?? "";
  await cancelImport(visit.context, id, currentLanguage());
  leaveNotice(visit.http, "import_cancelled");
  return seeOther(visit, `/imports/${encodeURIComponent(id)}`);
}

/** What was wrong with its rows, as a file for a spreadsheet. */
export async function downloadErrors({ http, context }: TenantVisit): Promise<Response> {
  const file = await exportErrors(context, http.req.param("importId") ?? "", currentLanguage());
  return http.body(file.text, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${file.name}"`,
    "cache-control": "no-store",
  });
}
