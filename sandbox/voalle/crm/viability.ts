import { Refusal, success } from "../envelope.ts";
import { decimal, type Fields, part, required, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import type { Session } from "../session.ts";

/** Says whether a place can be served: the cities of the running campaigns can. */
export async function verifyViability({ store }: Session, fields: Fields): Promise<Response> {
  const distance = decimal(fields, "distance");
  if (distance === undefined || distance.lte(0)) throw new Refusal(MESSAGES.invalidDistance);
  const address = part(fields, "fullAddress");
  const [city, state] = ["city", "state"].map((name) =>
    required(`fullAddress.${name}`, text(address, name)).toLowerCase(),
  );
  const campaigns = await store.all("campaigns");
  const served = campaigns
    .flatMap((campaign) => campaign.cities)
    .some((known) => known.name.toLowerCase() === city && known.state.toLowerCase() === state);
  const verifyViabilityId = await store.take("viabilities");
  if (!served)
    return success({ viability: false, ctos: [], ports: [], nearestCtoId: null, verifyViabilityId });
  const cto = { id: 71, title: "CTO-0071", distance: 42 };
  const ports = [{ id: 712, port: 2, ctoId: cto.id, available: true }];
  return success({ viability: true, ctos: [cto], ports, nearestCtoId: cto.id, verifyViabilityId });
}
