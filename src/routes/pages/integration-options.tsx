import { z } from "zod";
import type { Option } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import { listOptions } from "../../services/connections/list-options.ts";
import { integrationTexts } from "../../strings/pages-connections.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { describeGroup, type FormState } from "./connection-fields.ts";
import { OptionSelect } from "./connection-form.tsx";
import { connectorOf, pickConnection } from "./connections-of.ts";
import { readQuery } from "./forms.ts";
import { renderPart } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const text = z.string().max(128).optional();
const query = { connection: text, value: text };

/** One field's values as a part of the page, so that the first paint does not wait for the ERP. */
export async function showOptions(visit: TenantVisit): Promise<Response> {
  const { http } = visit;
  const connector = connectorOf(http);
  const key = http.req.param("field") ?? "";
  const asked = readQuery(http, query);
  const { picked } = await pickConnection(visit, connector, asked.connection);
  if (picked === undefined) throw new ApiError("connection_not_found", { id: "" });
  const loaded = await loadOptions(visit, [key], picked.id);
  const state: FormState = {
    connection: picked,
    options: loaded.options,
    typed: { [`settings.${key}`]: asked.value ?? "" },
  };
  const field = describeGroup(connector, "settings", state).find((candidate) => candidate.key === key);
  if (field === undefined) throw new ApiError("not_found", { path: http.req.path });
  return await renderPart(
    http,
    <>
      <OptionSelect field={field} />
      {loaded.problem === undefined ? null : (
        <p class="error">{integrationTexts.optionsFailed(loaded.problem)}</p>
      )}
    </>,
  );
}

type Loaded = { options: Record<string, Option[]>; problem?: string };

/** The lists that fields pick from. One that cannot be read leaves the form usable, with the stored values. */
export async function loadOptions(
  { context }: TenantVisit,
  fields: readonly string[],
  connectionId: string,
): Promise<Loaded> {
  const options: Record<string, Option[]> = {};
  try {
    for (const name of fields) {
      options[name] = (await listOptions(context, connectionId, name)).items;
    }
    return { options };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 404) throw error;
    return { options, problem: error.toProblem(currentLanguage()).detail };
  }
}
