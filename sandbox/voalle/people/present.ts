import type { Person, Title } from "../resources.ts";
import { amountsOf, shownDay } from "../titles/amounts.ts";

/** A person as `people/txid` shows one: with the main address and the titles that are open. */
export function presentPerson(person: Person, openTitles: Title[], today: string) {
  const { id, name, name2, txId, email, phone, cellPhone, status, birthDate, address } = person;
  return {
    id: Number(id),
    name,
    name2,
    txId,
    email,
    phone,
    cellPhone,
    status,
    birthDate,
    mainAddress: address,
    titles: openTitles.map((title) => ({
      id: Number(title.id),
      billet: {
        bankTitleNumber: title.registered ? title.bankTitleNumber : null,
        balance: amountsOf(title, today).finalValue,
        title: title.title,
        issueDate: shownDay(title.issueDate),
        expirationDate: shownDay(title.expirationDate),
        processingDate: shownDay(title.issueDate),
        amount: amountsOf(title, today),
      },
    })),
  };
}

/** A person as the list of clients shows one. */
export function presentClient(person: Person, typeTxId: number) {
  const { id, name, txId, email, emailNfe, phone, cellPhone, client, status, situation, address } = person;
  return {
    id: Number(id),
    name,
    txId,
    // The real field is misspelt like this.
    txIdFormated: maskTxId(txId),
    typeTxId,
    email,
    emailNfe,
    phone,
    cellPhone1: cellPhone,
    client,
    status,
    situation,
    peopleAddressMainId: Number(person.peopleAddressId),
    ...address,
  };
}

function maskTxId(txId: string): string {
  return txId.length === 14
    ? txId.replace(/^(..)(...)(...)(....)(..)$/, "$1.$2.$3/$4-$5")
    : txId.replace(/^(...)(...)(...)(..)$/, "$1.$2.$3-$4");
}
