import { CLIMA_SUL_CUSTOMERS, type ClimaSulCustomer } from "../../shared/clima-sul.ts";
import { blankCustomer } from "../customers/write.ts";
import type { AuvoSeed } from "../seed.ts";
import { localTime } from "../session.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The customers that the field system knows, at most so many, each in a group. */
export function seedCustomers(seed: AuvoSeed, nowMs: number, most: number): void {
  const groups = seed.all("customerGroups").map((group) => Number(group.id));
  const known = CLIMA_SUL_CUSTOMERS.filter((customer) => customer.inFieldSystem !== "absent");
  for (const [index, person] of known.entries()) {
    if (index >= most) break;
    const { id: _, ...blank } = blankCustomer("", localTime(nowMs - (60 - index) * DAY_MS));
    const group = groups[index % groups.length];
    seed.add("customers", {
      ...blank,
      externalId: person.inFieldSystem === "linked" ? String(person.omieCode) : "",
      description: person.name,
      legalName: person.legalName,
      cpfCnpj: person.document,
      phoneNumber: [person.phone],
      email: [person.email],
      address: addressOf(person),
      latitude: Number((-27.5954 - index / 1000).toFixed(6)),
      longitude: Number((-48.548 - index / 1000).toFixed(6)),
      groupsId: group === undefined ? [] : [group],
      active: !person.isInactive,
    });
  }
}

/** One text, which is all that Auvo keeps. */
function addressOf({ address }: ClimaSulCustomer): string {
  const { street, number, district, city, state, zip } = address;
  return `${street}, ${number}, ${district}, ${city}-${state}, ${zip.replace(/^(\d{5})/, "$1-")}`;
}
