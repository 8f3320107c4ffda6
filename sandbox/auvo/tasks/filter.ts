import type { Condition } from "../../shared/records.ts";
import { datesRequired, invalid } from "../envelope.ts";
import { endDate, type Fields, localDate } from "../input.ts";
import { atLeast, atMost, contains, equals, holdsOne, oneOf } from "../lists.ts";
import type { Session } from "../session.ts";
import type { AuvoSwitches } from "../switches.ts";

/** The conditions of `/tasks`; without both dates (of the schedule) or a customer it is refused. */
export function taskConditions(filter: Fields | undefined, session: Session): Condition[] {
  const customerId = filter?.integer("customerId");
  if (!filter) throw datesRequired();
  const [start, end] = [localDate(filter, "startDate"), endDate(filter, "endDate")];
  if (customerId === undefined && (start === undefined || end === undefined)) throw datesRequired();
  const tags = filter.text("tags");
  return [
    ...atLeast("taskDate", start),
    ...atMost("taskDate", end),
    ...changedSince(filter, session.switches),
    ...statusConditions(filter.integer("status"), session.switches),
    ...equals("taskType", filter.integer("type")),
    ...oneOf("taskType", filter.text("typeList")),
    ...equals("customerId", customerId),
    ...ofCustomerGroup(filter.integer("customerGroupId"), session.store.companyId),
    ...equals("teamId", filter.integer("teamId")),
    ...equals("idUserTo", filter.integer("idUserTo")),
    ...oneOf("id", filter.text("taskID")),
    ...oneOf("externalId", filter.text("externalId")),
    ...contains("orientation", filter.text("orientation")),
    ...equals("priority", filter.integer("priority")),
    ...holdsOne("keyWords", tags === undefined ? undefined : numbersOf("tags", tags)),
    ...withQuestionnaire(filter.text("questionnairesId")),
  ];
}

function changedSince(filter: Fields, switches: AuvoSwitches): Condition[] {
  const since = localDate(filter, "dateLastUpdate");
  if (since === undefined || switches.TASK_LAST_UPDATE === "since") return atLeast("dateLastUpdate", since);
  return [
    { sql: "substr(json_extract(document, '$.dateLastUpdate'), 1, 10) = ?", values: [since.slice(0, 10)] },
  ];
}

const flagOf = (field: string) => `json_extract(document, '$.${field}')`;
const FINISHED = `${flagOf("finished")} = 1`;
const HAS_PENDENCY = `${flagOf("pendency")} <> ''`;
const CHECKED_IN = `${flagOf("checkInDate")} <> ''`;
const CHECKED_OUT = `${flagOf("checkOutDate")} <> ''`;

/** The filter's own list of states: not that of the field `taskStatus`. */
function statusConditions(status: number | undefined, switches: AuvoSwitches): Condition[] {
  const only = (...sql: string[]): Condition[] => sql.map((part) => ({ sql: part, values: [] }));
  switch (status) {
    case undefined:
    case 4:
      return [];
    case 0:
      return only(`${flagOf("finished")} = 0`);
    case 1:
      return only(FINISHED, `${flagOf("finishMode")} = 'automatic'`);
    case 2:
      return only(FINISHED, `${flagOf("finishMode")} = 'manual'`);
    case 3:
      return switches.STATUS_3_WITHOUT_PENDENCY
        ? only(FINISHED, `${flagOf("pendency")} = ''`)
        : only(FINISHED);
    case 5:
      return switches.STATUS_5_UNFINISHED_TOO ? only(HAS_PENDENCY) : only(FINISHED, HAS_PENDENCY);
    case 6:
      return only(`(${CHECKED_IN} OR ${CHECKED_OUT})`);
    case 7:
      if (!switches.STATUS_7) throw invalid("status", status);
      return only(CHECKED_IN, `${flagOf("checkOutDate")} = ''`, `${flagOf("finished")} = 0`);
    default:
      throw invalid("status", status);
  }
}

/** Tasks of the customers that are in a group now. */
function ofCustomerGroup(groupId: number | undefined, companyId: number): Condition[] {
  if (groupId === undefined) return [];
  const sql = `json_extract(document, '$.customerId') IN (SELECT customers.id FROM records AS customers
    WHERE customers.company_id = ? AND customers.resource = 'customers' AND EXISTS (SELECT 1
    FROM json_each(customers.document, '$.groupsId') AS held WHERE held.value = ?))`;
  return [{ sql, values: [companyId, groupId] }];
}

function withQuestionnaire(csv: string | undefined): Condition[] {
  if (csv === undefined || csv === "") return [];
  const sql = `EXISTS (SELECT 1 FROM json_each(document, '$.questionnaires') AS filled
    WHERE json_extract(filled.value, '$.questionnaireId') IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [JSON.stringify(numbersOf("questionnairesId", csv))] }];
}

function numbersOf(field: string, csv: string): number[] {
  return csv.split(",").map((text) => {
    if (!/^\d{1,15}$/.test(text.trim())) throw invalid(field, csv);
    return Number(text);
  });
}
