import { Hono } from "hono";
import { nothing, Refusal, success } from "../envelope.ts";
import { query } from "../input.ts";
import { answerPage } from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { PREFIX } from "../paths.ts";
import { findClient, unknownDocument } from "../people/routes.ts";
import type { Title } from "../resources.ts";
import { findBy, requireRecord, type Session, today, type VoalleHono } from "../session.ts";
import { amountsOf, isDueSoon, shownDay } from "./amounts.ts";
import { billetAnswer, billetLink } from "./billet.ts";
import { requireTitle, withParties } from "./find.ts";
import { chargeCodes, presentAnyTitle, presentOpenTitle } from "./present.ts";

/** Invoices and their boletos. */
export const titles = new Hono<VoalleHono>({ strict: false });

// Open, overdue and those due by the end of next month; a paid title just vanishes from here.
titles.get(`${PREFIX}/getopentitlesbytxid/:txid`, async (context) => {
  const { session } = context.env;
  const held = await titlesOf(session, context.req.param("txid"));
  if (!held) return unknownDocument(session);
  const open = held.filter((title) => isDueSoon(title, today(session)));
  if (open.length === 0) {
    const isSuccess = session.switches.NO_TITLES_SUCCESS;
    return nothing(isSuccess, MESSAGES.noOpenTitles, isSuccess ? [] : null);
  }
  const found = await withParties(session, open);
  return success(
    found.map(({ title, parties }) => presentOpenTitle(title, parties, today(session), session.switches)),
  );
});

titles.get(`${PREFIX}/gettitlesbytxid/:txid`, async (context) => {
  const { session } = context.env;
  const held = await titlesOf(session, context.req.param("txid"));
  if (!held) return unknownDocument(session);
  const found = await withParties(session, held);
  return success(
    found.map(({ title, parties }) => presentAnyTitle(title, parties, today(session), session.switches)),
    [],
  );
});

titles.get(`${PREFIX}/getopentitlesbyexpirationdate`, (context) => {
  const { session } = context.env;
  return answerPage(context, {
    resource: "titles",
    conditions: [{ sql: "json_extract(document, '$.state') = 'open'", values: [] }],
    filterOn: ["expirationDate", "title"],
    presentAll: async (records) => {
      const found = await withParties(session, records);
      return found.map(({ title, parties }) =>
        presentOpenTitle(title, parties, today(session), session.switches),
      );
    },
  });
});

// By the contract's id, not by its number; the items are flat.
titles.get(`${PREFIX}/getcontractbillets/:contractid`, async (context) => {
  const { session } = context.env;
  const contract = await requireRecord(session.store, "contracts", context.req.param("contractid"));
  const held = await findBy(session.store, "titles", "contractId", contract.id);
  const found = await withParties(
    session,
    held.filter((title) => isDueSoon(title, today(session))),
  );
  const items = found.map(async ({ title, parties }) => {
    const { typefulLine, pixQRCode } = chargeCodes(title, parties, today(session));
    return {
      id: Number(title.id),
      title: title.title,
      expirationDate: shownDay(title.expirationDate),
      parcel: title.parcel,
      typefulLine,
      link: await billetLink(session, title),
      pixQRCode,
    };
  });
  return success(await Promise.all(items), "");
});

// Bytes; what goes wrong comes as the JSON envelope, so a caller has to look at the content type.
titles.get(`${PREFIX}/getbillet/:id`, async (context) => {
  const { session } = context.env;
  const { title, parties } = await requireTitle(session, context.req.param("id"));
  requireOpen(title);
  return billetAnswer(title, parties, today(session));
});

titles.get(`${PREFIX}/getbilletlink/:id`, async (context) => {
  const { session } = context.env;
  const { title } = await requireTitle(session, context.req.param("id"));
  requireOpen(title);
  return success({ link: await billetLink(session, title) });
});

// A POST whose only parameter is in the query.
titles.post(`${PREFIX}/billings/registerpix`, async (context) => {
  const { session } = context.env;
  if (session.switches.PIX_NOT_SET_UP) throw new Refusal(MESSAGES.pixNotSetUp);
  const { title, parties } = await requireTitle(session, query(context.req.raw, "receivableId"));
  requireOpen(title);
  const amounts = amountsOf(title, today(session));
  const registered = { ...title, registered: true };
  return success({
    registerId: await session.store.take("pixRegisters"),
    qrCode: chargeCodes(registered, parties, today(session)).pixQRCode,
    totalAmount: amounts.finalValue,
    interestAmount: amounts.interest,
    fineAmount: amounts.fine,
    transactionId: crypto.randomUUID().replaceAll("-", ""),
    hybridBillet: title.registered,
  });
});

async function titlesOf(session: Session, txId: string): Promise<Title[] | undefined> {
  const person = await findClient(session, txId.toUpperCase());
  return person && (await findBy(session.store, "titles", "personId", person.id));
}

function requireOpen(title: Title): void {
  if (title.state !== "open") throw new Refusal(MESSAGES.titleNotOpen);
}
