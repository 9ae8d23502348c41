import { describe, expect, it } from "@jest/globals";
import { begin, evolve, type Bill, type BillEvent } from "../../../functions/domain/billing/bill.ts";
import type { Charged, ChargedCase } from "../../../functions/domain/billing/charge.ts";
import {
  approveRefund,
  askRefund,
  askToPay,
  checkRefund,
  correct,
  follow,
  notice,
  payoutNotice,
  type BillDecision,
  type BillMoment,
} from "../../../functions/domain/billing/deciding.ts";
import { openOrder, orderTried, standingOrders, unplaced } from "../../../functions/domain/billing/order.ts";
import { settle } from "../../../functions/domain/billing/settling.ts";
import { BEFORE_ACCEPTANCE, caseWith, charged, paid, T0, tariff, wentOut } from "./given.ts";

const BASIS = { document: "财税〔2014〕122号", article: "一" };

/** A bill to which things happen, one after the other. */
function bill(of: ChargedCase) {
  let events: BillEvent[] = [];
  let at = of;
  const state = (): Bill | undefined => (events.length > 0 ? begin(events) : undefined);
  return {
    /** The case goes on. */
    now: (next: ChargedCase) => void (at = next),
    does(act: (moment: BillMoment) => BillDecision) {
      const decision = act({ of: at, billId: "B", bill: state(), now: T0 });
      events = [...events, ...decision.events];
      return decision;
    },
    state: () => state()!,
    moment: (): BillMoment => ({ of: at, billId: "B", bill: state(), now: T0 }),
    all: () => settle(at, state()!).all,
    slips: () => settle(at, state()!).slips,
    types: () => events.map(({ type }) => type),
  };
}

const ONE = caseWith([charged("digging")]);
const TWO = caseWith([
  charged("digging"),
  charged("title", { tariff: tariff({ collectedBy: "registry", charge: { fixed: 550 } }) }),
]);

describe("a payment", () => {
  it("announced three times is received once, with one receipt", () => {
    const b = bill(ONE);
    for (const i of [1, 2, 3]) b.does((m) => notice(m, paid("t", 10_000, { eventId: `e${i}` })));
    expect(b.all()).toMatchObject({ received: 10_000, applied: 10_000, open: 0, surplus: 0 });
    expect(b.state().receipts).toMatchObject([{ kind: "receipt", amount: 10_000 }]);
    expect(b.does((m) => notice(m, paid("t", 10_000, { eventId: "e2" })))).toEqual({ events: [] });
  });

  it("only moves forward: failed after paid, pending after failed change nothing; paid after failed does", () => {
    const b = bill(ONE);
    b.does((m) => notice(m, paid("t", 10_000, { status: "failed", eventId: "1", paidAt: null })));
    b.does((m) => notice(m, paid("t", 10_000, { status: "pending", eventId: "2", paidAt: null })));
    expect(b.state().payments).toMatchObject([{ status: "failed", told: ["1", "2"] }]);
    b.does((m) => notice(m, paid("t", 10_000, { eventId: "3" })));
    b.does((m) => notice(m, paid("t", 10_000, { status: "failed", eventId: "4", paidAt: null })));
    expect(b.state().payments).toMatchObject([{ status: "paid", paidAt: T0 }]);
  });

  it("that comes before its bill waits, and pays it when it comes", () => {
    const b = bill(BEFORE_ACCEPTANCE);
    b.does((m) => notice(m, paid("t", 10_000, { slip: 1 })));
    expect(b.all()).toMatchObject({ received: 10_000, unallocated: 10_000, surplus: 0, total: 0 });
    b.now(ONE);
    b.does(follow);
    expect(b.all()).toMatchObject({ applied: 10_000, open: 0, unallocated: 0, surplus: 0 });
    expect(b.types()).toEqual(["bill-opened", "payment-noticed", "receipt-issued"]);
  });

  it("is checked against its total, not what a voucher left to pay", () => {
    const b = bill(caseWith([charged("digging", { tariff: tariff({ charge: { fixed: 528.8 } }) })]));
    b.does((m) => notice(m, paid("t", 52_880, { payable: 51_880 })));
    expect(b.all()).toMatchObject({ open: 0, applied: 52_880, received: 52_880 });
  });

  it("with another amount, for another slip, or by a slip that the bill has not, books nothing", () => {
    const b = bill(TWO);
    b.does((m) => notice(m, paid("t", 10_000, { slip: 1 })));
    const before = b.state();
    expect(b.does((m) => notice(m, paid("t", 9_000, { slip: 1, eventId: "x" })))).toMatchObject({
      events: [],
      refusal: { code: "transaction-differs", total: 10_000, slip: 1 },
    });
    expect(b.does((m) => notice(m, paid("t", 10_000, { slip: 2, eventId: "x" }))).refusal?.code).toBe(
      "transaction-differs",
    );
    expect(b.does((m) => notice(m, paid("u", 10_000, { slip: 3 }))).refusal?.code).toBe("other-bill");
    expect(b.state()).toEqual(before);
    expect(bill(caseWith([])).does((m) => notice(m, paid("u", 10_000))).refusal?.code).toBe("other-bill");
  });

  it("of the bundle pays every slip, each with a receipt of its own; of one slip that one alone", () => {
    const together = bill(TWO);
    together.does((m) => notice(m, paid("t", 65_000)));
    expect(together.slips()).toMatchObject([
      { organ: "city", applied: 10_000, open: 0 },
      { organ: "registry", applied: 55_000, open: 0 },
      { organ: null, surplus: 0 },
    ]);
    expect(together.state().receipts.map(({ amount }) => amount)).toEqual([10_000, 55_000]);
    const singly = bill(TWO);
    singly.does((m) => notice(m, paid("t", 55_000, { slip: 2 })));
    expect(singly.slips()).toMatchObject([{ open: 10_000 }, { open: 0, applied: 55_000 }, {}]);
  });

  it("too much, or twice, is surplus, and starts back unasked", () => {
    const b = bill(ONE);
    b.does((m) => notice(m, paid("t", 10_000, { slip: 1 })));
    b.does((m) => notice(m, paid("u", 12_000, { slip: 1 })));
    expect(b.all()).toMatchObject({ received: 22_000, applied: 10_000, surplus: 12_000, open: 0 });
    expect(b.state().refunds).toMatchObject([
      { refundId: "R1", matter: null, slip: 1, amount: 12_000, step: "asked" },
    ]);
  });

  it("after a withdrawal is surplus, and its refund is open", () => {
    const granted = { tariff: tariff({ due: "grant" }), dueAt: null };
    const b = bill(caseWith([charged("digging", granted)]));
    b.does((m) => notice(m, paid("t", 10_000, { slip: 1 })));
    expect(b.all()).toMatchObject({ unallocated: 10_000, surplus: 0 });
    b.now(caseWith([charged("digging", { ...granted, isOff: true })]));
    b.does(follow);
    b.does((m) => notice(m, paid("u", 10_000, { slip: 1 })));
    expect(b.all()).toMatchObject({ total: 0, open: 0, surplus: 20_000, unallocated: 0 });
    expect(b.state().refunds.map(({ amount }) => amount)).toEqual([10_000, 10_000]);
  });
});

