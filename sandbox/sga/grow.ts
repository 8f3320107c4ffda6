import { z } from "zod";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { addDays } from "../shared/isp-charges.ts";
import { CONTRACTED_PRODUCT } from "./seed/tables.ts";
import type { Session } from "./session.ts";

const MOST = 100_000;

/** How much an association grows: always the same associates and vehicles after the same ones. */
export const growSchema = z.strictObject({
  vehicles: z.int().min(1).max(MOST),
  /** How many vehicles each new associate has. */
  perAssociate: z.int().min(1).max(MOST).default(1),
  /** The code of the situation that they are in. */
  situation: z.string().default("1"),
  /** The product on each vehicle; an empty text is none. */
  product: z.string().default(CONTRACTED_PRODUCT),
});

/** Adds vehicles with their associates and products by a few statements of SQL; 75,000 take seconds. */
export async function grow(
  { store, nowMs }: Session,
  order: z.infer<typeof growSchema>,
): Promise<{ vehicles: number; associates: number; firstVehicle: string; firstAssociate: string }> {
  const { database, companyId } = store;
  const amount = Math.ceil(order.vehicles / order.perAssociate);
  const firstAssociate = await store.take("associates", amount);
  const firstVehicle = await store.take("vehicles", order.vehicles);
  const firstLink = await store.take("productLinks", order.vehicles);
  const today = dateInSaoPaulo(nowMs);
  const registered = addDays(today, -365);
  const statements = [
    database
      .prepare(insertion("associates", ASSOCIATE))
      .bind(companyId, firstAssociate, amount, order.situation, registered),
    database
      .prepare(insertion("vehicles", VEHICLE))
      .bind(
        companyId,
        firstVehicle,
        order.vehicles,
        order.situation,
        registered,
        firstAssociate,
        order.perAssociate,
      ),
    ...(order.product === ""
      ? []
      : [
          database
            .prepare(insertion("productLinks", LINK))
            .bind(companyId, firstLink, order.vehicles, order.product, firstVehicle),
        ]),
  ];
  await database.batch(statements);
  return {
    vehicles: order.vehicles,
    associates: amount,
    firstVehicle: String(firstVehicle),
    firstAssociate: String(firstAssociate),
  };
}

/**
 * One row for each number from ?2, ?3 of them; `at` is the row's place and `id` its code. Numbers are cast because D1
 * binds them as fractions.
 */
function insertion(resource: string, document: string): string {
  return `WITH RECURSIVE row (at, id) AS (SELECT 0, CAST(?2 AS INTEGER) UNION ALL SELECT at + 1, id + 1 FROM row WHERE at + 1 < ?3)
    INSERT INTO records (company_id, resource, id, search_name, document)
    SELECT ?1, '${resource}', id, '', ${document} FROM row`;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letter = (divisor: number) => `substr('${ALPHABET}', 1 + id / ${divisor} % 26, 1)`;
const digit = (divisor: number) => `(id / ${divisor} % 10)`;

// A Mercosul plate of R and six more places, so that seventeen million vehicles have one each.
const PLATE = `'R' || ${letter(676_000)} || ${letter(26_000)} || ${digit(100)} || ${letter(1000)} || ${digit(10)} || ${digit(1)}`;

// The first nine digits of a CPF, from the code.
const NINE = "(600000000 + id * 7)";
const nineth = (place: number) => `(${NINE} / ${10 ** (9 - place)} % 10)`;
const weighted = (first: number) =>
  Array.from({ length: 9 }, (_, index) => `${nineth(index + 1)} * ${first - index}`).join(" + ");
const TENTH = `((${weighted(10)}) * 10 % 11 % 10)`;
const ELEVENTH = `((${weighted(11)} + ${TENTH} * 2) * 10 % 11 % 10)`;

const oneOf = (words: readonly string[], divisor: number) =>
  `json_extract('${JSON.stringify(words)}', '$[' || (id / ${divisor} % ${words.length}) || ']')`;
const FIRST = [
  "ANA",
  "MARIA",
  "JOANA",
  "CARLA",
  "PAULA",
  "LÚCIA",
  "RITA",
  "VERA",
  "SÍLVIA",
  "MARTA",
  "LAURA",
];
const SECOND = ["BEATRIZ", "CLARA", "HELENA", "LUIZA", "CRISTINA", "REGINA", "FERNANDA"];
const LAST = ["SOUZA", "OLIVEIRA", "ALMEIDA", "BARROS", "TEIXEIRA", "MOURA", "REZENDE", "COUTO", "LACERDA"];
const NAME = `${oneOf(FIRST, 1)} || ' ' || ${oneOf(SECOND, 1)} || ' DE ' || ${oneOf(LAST, 1)}`;

const ASSOCIATE = `json_object('id', CAST(id AS TEXT), 'name', ${NAME}, 'sex', 'F',
  'document', printf('%09d%d%d', ${NINE}, ${TENTH}, ${ELEVENTH}), 'rg', printf('MG %08d', id),
  'birthDate', printf('19%02d-%02d-%02d', 60 + id % 40, 1 + id % 12, 1 + id % 28), 'ddd', '31', 'phone', '',
  'mobileDdd', '31', 'mobile', printf('9%04d-%04d', id / 10000 % 10000, id % 10000),
  'email', printf('volume%d@associado.example', id), 'zip', '30130-010', 'street', 'RUA DA BAHIA',
  'number', CAST(1 + id % 2000 AS TEXT), 'complement', '', 'district', 'CENTRO', 'city', 'BELO HORIZONTE',
  'state', 'MG', 'situation', ?4, 'registeredAt', ?5, 'contractAt', ?5, 'dueDay', '10')`;

const VEHICLE = `json_object('id', CAST(id AS TEXT), 'associate', CAST(CAST(?6 AS INTEGER) + at / CAST(?7 AS INTEGER) AS TEXT), 'plate', ${PLATE},
  'plateKey', ${PLATE}, 'chassis', printf('9BWZZZ377VT%06d', id), 'renavam', printf('%011d', 100000000 + id),
  'engine', printf('CCR%06d', id), 'model', CAST(4501 + id % 3 AS TEXT), 'colour', CAST(1 + id % 4 AS TEXT),
  'fuel', '2', 'yearMade', '2021', 'yearModel', '2022', 'fipeAmount', '51234.50', 'fixedAmount', '119.90',
  'km', '20000', 'situation', ?4, 'reason', '', 'paysOnTime', json('true'), 'registeredAt', ?5, 'contractAt', ?5,
  'reactivatedAt', '', 'changedAt', '', 'dueDay', '10', 'linkedVehicle', '')`;

const LINK = `json_object('id', CAST(id AS TEXT), 'vehicle', CAST(?5 AS INTEGER) + at, 'product', ?4, 'amount', '49.90', 'active', 1)`;
