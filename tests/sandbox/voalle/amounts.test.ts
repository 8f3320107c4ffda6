import Big from "big.js";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../sandbox/shared/isp-charges.ts";
import type { Title } from "../../../sandbox/voalle/resources.ts";
import { amountsOf } from "../../../sandbox/voalle/titles/amounts.ts";
import { fc } from "../../common/properties.ts";

const TODAY = "2026-11-25";

/** A title of so many cents, due so many days ago. */
function titleOf(cents: number, daysAgo: number, state: Title["state"] = "open"): Title {
  return {
    id: "1",
    personId: "1",
    contractId: "1",
    companyPlaceId: "1",
    title: "FAT1/1",
    parcel: 1,
    value: new Big(cents).div(100).toFixed(2),
    discount: "0.00",
    issueDate: "2026-01-01",
    expirationDate: addDays(TODAY, -daysAgo),
    state,
    registered: true,
    bankTitleNumber: "1",
    receipts: [],
  };
}

describe("what a title costs", () => {
  it("adds up to the cent, and is a number of whole cents", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.integer({ min: -60, max: 900 }),
        (cents, daysAgo) => {
          const { value, fine, interest, discount, finalValue } = amountsOf(titleOf(cents, daysAgo), TODAY);
          const sum = new Big(value).plus(fine).plus(interest).minus(discount);
          expect(sum.toFixed(2)).toBe(new Big(finalValue).toFixed(2));
          expect(new Big(finalValue).round(2).eq(finalValue)).toBe(true);
          if (daysAgo <= 0) expect([fine, interest]).toEqual([0, 0]);
        },
      ),
    );
  });

  it.each([
    [0, "open", 100],
    [1, "open", 102.03],
    [30, "open", 103],
    [30, "paid", 100],
    [30, "cancelled", 100],
  ] as const)("%i days after its day and %s a title of 100.00 costs %d", (daysAgo, state, expected) => {
    expect(amountsOf(titleOf(10_000, daysAgo, state), TODAY).finalValue).toBe(expected);
  });
});