describe("what is due and open", () => {
  it("is asked for once, with the slip and the organ of each line", () => {
    const b = bill(TWO);
    expect(b.does(askToPay).events).toMatchObject([
      { type: "bill-opened" },
      {
        type: "bill-fell-due",
        lines: [
          { matter: "digging", slip: 1, organ: "city", amount: 10_000 },
          { matter: "title", slip: 2, organ: "registry", amount: 55_000 },
        ],
      },
    ]);
    expect(b.does(askToPay)).toEqual({ events: [] });
  });

  it("is not asked for where it is paid, not due, or off; what has become due since is, alone", () => {
    const granted = { tariff: tariff({ collectedBy: "registry", due: "grant" as const }) };
    const b = bill(caseWith([charged("digging"), charged("title", { ...granted, dueAt: null })]));
    b.does((m) => notice(m, paid("t", 10_000, { slip: 1 })));
    expect(b.does(askToPay)).toEqual({ events: [] });
    b.now(caseWith([charged("digging"), charged("title", granted)]));
    expect(b.does(askToPay).events).toMatchObject([{ lines: [{ matter: "title", slip: 2 }] }]);
    expect(bill(caseWith([charged("digging", { isOff: true })])).does(askToPay)).toEqual({ events: [] });
    expect(bill(BEFORE_ACCEPTANCE).does(askToPay)).toEqual({ events: [] });
  });

  it("is asked for again where a correction makes it more, and not where it makes it less, or some of it is paid", () => {
    const half = { matter: "digging", relief: "half", amount: 5_000, reasons: "养老机构", basis: BASIS };
    const b = bill(ONE);
    b.does((m) => correct(m, half, "city"));
    expect(b.does(askToPay).events).toMatchObject([{ lines: [{ amount: 5_000 }] }]);
    b.does((m) => correct(m, { ...half, relief: null, amount: 10_000 }, "city"));
    expect(b.does(askToPay).events).toMatchObject([{ lines: [{ amount: 10_000 }] }]);
    b.does((m) => notice(m, paid("t", 4_000)));
    b.does((m) => correct(m, half, "city"));
    expect(b.does(askToPay)).toEqual({ events: [] });
  });
});

