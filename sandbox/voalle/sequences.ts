const IDS_PER_COMPANY = 1_000_000;

/** Where each resource's ids begin, so that an id of one resource is hardly ever one of another. */
const FIRST_IDS: Record<string, number> = {
  people: 1_200,
  addresses: 61_000,
  contracts: 8_300,
  serviceTags: 14_500,
  titles: 230_000,
  bankTitleNumbers: 5_510_000,
  payments: 91_000,
  leads: 3_100,
  sales: 42_000,
  solicitations: 77_000,
  reports: 120_000,
  invoiceNotes: 45_000,
  viabilities: 600,
  pixRegisters: 18_000,
};

/**
 * The number that a sequence starts after. Contract numbers are long and of another range than contract ids, so
 * that whoever mixes them up finds nothing.
 */
export function firstNumber(companyId: number, sequence: string): number {
  if (sequence === "contractNumbers") return 2_026_000_000_000 + companyId * 100_000;
  if (sequence === "protocols") return 202_611_000_000;
  return (companyId - 1) * IDS_PER_COMPANY + (FIRST_IDS[sequence] ?? 0);
}
