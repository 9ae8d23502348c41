/** Bad input about money, each refused with what is possible instead, and what only looks bad: late, early, at once, again. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { charging, RELIEF_BASIS, TARIFF } from "../support/charging.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

const rules = fixtureRules();
const road = example("municipal-road-application");

let w: World;
beforeAll(async () => {
  w = await world({ rules: { ...rules, region: charging(rules.region) }, clock: "2026-03-02T09:00+08:00" });
});
afterAll(() => w.stop());

const at = (own: Applicant, more = "") => `/v1/applications/${own.applicationId}/bill${more}`;
const bill = async (own: Applicant) => (await w.call("GET", at(own), undefined, w.as.applicant(own))).body;
const paying = (own: Applicant, transaction: string, total = 52_880, over: object = {}) => ({
  kind: "payment",
  transaction,
  paymentCode: `${own.applicationId}-P00`,
  status: "paid",
  total,
  at: "2026-03-02T02:00:00Z",
  ...over,
});
const announce = async (...notices: object[]) =>
  (await w.call("POST", "/local/payments", { notices })).body.announced as {
    status: number;
    body: Record<string, unknown>;
  }[];

describe("a fee outside the tariff", () => {
  it("is refused with the tariff and what it comes to; a matter that costs nothing with that there is none", async () => {
    const own = await w.submit();
    const forestry = await w.as.department("forestry");
    const correct = async (body: object) => {
      const said = { matter: "consult-forestry", relief: "half", reasons: "公益项目", basis: RELIEF_BASIS };
      return (await w.call("POST", at(own, "/corrections"), { ...said, ...body }, forestry)).body;
    };
    const outside = { status: 422, code: "outside-tariff" };
    expect(await correct({ amount: 26_439 })).toMatchObject({
      ...outside,
      amount: 26_440,
      tariff: { name: TARIFF.name, reliefs: [{ code: "half" }] },
    });
    expect(await correct({ relief: "friends", amount: 1 })).toMatchObject({ ...outside, amount: null });
    expect(await correct({ matter: "consult-land", amount: 5 })).toMatchObject({ ...outside, tariff: null });
    for (const amount of [-1, 0.5, "100", null]) expect((await correct({ amount })).status).toBe(400);
    expect(await bill(own)).toMatchObject({ total: 52_880, lines: [{}, {}] });
  });
});

describe("an order with a provider", () => {
  const order = async (own: Applicant, over: object = {}) => {
    const body = { provider: "local", paymentCode: `${own.applicationId}-P00`, ...over };
    return w.call("POST", at(own, "/orders"), body, w.as.applicant(own));
  };
  const failing = async (times: number) => w.call("PUT", "/local/payment-orders", { failing: times });
  const taken = async (own: Applicant) =>
    ((await w.call("GET", "/local/payment-orders")).body.orders as { order: string }[]).filter((one) =>
      one.order.startsWith(own.applicationId),
    );

  it("leads to where it is paid; again, and twice at once, it is the same order, and moves no money", async () => {
    const own = await w.submit();
    const answers = await Promise.all([order(own), order(own)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const again = (await order(own)).body;
    expect(again.orders).toMatchObject([
      {
        orderId: "O1",
        provider: "local",
        amount: 52_880,
        payAt: expect.stringContaining("http"),
        failures: 0,
      },
    ]);
    expect(again).toMatchObject({ received: 0, open: 52_880 });
    expect(await taken(own)).toMatchObject([{ order: `${own.applicationId}-O1`, amount: 52_880 }]);
    await announce({ notice: paying(own, "by-order"), times: 3 });
    expect(await bill(own)).toMatchObject({ received: 52_880, surplus: 0, status: "paid" });
  });

  it("that the provider does not take is tried three times, is to be seen, and goes out by its number again", async () => {
    const own = await w.submit();
    await failing(4);
    const failed = await order(own);
    expect([failed.status, failed.body.code, failed.body.orderId]).toEqual([
      503,
      "provider-unreachable",
      "O1",
    ]);
    expect((await bill(own)).orders).toMatchObject([{ orderId: "O1", payAt: null, failures: 1 }]);
    expect(await taken(own)).toEqual([]);
    // One more failure, and the next try of the same request gets through.
    const placed = await order(own);
    expect([placed.status, placed.body.orders.length]).toEqual([200, 1]);
    expect(placed.body.orders[0]).toMatchObject({ orderId: "O1", failures: 1 });
    expect(await taken(own)).toHaveLength(1);
  });

  it("of what is open by then is another one, and of nothing, by a strange code, or with nobody, is refused", async () => {
    const own = await w.submit();
    const other = await w.submit();
    await order(own);
    await announce({ notice: paying(own, "part", 880) });
    const more = (await order(own)).body.orders.map(({ amount }: { amount: number }) => amount);
    expect(more).toEqual([52_880, 52_000]);
    await announce({ notice: paying(own, "rest", 52_000) });
    const refused = [
      await order(own),
      await order(own, { paymentCode: `${own.applicationId}-P09` }),
      await order(own, { paymentCode: `${other.applicationId}-P00` }),
      await order(other, { provider: "nobody" }),
      await order(other, { paymentCode: "P00" }),
    ];
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      "409 nothing-to-pay",
      "409 nothing-to-pay",
      "422 other-bill",
      "422 unknown-provider",
      "400 malformed",
    ]);
    expect(refused[3]!.body).toMatchObject({ provider: "nobody", known: ["local"] });
    expect((await bill(other)).orders).toEqual([]);
  });

  it("that the provider does not take is placed by itself later, once, and its payer is told", async () => {
    const own = await w.submit();
    await failing(4);
    expect((await order(own)).status).toBe(503);
    const messages = async () =>
      JSON.stringify(
        (
          await w.call(
            "GET",
            `/v1/applications/${own.applicationId}/messages`,
            undefined,
            w.as.applicant(own),
          )
        ).body,
      );
    // The first try by itself fails, too; the second, a minute later, gets through.
    await w.clock("PT45S");
    expect((await bill(own)).orders).toMatchObject([{ payAt: null, failures: 2, stands: true }]);
    expect(await messages()).not.toContain("支付机构已受理");
    await w.clock("PT90S");
    expect((await bill(own)).orders).toMatchObject([
      { orderId: "O1", payAt: expect.stringContaining("http"), failures: 2, stands: true },
    ]);
    expect((await messages()).match(/支付机构已受理/g)).toHaveLength(1);
    // Nothing goes out any more, and nothing was charged by any of it.
    await w.clock("PT12H");
    expect(await taken(own)).toMatchObject([{ order: `${own.applicationId}-O1`, times: 1 }]);
    expect(await bill(own)).toMatchObject({ received: 0, surplus: 0 });
  });

  it("is tried by itself for hours and no longer, the operator hears of it, and it may be ordered all the same", async () => {
    const own = await w.submit();
    await failing(100);
    expect((await order(own)).status).toBe(503);
    await w.clock("PT12H");
    const given = w.logged.filter(({ code }) => code === "order-given-up");
    expect(given.map(({ level }) => level)).toEqual(["error"]);
    const { failing: left } = (await w.call("GET", "/local/payment-orders")).body;
    // Three by the request, thirteen by itself: the first time it is only handed over.
    expect([100 - left, (await bill(own)).orders[0].failures]).toEqual([16, 14]);
    await w.clock("PT24H");
    expect((await w.call("GET", "/local/payment-orders")).body.failing).toBe(left);
    await failing(0);
    expect((await order(own)).status).toBe(200);
    expect(await taken(own)).toMatchObject([{ order: `${own.applicationId}-O1`, times: 1 }]);
  });

  it("of which something has been paid is not placed by itself any more", async () => {
    const own = await w.submit();
    await failing(3);
    await order(own);
    await announce({ notice: paying(own, "by-code", 52_880, { at: "2026-03-04T02:00:00Z" }) });
    await w.clock("PT12H");
    expect(await taken(own)).toEqual([]);
    expect((await bill(own)).orders).toMatchObject([{ payAt: null, failures: 1, stands: false }]);
  });
});

describe("a payment notice", () => {
  it("that is none is refused with every fault, and books nothing", async () => {
    const own = await w.submit();
    const faulty = [
      { total: 0 },
      { total: 528.8 },
      { total: "52880" },
      { status: "done" },
      { at: "2026-03-02 10:00" },
      { paymentCode: `${own.applicationId}-P1` },
      { transaction: "t 1" },
      { discount: 1 },
    ];
    for (const over of faulty) {
      const answer = await w.call("POST", "/v1/payments/local/notices", paying(own, "t1", 52_880, over));
      expect([over, answer.status, answer.body.code]).toEqual([over, 400, "malformed"]);
    }
    expect((await bill(own)).payments).toEqual([]);
  });

  it("before the bill waits, and pays it when it comes: nothing is lost", async () => {
    const own = await w.submit({ ...road, materials: road.materials.slice(1) });
    expect((await w.status(own)).status).toBe("awaiting-materials");
    const [early] = await announce({ notice: paying(own, "early") });
    expect([early!.status, early!.body["receipts"]]).toEqual([200, []]);
    expect(await bill(own)).toMatchObject({
      status: "before-acceptance",
      received: 52_880,
      unallocated: 52_880,
    });
    const { code, ...file } = road.materials[0]!;
    const path = `/v1/applications/${own.applicationId}/materials/${code}`;
    expect((await w.call("PUT", path, file, w.as.applicant(own))).status).toBe(200);
    await w.rest();
    expect(await bill(own)).toMatchObject({
      received: 52_880,
      applied: 52_880,
      open: 0,
      unallocated: 0,
      surplus: 0,
    });
  });

  it("of one transaction three times at once is received once, with one receipt and one answer", async () => {
    const own = await w.submit();
    const told = await Promise.all([1, 2, 3].map(async () => announce({ notice: paying(own, "at-once") })));
    expect(new Set(told.flat().map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    const { received, slips } = await bill(own);
    expect(received).toBe(52_880);
    expect(slips.flatMap(({ receipts }: { receipts: unknown[] }) => receipts)).toHaveLength(1);
  });

  it("with another amount, or for another bill, books nothing at either and names what is on record", async () => {
    const [own, other] = [await w.submit(), await w.submit()];
    await announce({ notice: paying(own, "once") });
    const [differs, strange, nobodys] = await announce(
      { notice: paying(own, "once", 52_881) },
      { notice: paying(other, "once") },
      { notice: paying(own, "x", 1, { paymentCode: "440307-0000000000000000-P00" }) },
    );
    expect(differs).toMatchObject({ status: 422, body: { code: "transaction-differs", total: 52_880 } });
    expect(strange).toMatchObject({ status: 422, body: { code: "other-bill" } });
    expect(nobodys).toMatchObject({ status: 422, body: { code: "unknown-bill" } });
    expect([(await bill(own)).received, (await bill(other)).received]).toEqual([52_880, 0]);
  });

  it("paid again under a new event, after the refund was paid out, stays refunded", async () => {
    const own = await w.submit();
    await announce({ notice: paying(own, "a") }, { notice: paying(own, "b") });
    const [{ refundId, checkedBy }] = (await bill(own)).refunds;
    const head = await w.as.person(checkedBy.id, { rank: "head", name: "李主任", post: "主任" });
    const decide = async (body: object) => w.call("PUT", at(own, `/refunds/${refundId}`), body, head);
    await decide({ result: "in-order", said: "重复缴款" });
    const [payout] = (await decide({ result: "approved" })).body.refunds[0].payouts;
    const { transaction, payoutId, amount } = payout;
    const out = { kind: "payout", transaction, payout: payoutId, status: "paid-out", amount };
    await announce({ notice: { ...out, at: "2026-03-02T05:00:00Z" } });
    const refunded = await bill(own);
    expect(refunded).toMatchObject({ refunded: 52_880, surplus: 0, applied: 52_880 });
    for (const name of ["a", "b"])
      expect(await announce({ notice: paying(own, name), eventId: `again-${name}` })).toMatchObject([
        { status: 200 },
      ]);
    expect(await bill(own)).toEqual(refunded);
    const wrong = { ...out, amount: amount - 1, at: "2026-03-02T06:00:00Z" };
    const [differs, unknown] = await announce(
      { notice: wrong },
      { notice: { ...wrong, payout: payoutId.replace(/R\d+-\d+$/, "R9-1") } },
    );
    expect([differs!.body["code"], unknown!.body["code"]]).toEqual(["payout-differs", "unknown-payout"]);
  });
});