describe("an order", () => {
  const of = { provider: "guoku", slip: 0 };
  const byArea = tariff({ charge: { by: "floorArea", how: "whole", tiers: [{ perUnit: 1 }] } });
  const fact = (value: number) => ({ attribute: "floorArea", value, by: "planning", at: T0 });
  const area = (first: number, now: number) =>
    caseWith([charged("digging", { tariff: byArea, fact: fact(first), factNow: fact(now) })]);

  it("is the same for the same, another for another provider, slip or amount, and for the same amount after a payment", () => {
    const b = bill(area(100, 100));
    const orders = () => b.state().orders!.map(({ orderId, amount }) => [orderId, amount]);
    b.does((m) => openOrder(m, of));
    expect(b.does((m) => openOrder(m, of))).toEqual({ events: [] });
    b.does((m) => openOrder(m, { ...of, provider: "other" }));
    b.does((m) => openOrder(m, { ...of, slip: 1 }));
    expect(orders()).toEqual([
      ["O1", 10_000],
      ["O2", 10_000],
      ["O3", 10_000],
    ]);
    b.does((m) => notice(m, paid("t", 10_000)));
    expect(b.does((m) => openOrder(m, of)).refusal).toEqual({ code: "nothing-to-pay", slip: 0 });
    b.now(area(100, 200));
    const more = { matter: "digging", relief: null, amount: 20_000, reasons: "面积核定", basis: BASIS };
    b.does((m) => correct(m, more, "city"));
    b.does((m) => openOrder(m, of));
    expect(orders().at(-1)).toEqual(["O4", 10_000]);
  });

  it("keeps where it is paid, and how often it was not taken; none of it is money", () => {
    const b = bill(ONE);
    b.does((m) => openOrder(m, of));
    const before = b.all();
    for (let i = 0; i < 25; i++) b.does((m) => orderTried(m, { orderId: "O1", payAt: null }));
    b.does((m) => orderTried(m, { orderId: "O1", payAt: "https://pay.example.org/" }));
    // An answer that comes late takes nothing back.
    expect(b.does((m) => orderTried(m, { orderId: "O1", payAt: null }))).toEqual({ events: [] });
    expect(b.state().orders).toMatchObject([{ failures: 20, payAt: "https://pay.example.org/" }]);
    expect(b.all()).toEqual(before);
  });

  it("is to be placed until it is, something was paid, or another amount is open", () => {
    const b = bill(ONE);
    const left = () => unplaced(b.moment(), "O1")?.orderId ?? null;
    expect(left()).toBeNull();
    b.does((m) => openOrder(m, of));
    expect(left()).toBe("O1");
    b.does((m) => orderTried(m, { orderId: "O1", payAt: null }));
    expect([left(), standingOrders(b.moment()).length]).toEqual(["O1", 1]);
    b.does((m) => notice(m, paid("t", 4_000)));
    expect([left(), standingOrders(b.moment())]).toEqual([null, []]);
    b.does((m) => openOrder(m, of));
    b.does((m) => orderTried(m, { orderId: "O2", payAt: "https://pay.example.org/", unasked: true }));
    expect([unplaced(b.moment(), "O2"), standingOrders(b.moment()).length]).toEqual([null, 1]);
  });

  it("there are forty of at most, none of a slip that there is not, and none before the acceptance", () => {
    const b = bill(ONE);
    for (let i = 0; i < 40; i++) b.does((m) => openOrder(m, { ...of, provider: `p${i}` }));
    expect(b.does((m) => openOrder(m, of)).refusal).toEqual({ code: "too-many-orders", most: 40 });
    expect(b.does((m) => openOrder(m, { ...of, slip: 2 })).refusal?.code).toBe("nothing-to-pay");
    expect(bill(BEFORE_ACCEPTANCE).does((m) => openOrder(m, of)).refusal?.code).toBe("nothing-to-pay");
  });
});

describe("a receipt", () => {
  it("says whose slip it is and what has been paid of each line, and its reversal what stays", () => {
    const b = bill(
      caseWith([charged("digging"), charged("paving", { tariff: tariff({ charge: { fixed: 20 } }) })]),
    );
    b.does((m) => notice(m, paid("t", 12_000)));
    const half = { matter: "digging", relief: "half", amount: 5_000, reasons: "养老机构", basis: BASIS };
    b.does((m) => correct(m, half, "city"));
    const lines = (digging: number) => [
      { matter: "digging", amount: digging },
      { matter: "paving", amount: 2_000 },
    ];
    expect(b.state().receipts).toMatchObject([
      { kind: "receipt", organ: "city", amount: 12_000, lines: lines(10_000) },
      { kind: "reversal", organ: "city", amount: 5_000, lines: lines(5_000) },
    ]);
  });
});

