import { describe, expect, it } from "@jest/globals";
import {
  dayOf,
  parseStatement,
  reconcile,
  type Movement,
} from "../../../functions/domain/billing/statement.ts";

const HEAD = "transaction,kind,reference,amount,time";

describe("a day's statement", () => {
  it("belongs to the provider's day, by Shanghai's clock", () => {
    expect(dayOf("2026-03-02T15:59:59.999Z")).toBe("2026-03-02");
    expect(dayOf("2026-03-02T16:00:00.000Z")).toBe("2026-03-03");
    expect(dayOf("2026-03-02")).toBe("2026-03-02");
  });

  it("is read with its byte order mark, its quotes and its yuan; a time without an offset is the provider's own", () => {
    const csv = `\uFEFF${HEAD}\r\n"t1",payment,P01,528.8,2026-03-02T16:00Z\r\nt2,refund,R1-1,5,2026-03-02 23:59:59\r\n\r\n`;
    expect(parseStatement(csv)).toEqual({
      rows: [
        {
          line: 2,
          transaction: "t1",
          kind: "payment",
          reference: "P01",
          amount: 52_880,
          at: "2026-03-02T16:00:00.000Z",
        },
        { line: 3, transaction: "t2", kind: "refund", reference: "R1-1", amount: 500, at: "2026-03-02" },
      ],
      faults: [],
    });
  });

  it("says of every line that is none what is wrong with it", () => {
    const lines = [
      "t,payment,P01",
      "t,gift,P01,1,2026-03-02",
      "t,payment,P01,1.005,2026-03-02",
      "t,payment,P01,-1,2026-03-02",
      "t,payment,P01,1,2026-02-30",
    ];
    expect(parseStatement([HEAD, ...lines].join("\n")).faults).toEqual([
      { line: 2, problem: "columns" },
      { line: 3, problem: "kind" },
      { line: 4, problem: "amount" },
      { line: 5, problem: "amount" },
      { line: 6, problem: "time" },
    ]);
    expect(parseStatement("t,payment,P01,1,2026-03-02").faults).toEqual([{ line: 1, problem: "columns" }]);
  });

  it("names what a transaction that is on record for another day is", () => {
    const movement: Movement = {
      provider: "local",
      transaction: "t",
      kind: "payment",
      reference: "P01",
      amount: 1,
      at: "2026-03-02T16:00:00.000Z",
    };
    const row = {
      line: 2,
      transaction: "t",
      kind: "payment" as const,
      reference: "P01",
      amount: 1,
      at: "2026-03-02",
    };
    expect(reconcile("2026-03-02", [row], [movement])).toMatchObject([{ what: "other-day" }]);
    expect(reconcile("2026-03-02", [], [movement])).toEqual([]);
    expect(reconcile("2026-03-03", [], [movement])).toMatchObject([{ what: "not-in-statement" }]);
  });
});
