/** Where the lists behind figures lie, and the periods that people report by. */
import { describe, expect, it } from "@jest/globals";
import { usualPeriods } from "../../web/supervision/figures/usualPeriods.ts";
import { listAddress, listIn } from "../../web/supervision/list/address.ts";

describe("the address of a list", () => {
  it("names figure, department and days, and is read back", () => {
    for (const department of ["", "water"]) {
      const list = { figure: "overdue", department, from: "2026-03-01", to: "2026-03-31" } as const;
      expect(listIn(listAddress(list))).toEqual(list);
      const closed = { ...list, figure: "closedLate", closed: "2026-03" } as const;
      expect(listIn(listAddress(closed))).toEqual(closed);
    }
  });

  it.each([
    "",
    "#figures",
    "#list?",
    "#list?figure=onTimeRate&from=2026-03-01&to=2026-03-02",
    "#list?figure=open",
  ])("is none in %j", (hash) => expect(listIn(hash)).toBeNull());
});

describe("usual periods", () => {
  const of = (today: string) => Object.fromEntries(usualPeriods(today));

  it("are months and quarters of the calendar, and end today where they are under way", () => {
    expect(of("2026-05-11")).toEqual({
      thisMonth: { from: "2026-05-01", to: "2026-05-11" },
      lastMonth: { from: "2026-04-01", to: "2026-04-30" },
      thisQuarter: { from: "2026-04-01", to: "2026-05-11" },
      lastQuarter: { from: "2026-01-01", to: "2026-03-31" },
      lastYear: { from: "2025-05-11", to: "2026-05-11" },
    });
  });

  it("reach into the year before", () => {
    expect(of("2024-01-31")).toMatchObject({
      lastMonth: { from: "2023-12-01", to: "2023-12-31" },
      lastQuarter: { from: "2023-10-01", to: "2023-12-31" },
    });
    expect(of("2024-03-01").lastMonth).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });
});