describe("a correction", () => {
  const said = { matter: "digging", relief: "half", amount: 5_000, reasons: "养老机构", basis: BASIS };

  it("goes by the tariff alone: another amount, relief or line is told what the tariff says", () => {
    const b = bill(ONE);
    const refusal = (over: object) => b.does((m) => correct(m, { ...said, ...over }, "city")).refusal;
    expect(refusal({ amount: 4_999 })).toMatchObject({
      code: "outside-tariff",
      amount: 5_000,
      tariff: { name: "占道挖掘费" },
    });
    expect(refusal({ relief: "none-such" })).toMatchObject({ code: "outside-tariff", amount: null });
    expect(refusal({ matter: "other" })).toMatchObject({ code: "outside-tariff", tariff: null });
    expect(b.does((m) => correct(m, said, "registry")).refusal).toEqual({
      code: "not-your-slip",
      organ: "city",
    });
    expect(b.types()).toEqual([]);
  });

  it("after the payment makes a surplus, and takes the receipt back for it", () => {
    const b = bill(ONE);
    b.does((m) => notice(m, paid("t", 10_000)));
    b.does((m) => correct(m, said, "city"));
    expect(b.all()).toMatchObject({ total: 5_000, applied: 5_000, surplus: 5_000 });
    expect(b.state().receipts).toMatchObject([
      { kind: "receipt", amount: 10_000 },
      { kind: "reversal", amount: 5_000 },
    ]);
    expect(b.does((m) => correct(m, said, "city"))).toEqual({ events: [] });
  });

  it("goes by the fact as it is vouched for now, and not by one that nobody vouches for", () => {
    const byArea = tariff({ charge: { by: "floorArea", how: "whole", tiers: [{ perUnit: 1 }] } });
    const fact = (value: number) => ({ attribute: "floorArea", value, by: "planning", at: T0 });
    const b = bill(caseWith([charged("digging", { tariff: byArea, fact: fact(100), factNow: null })]));
    const again = { ...said, relief: null, amount: 12_000 };
    expect(b.does((m) => correct(m, again, "city")).refusal?.code).toBe("fact-not-vouched");
    b.now(caseWith([charged("digging", { tariff: byArea, fact: fact(100), factNow: fact(120) })]));
    b.does((m) => correct(m, again, "city"));
    expect(b.all()).toMatchObject({ total: 12_000, open: 12_000 });
  });

  it("that charges more takes the surplus before it goes back", () => {
    const b = bill(ONE);
    b.does((m) => correct(m, said, "city"));
    b.does((m) => notice(m, paid("t", 10_000)));
    expect(b.all()).toMatchObject({ surplus: 5_000 });
    b.does((m) => correct(m, { ...said, relief: null, amount: 10_000 }, "city"));
    expect(b.all()).toMatchObject({ surplus: 0, applied: 10_000, open: 0 });
    expect(b.state().refunds).toMatchObject([{ step: "closed" }]);
  });
});

