import type { Context } from "../context.ts";
import { findPerson } from "./people.ts";
import { mailLimit, type Sender, sendAccessLink } from "./send-access-link.ts";
import { takeTry } from "./throttle.ts";

/**
 * Mails a link to whoever forgot the password or lost the first link. Nothing tells whether the address has an account.
 * @throws ApiError too_many_attempts, mail_unavailable
 */
export async function askForAccess(
  context: Context,
  email: string,
  { address, ...sender }: Sender & { address: string },
): Promise<void> {
  await takeTry(context, [{ what: "forgotten", who: address, limit: 20, windowMs: 3_600_000 }]);
  const person = await findPerson(context, email);
  if (person === undefined) {
    await takeTry(context, [mailLimit(email)]);
    return;
  }
  await sendAccessLink(context, person, "forgotten", sender);
}
