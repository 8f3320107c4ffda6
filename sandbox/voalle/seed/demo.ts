import { dateInSaoPaulo } from "../../shared/clock.ts";
import { addDays } from "../../shared/isp-charges.ts";
import { crowd } from "../../shared/isp-crowd.ts";
import { ISP_CAST, ISP_CITY, type IspContractState, type IspPerson } from "../../shared/isp-people.ts";
import type { RecordSeed } from "../../shared/seed-records.ts";
import type { Address, Contract, ContractStatus, Person, Resources } from "../resources.ts";
import { CODES } from "../seed.ts";
import { seedMinimal, serviceNamed } from "./minimal.ts";

type Seed = RecordSeed<Resources>;

const CROWD = 30;
const EVERY_STATUS: ContractStatus[] = [1, 2, 3, 4, 5, 6, 7, 9];

const STATUS_OF: Record<IspContractState, ContractStatus> = {
  active: 1,
  cancelled: 4,
  reduced: 5,
  blocked: 6,
  blocked_by_hand: 7,
};

/** Somebody with a contract in each status, whom tests of plans look for. */
export const EVERY_STATUS_PERSON: IspPerson = {
  name: "Otávio Brandão Pires",
  document: "74682489070",
  birthDate: "1970-01-31",
  email: "otavio.pires@cliente.example",
  mobile: "19933332222",
  phone: "1932220000",
  since: "2018-04-04",
  address: {
    street: "Rua Doutor Quirino",
    number: "S/N",
    complement: "Fundos",
    district: "Centro",
    zip: "13015-080",
  },
  contracts: [],
  invoices: [],
  alerts: [],
};

/** A provider that has been trading: the cast that all such sandboxes share, somebody with every status, a crowd. */
export function seedDemo(seed: Seed, nowMs: number): void {
  seedMinimal(seed);
  const today = dateInSaoPaulo(nowMs);
  for (const person of [...Object.values<IspPerson>(ISP_CAST), ...crowd(CROWD).map(withDebts)]) {
    addCustomer(seed, person, today);
  }
  const person = addPerson(seed, EVERY_STATUS_PERSON);
  for (const status of EVERY_STATUS) addContract(seed, person, status, "Fibra 300 Mega", 10);
}

/** Every fifth owes an old invoice, and the plan is blocked for it. */
function withDebts(person: IspPerson, index: number): IspPerson {
  const [contract] = person.contracts;
  const [invoice] = person.invoices;
  if (index % 5 !== 4 || !contract || !invoice) return person;
  const overdue = { ...invoice, dueInDays: -15 - index, state: "open" as const };
  return {
    ...person,
    contracts: [{ ...contract, state: "blocked" }],
    invoices: [overdue, ...person.invoices],
  };
}

function addCustomer(seed: Seed, person: IspPerson, today: string): void {
  const added = addPerson(seed, person);
  const contracts = person.contracts.map(({ product, state, dueDay }) =>
    addContract(seed, added, STATUS_OF[state], product, dueDay),
  );
  for (const [index, invoice] of person.invoices.entries()) {
    const contract = contracts[invoice.contract];
    if (contract) addTitle(seed, contract, invoice, index + 1, today);
  }
  const [first] = contracts;
  if (first) addInvoiceNote(seed, first, today);
}

function addPerson(seed: Seed, person: IspPerson): Person {
  return seed.add("people", {
    peopleAddressId: seed.nextId("addresses"),
    name: person.name,
    name2: person.tradeName ?? "",
    txId: person.document,
    typeTxId: person.document.length === 14 ? 1 : 2,
    email: person.email,
    emailNfe: "",
    phone: formatPhone(person.phone),
    cellPhone: formatPhone(person.mobile),
    cellPhoneHasWhatsapp: true,
    birthDate: person.birthDate ? `${person.birthDate}T00:00:00` : null,
    status: 1,
    client: true,
    situation: 3,
    address: addressOf(person.address),
  });
}

function addressOf(address: IspPerson["address"]): Address {
  const [streetType = "", ...street] = address.street.split(" ");
  return {
    streetType,
    street: street.join(" "),
    number: address.number,
    addressComplement: address.complement,
    neighborhood: address.district,
    city: ISP_CITY.name,
    codeCityId: Number(ISP_CITY.ibge),
    addressReference: "",
    state: ISP_CITY.state,
    postalCode: address.zip,
    latitude: "-22.9056",
    longitude: "-47.0608",
  };
}

function addContract(
  seed: Seed,
  person: Person,
  status: ContractStatus,
  product: string,
  collectionDay: number,
): Contract {
  const { code, title, price } = serviceNamed(product);
  const contract = seed.add("contracts", {
    contractNumber: seed.nextId("contractNumbers"),
    personId: person.id,
    contractStatus: status,
    contractStage: status === 4 ? 5 : 3,
    collectionDay,
    contractTypeCode: CODES.contractType,
    companyPlaceId: seed.all("companyPlaces")[0]?.id ?? "",
    services: [{ code, title, description: title, amount: price }],
    unlocksUsed: 0,
    unlockedUntil: null,
    integrationCode: "",
  });
  const serviceTag = `ont-${contract.id}`;
  seed.add("serviceTags", { contractId: contract.id, serviceTag, description: title, status: 1 });
  return contract;
}

function addTitle(
  seed: Seed,
  contract: Contract,
  invoice: IspPerson["invoices"][number],
  parcel: number,
  today: string,
): void {
  const expirationDate = addDays(today, invoice.dueInDays);
  const bankTitleNumber = seed.nextId("bankTitleNumbers");
  const paidOn = addDays(today, invoice.paidInDays ?? invoice.dueInDays);
  const receipt = {
    amount: invoice.amount,
    discount: "0.00",
    fine: "0.00",
    interest: "0.00",
    date: paidOn,
    bankAccountCode: CODES.bankAccount,
    paymentFormCode: CODES.paymentForm,
    transactionId: "",
  };
  seed.add("titles", {
    personId: contract.personId,
    contractId: contract.id,
    companyPlaceId: contract.companyPlaceId,
    title: `FAT${contract.id}/${parcel}`,
    parcel,
    value: invoice.amount,
    discount: "0.00",
    issueDate: addDays(expirationDate, -20),
    expirationDate,
    state: invoice.state,
    registered: invoice.printed,
    bankTitleNumber,
    receipts: invoice.state === "paid" ? [receipt] : [],
  });
}

function addInvoiceNote(seed: Seed, contract: Contract, today: string): void {
  seed.add("invoiceNotes", {
    personId: contract.personId,
    contractId: contract.id,
    documentNumber: `NF${contract.id}`,
    issueDate: addDays(today, -30),
    totalAmountLiquid: contract.services[0]?.amount ?? "0.00",
    status: 1,
  });
}

/** `19988887777` as `(19) 98888-7777`. */
function formatPhone(digits: string): string {
  return digits.replace(/^(\d{2})(\d{4,5})(\d{4})$/, "($1) $2-$3");
}