describe("a refund", () => {
  function asked() {
    const b = bill(ONE);
    b.does((m) => notice(m, paid("t", 10_000)));
    b.does((m) => askRefund(m, { matter: "digging", amount: 4_000, reasons: "面积有误" }));
    return b;
  }
  const check = { refundId: "R1", result: "in-order" as const, said: "属实" };

  it("is asked, checked, approved and paid out, and counts when it is paid out", () => {
    const b = asked();
    expect(b.all()).toMatchObject({ refunded: 0, applied: 10_000 });
    expect(b.does((m) => approveRefund(m, "R1", "city")).refusal?.code).toBe("refund-unchecked");
    expect(b.does((m) => checkRefund(m, check, "registry")).refusal?.code).toBe("not-your-slip");
    b.does((m) => checkRefund(m, check, "city"));
    b.does((m) => approveRefund(m, "R1", "city"));
    expect(b.all()).toMatchObject({ refunded: 0, applied: 6_000, surplus: 4_000, open: 0, total: 6_000 });
    b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 4_000)));
    expect(b.all()).toMatchObject({ refunded: 4_000, applied: 6_000, surplus: 0 });
    expect(b.state().receipts.map(({ kind }) => kind)).toEqual(["receipt", "reversal"]);
  });

  it("that fails after it was paid out counts no more, and the money starts back again", () => {
    const b = asked();
    b.does((m) => checkRefund(m, check, "city"));
    b.does((m) => approveRefund(m, "R1", "city"));
    b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 4_000)));
    b.does((m) =>
      payoutNotice(m, wentOut("R1-1", "t", 4_000, { status: "failed", eventId: "f", paidOutAt: null })),
    );
    b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 4_000, { eventId: "late" })));
    expect(b.all()).toMatchObject({ refunded: 0, surplus: 4_000, reserved: 0, applied: 6_000 });
    expect(b.state().refunds).toMatchObject([
      { refundId: "R1" },
      { refundId: "R2", matter: null, amount: 4_000, step: "asked" },
    ]);
  });

  it("stays refunded when the payment is announced again, and the event is kept", () => {
    const b = asked();
    b.does((m) => checkRefund(m, check, "city"));
    b.does((m) => approveRefund(m, "R1", "city"));
    b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 4_000)));
    const before = b.all();
    b.does((m) => notice(m, paid("t", 10_000, { eventId: "again" })));
    expect(b.all()).toEqual(before);
    expect(b.state().payments[0]!.told).toContain("again");
  });

  it("in parts never comes to more than was applied to the line", () => {
    const b = asked();
    const more = (amount: number, reasons = "又") =>
      b.does((m) => askRefund(m, { matter: "digging", amount, reasons }));
    expect(more(6_001).refusal).toEqual({
      code: "line-not-paid",
      matter: "digging",
      applied: 10_000,
      pending: 4_000,
    });
    expect(more(6_000).refusal).toBeUndefined();
    expect(more(6_000)).toEqual({ events: [] });
    expect(more(1).refusal?.code).toBe("line-not-paid");
  });

  it("that went back by one slip is not money for another that falls due later", () => {
    const [digging, title] = TWO.charges as [Charged, Charged];
    const b = bill(caseWith([{ ...digging, dueAt: null }, title]));
    b.does((m) => notice(m, paid("t", 55_000)));
    b.does((m) => askRefund(m, { matter: "title", amount: 55_000, reasons: "误收" }));
    b.does((m) => checkRefund(m, { refundId: "R1", result: "in-order", said: "属实" }, "registry"));
    b.does((m) => approveRefund(m, "R1", "registry"));
    b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 55_000)));
    b.now(TWO);
    expect(b.slips()).toMatchObject([
      { organ: "city", received: 0, applied: 0, open: 10_000 },
      { organ: "registry", received: 55_000, refunded: 55_000, applied: 0, open: 0 },
      { organ: null, received: 0 },
    ]);
  });

  it("that its organ refuses is over, and one that nobody asked for cannot be approved", () => {
    const b = asked();
    b.does((m) => checkRefund(m, { refundId: "R1", result: "refused", said: "已提供服务" }, "city"));
    expect(b.does((m) => approveRefund(m, "R1", "city")).refusal).toEqual({
      code: "refund-settled",
      refundId: "R1",
      step: "refused",
    });
    expect(b.does((m) => approveRefund(m, "R9", "city")).refusal?.code).toBe("unknown-refund");
    expect(b.does((m) => payoutNotice(m, wentOut("R1-1", "t", 4_000))).refusal?.code).toBe("unknown-payout");
  });

  it("is paid out by the transactions that brought it, no more than each of them did", () => {
    const b = bill(ONE);
    b.does((m) => notice(m, paid("t", 6_000)));
    b.does((m) => notice(m, paid("u", 4_000)));
    b.does((m) => askRefund(m, { matter: "digging", amount: 9_000, reasons: "误收" }));
    b.does((m) => checkRefund(m, check, "city"));
    b.does((m) => approveRefund(m, "R1", "city"));
    expect(b.state().refunds[0]!.payouts).toMatchObject([
      { payoutId: "R1-1", transaction: "u", amount: 4_000 },
      { payoutId: "R1-2", transaction: "t", amount: 5_000 },
    ]);
    expect(b.does((m) => payoutNotice(m, wentOut("R1-1", "u", 3_999))).refusal).toMatchObject({
      code: "payout-differs",
      amount: 4_000,
    });
  });
});

it("a bill's history begins with its opening", () => {
  expect(() => begin([])).toThrow("opening");
  expect(() =>
    evolve(begin([{ type: "bill-opened", facts: { billId: "B", applicationId: "A" }, at: T0 }]), {
      type: "refund-closed",
      refundId: "R1",
      at: T0,
    }),
  ).not.toThrow();
});
