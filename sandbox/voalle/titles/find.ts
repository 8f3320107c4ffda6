import type { Title } from "../resources.ts";
import { requireRecord, type Session } from "../session.ts";
import type { TitleParties } from "./present.ts";

/** Titles with whose they are and who issued them, in one read for each. */
export async function withParties(
  { store }: Pick<Session, "store">,
  titles: Title[],
): Promise<{ title: Title; parties: TitleParties }[]> {
  const [persons, places] = await Promise.all([
    store.findMany("people", [...new Set(titles.map((title) => title.personId))]),
    store.all("companyPlaces"),
  ]);
  return titles.map((title) => {
    const person = persons.find((candidate) => candidate.id === title.personId);
    const place = places.find((candidate) => candidate.id === title.companyPlaceId);
    if (!person || !place) throw new Error(`title ${title.id} belongs to nobody`);
    return { title, parties: { person, place } };
  });
}

/** A title by its id with its parties; refused when the company has none. */
export async function requireTitle(session: Session, id: string) {
  const title = await requireRecord(session.store, "titles", id);
  const [found] = await withParties(session, [title]);
  if (!found) throw new Error(`title ${id} belongs to nobody`);
  return found;
}
