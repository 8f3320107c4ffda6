import Big from "big.js";
import { boletoCodes, pixCode } from "../../shared/isp-charges.ts";
import { ISP_CITY } from "../../shared/isp-people.ts";
import type { CompanyPlace, Person, Title } from "../resources.ts";
import type { VoalleSwitches } from "../switches.ts";
import { amountsOf, number, shownDay, statusOf } from "./amounts.ts";

/** Whose title it is and who issued it. */
export interface TitleParties {
  person: Person;
  place: CompanyPlace;
}

/** The bar code, line and PIX of a title, all empty when no boleto was registered at the bank. */
export function chargeCodes(title: Title, { place }: TitleParties, today: string) {
  if (!title.registered) return { barcode: null, typefulLine: "", pixQRCode: "" };
  const amount = amountsOf(title, today).finalValue.toFixed(2);
  const { barcode, digitableLine } = boletoCodes({
    id: title.bankTitleNumber,
    amount: title.value,
    dueDate: title.expirationDate,
  });
  const pix = pixCode({ id: title.id, amount, receiver: place.name, city: ISP_CITY.name });
  return { barcode, typefulLine: digitableLine, pixQRCode: pix };
}

/** A title as the list of open titles shows one. */
export function presentOpenTitle(
  title: Title,
  parties: TitleParties,
  today: string,
  switches: VoalleSwitches,
) {
  const status = switches.OPEN_TITLES_WITH_STATUS ? { status: statusOf(title, today) } : {};
  return { ...presentTitle(title, parties, today), ...status };
}

/** A title as the list of all titles shows one: with its status, the original value and what was received. */
export function presentAnyTitle(
  title: Title,
  parties: TitleParties,
  today: string,
  switches: VoalleSwitches,
) {
  const { billet, ...rest } = presentTitle(title, parties, today);
  const status = { status: statusOf(title, today) };
  const receipts = receiptsOf(title);
  return {
    ...rest,
    ...(switches.STATUS_AT_ROOT ? status : {}),
    billet: {
      ...billet,
      amount: { ...billet.amount, originalValue: number(title.value) },
      receipts: switches.RECEIPTS_AS_LIST ? (receipts ? [receipts] : []) : receipts,
      ...(switches.STATUS_AT_ROOT ? {} : status),
    },
  };
}

function presentTitle(title: Title, parties: TitleParties, today: string) {
  const { person, place } = parties;
  return {
    id: Number(title.id),
    billet: {
      title: title.title,
      ...chargeCodes(title, parties, today),
      bankTitleNumber: title.registered ? title.bankTitleNumber : null,
      issueDate: shownDay(title.issueDate),
      expirationDate: shownDay(title.expirationDate),
      processingDate: shownDay(title.issueDate),
      amount: amountsOf(title, today),
    },
    client: { txId: person.txId, name: person.name, address: addressLine(person) },
    companyPlace: { txId: place.txId, name: place.name, address: place.address },
    bank: {
      code: "756",
      name: "Sicoob",
      agency: { number: "3188", digit: "5" },
      account: { number: "104422", digit: "9" },
      bankUse: "",
    },
    collectionType: { specieTitle: "DM", loanPortfolio: "1", quantity: "", accept: "N" },
  };
}

/** What was received for a title, all receipts together; the real field is misspelt like this. */
function receiptsOf(title: Title) {
  const last = title.receipts.at(-1);
  if (!last) return null;
  const total = (name: "amount" | "discount" | "fine" | "interest") =>
    number(title.receipts.reduce((sum, receipt) => sum.plus(receipt[name]), new Big(0)));
  return {
    ammount: total("amount"),
    discount: total("discount"),
    fine: total("fine"),
    interest: total("interest"),
    receiptDate: shownDay(last.date),
  };
}

function addressLine({ address }: Person): string {
  return `${address.streetType} ${address.street}, ${address.number}, ${address.city}, ${address.state}`;
}
