/** Codes in every company's data, minimal or demo, that settings and tests name. */
export const CODES = {
  /** Where stock is by default. */
  place: 4_214_970_001,
  van: 4_214_970_002,
  inactivePlace: 4_214_970_003,
  account: 4_214_980_001,
  cash: 4_214_980_002,
  blockedAccount: 4_214_980_003,
  inactiveAccount: 4_214_980_004,
  serviceCategory: "1.01.02",
  goodsCategory: "1.01.01",
  inactiveCategory: "1.01.90",
  hiddenCategory: "1.01.91",
  totalCategory: "1.01",
  seller: 4_214_990_001,
  inactiveSeller: 4_214_990_003,
  customer: 4_214_850_001,
  product: 4_214_900_001,
  service: 4_214_960_001,
} as const;
