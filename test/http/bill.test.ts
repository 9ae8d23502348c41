/** One bill over HTTP: paid through the embedded provider, which is late, repeats and errs; refunded once; the day reconciled. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { charging, RELIEF_BASIS, TARIFF } from "../support/charging.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

const rules = fixtureRules();

let w: World;
let by: Applicant;
beforeAll(async () => {
  w = await world({ rules: { ...rules, region: charging(rules.region) }, clock: "2026-03-02T09:00+08:00" });
  by = await w.submit();
});
afterAll(() => w.stop());

const path = (more = "") => `/v1/applications/${by.applicationId}/bill${more}`;
const bill = async () => (await w.call("GET", path(), undefined, w.as.applicant(by))).body;
const paid = (transaction: string, total = 52_880, over: object = {}) => ({
  kind: "payment",
  transaction,
  paymentCode: `${by.applicationId}-P00`,
  status: "paid",
  total,
  at: "2026-03-02T02:00:00Z",
  ...over,
});
const announce = async (...notices: object[]) =>
  (await w.call("POST", "/local/payments", { notices })).body.announced as {
    status: number;
    body: { code?: string; receipts?: string[] };
  }[];
const reconcile = async (...rows: string[]) =>
  (
    await w.call(
      "POST",
      "/v1/payments/local/reconciliation",
      { day: "2026-03-02", statement: ["transaction,kind,reference,amount,time", ...rows].join("\n") },
      await w.as.role("operator"),
    )
  ).body.differences;

describe("one bill", () => {
  it("says what is due, by which tariff, with a slip and a payment code for each collecting organ", async () => {
    const told = await bill();
    expect(told).toMatchObject({
      status: "open",
      total: 52_880,
      open: 52_880,
      paymentCode: `${by.applicationId}-P00`,
    });
    expect(
      told.slips.map((slip: { organ: { id: string }; open: number }) => [slip.organ.id, slip.open]).sort(),
    ).toEqual([
      ["forestry", 52_880],
      ["water", 0],
    ]);
  });

  it("takes no notice that is not signed, or signed a while ago", async () => {
    const at = "/v1/payments/local/notices";
    expect((await w.call("POST", at, paid("t0"))).body.code).toBe("unsigned-notice");
    const headers = { "webhook-id": "e", "webhook-timestamp": "1700000000", "webhook-signature": "v1,AAAA" };
    expect((await w.call("POST", at, paid("t0"), headers)).status).toBe(401);
    expect((await w.call("POST", "/v1/payments/nobody/notices", paid("t0"), headers)).status).toBe(401);
    expect((await bill()).received).toBe(0);
  });

  it("is paid in full by its total, whatever a voucher left to pay, announced three times under three events", async () => {
    const answers = await announce({ notice: paid("t1", 52_880, { payable: 51_880 }), times: 3 });
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const told = await bill();
    expect(told).toMatchObject({ status: "paid", received: 52_880, open: 0, surplus: 0 });
    expect(told.slips.flatMap((slip: { receipts: unknown[] }) => slip.receipts)).toHaveLength(1);
  });

  it("books nothing of a notice with another amount, for another bill, or by a slip that nobody has", async () => {
    const other = await w.submit();
    const codes = await announce(
      { notice: paid("t1", 52_881) },
      { notice: paid("t1", 52_880, { paymentCode: `${other.applicationId}-P00` }) },
      { notice: paid("t2", 1, { paymentCode: `${by.applicationId}-P09` }) },
      { notice: paid("t3", 1, { paymentCode: "440307-0000000000000000-P00" }) },
    );
    expect(codes.map(({ status, body }) => [status, body.code])).toEqual([
      [422, "transaction-differs"],
      [422, "other-bill"],
      [422, "other-bill"],
      [422, "unknown-bill"],
    ]);
    expect((await bill()).received).toBe(52_880);
  });

  it("paid again is surplus, and its refund goes its way: checked by the organ, approved by its head, paid out", async () => {
    await announce({ notice: paid("t4", 52_880, { status: "failed" }) }, { notice: paid("t4") });
    const { surplus, refunds } = await bill();
    const waiting = async (department: string) =>
      (await w.call("GET", "/v1/refunds", undefined, await w.as.department(department))).body.refunds;
    expect(await waiting(refunds[0].checkedBy.id)).toMatchObject([
      { applicationId: by.applicationId, refundId: refunds[0].refundId, step: "asked", amount: 52_880 },
    ]);
    expect(await waiting("traffic-police")).toEqual([]);
    expect([surplus, refunds.length, refunds[0].amount]).toEqual([52_880, 1, 52_880]);
    const at = path(`/refunds/${refunds[0].refundId}`);
    const lead = refunds[0].checkedBy.id as string;
    const as = (rank: string) => w.as.person(lead, { rank, name: "李主任", post: "主任" });
    const decide = async (rank: string, body: object) => w.call("PUT", at, body, await as(rank));
    expect((await decide("head", { result: "approved" })).body.code).toBe("refund-unchecked");
    expect((await decide("officer", { result: "in-order", said: "重复缴款" })).status).toBe(200);
    expect((await decide("officer", { result: "approved" })).body.code).toBe("heads-approval");
    const approved = await decide("head", { result: "approved" });
    const [payout] = approved.body.refunds[0].payouts;
    expect((await bill()).refunded).toBe(0);
    const out = {
      kind: "payout",
      transaction: payout.transaction,
      payout: payout.payoutId,
      status: "paid-out",
      amount: payout.amount,
      at: "2026-03-02T05:00:00Z",
    };
    const told = await announce({ notice: out, times: 2 });
    expect(told.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    expect(await bill()).toMatchObject({ refunded: 52_880, surplus: 0, applied: 52_880, open: 0 });
    expect(await waiting(lead)).toEqual([]);
  });

  it("is charged otherwise by its tariff alone, and by its organ alone", async () => {
    const correct = async (department: string, body: object) =>
      w.call(
        "POST",
        path("/corrections"),
        { matter: "consult-forestry", relief: "half", reasons: "公益项目", basis: RELIEF_BASIS, ...body },
        await w.as.department(department),
      );
    expect((await correct("forestry", { amount: 1 })).body).toMatchObject({
      status: 422,
      code: "outside-tariff",
      amount: 26_440,
      tariff: { name: TARIFF.name },
    });
    expect((await correct("water", { amount: 26_440 })).body.code).toBe("not-your-slip");
    expect((await correct("forestry", { matter: "consult-land", amount: 5 })).body).toMatchObject({
      code: "outside-tariff",
      tariff: null,
    });
    expect((await correct("forestry", { amount: 26_440 })).body).toMatchObject({
      total: 26_440,
      surplus: 26_440,
    });
  });

  it("gives back no more of a line than was paid for it", async () => {
    const ask = (amount: number) =>
      w.call(
        "POST",
        path("/refunds"),
        { matter: "consult-forestry", amount, reasons: "面积有误" },
        w.as.applicant(by),
      );
    expect((await ask(26_441)).body.code).toBe("line-not-paid");
    expect((await ask(26_440)).status).toBe(201);
  });

  it("is reconciled with the provider's day: every difference by its name, and no other", async () => {
    const P00 = `${by.applicationId}-P00`;
    const { refunds } = await bill();
    const { transaction, payoutId } = refunds[0].payouts[0];
    const right = [
      `t1,payment,${P00},528.80,2026-03-02T02:00:00Z`,
      `t4,payment,${P00},528.80,2026-03-02`,
      `${transaction},refund,${payoutId},528.80,2026-03-02T05:00:00Z`,
    ];
    expect(await reconcile(...right)).toEqual([]);
    const told = await reconcile(
      right[0]!.replace("528.80", "528.81"),
      right[2]!,
      `t9,payment,${P00},1,2026-03-02`,
      "?",
    );
    expect(told.map(({ what, transaction: of }: Record<string, string>) => [what, of])).toEqual([
      ["unreadable", null],
      ["amount", "t1"],
      ["not-on-record", "t9"],
      ["not-in-statement", "t4"],
    ]);
    // Nothing differs of what nobody knows: that is no answer, nor of a day to come.
    const operator = await w.as.role("operator");
    const asked = (provider: string, day: string) =>
      w.call(
        "POST",
        `/v1/payments/${provider}/reconciliation`,
        { day, statement: "transaction,kind,reference,amount,time" },
        operator,
      );
    expect((await asked("nobody", "2026-03-02")).body).toMatchObject({
      status: 422,
      code: "unknown-provider",
    });
    expect((await asked("local", "2026-03-03")).body.errors).toMatchObject([
      { path: "day", code: "in-future" },
    ]);
  });

  it("has nothing due at the grant once its case is withdrawn, and says what is paid then is surplus", async () => {
    await w.call(
      "POST",
      `/v1/applications/${by.applicationId}/withdrawal`,
      { reason: "项目取消" },
      w.as.applicant(by),
    );
    const before = await bill();
    expect(before.lines.find((line: { state: string }) => line.state === "off")).toMatchObject({ total: 0 });
    await announce({ notice: paid("t7", 10_000) });
    const after = await bill();
    expect(after.surplus - before.surplus).toBe(10_000);
    expect(after.refunds.length).toBe(before.refunds.length + 1);
  });
});

describe("the documents of a bill", () => {
  type Listed = { noticeId: string; kind: string; number: string; code: string };
  const documentsOf = async (own: Applicant, kind: string) =>
    ((await w.notices(own)) as Listed[]).filter((one) => one.kind === kind);
  const read = async (own: Applicant, { noticeId }: Listed) => {
    const at = `/v1/applications/${own.applicationId}/notices/${noticeId}`;
    return (await w.call("GET", at, undefined, w.as.applicant(own))).body.notice;
  };
  const verified = async ({ number, code }: Listed) =>
    (await w.call("GET", `/v1/notices/verification?${String(new URLSearchParams({ number, code }))}`)).body;

  it("ask in the morning for what is due and not paid, once, and are verified as every other", async () => {
    const own = await w.submit();
    expect(await documentsOf(own, "payment-notice")).toEqual([]);
    await w.clock("P1D");
    const [notice, ...more] = await documentsOf(own, "payment-notice");
    expect(more).toEqual([]);
    const { issuedBy, body } = await read(own, notice!);
    expect(issuedBy.id).toBe("planning");
    expect(body).toMatchObject({
      total: 52_880,
      paymentCode: null,
      slips: [
        {
          organ: { id: "forestry" },
          amount: 52_880,
          lines: [{ charge: { name: "恢复绿化补偿费" }, amount: 52_880, withheld: false }],
        },
      ],
    });
    expect(body.slips[0].paymentCode).toMatch(/-P0[12]$/);
    expect(await verified(notice!)).toMatchObject({
      integrity: "intact",
      kind: "payment-notice",
      void: null,
    });
    await w.clock("P1D");
    expect(await documentsOf(own, "payment-notice")).toHaveLength(1);
    const told = await w.call(
      "GET",
      `/v1/applications/${own.applicationId}/messages`,
      undefined,
      w.as.applicant(own),
    );
    expect(told.body.messages[0]).toMatchObject({
      part: "bill",
      text: "有费用528.80元已经到期，请按缴费通知书缴纳。",
    });
  });

  it("receipt what was paid by its organ, take back what is not charged any more, and ask nobody who has paid", async () => {
    const own = await w.submit();
    const paying = paid("t8", 52_880, { paymentCode: `${own.applicationId}-P00` });
    expect((await announce({ notice: paying, times: 2 })).map(({ status }) => status)).toEqual([200, 200]);
    const forestry = await w.as.person("forestry", { rank: "head", name: "李主任", post: "主任" });
    const half = {
      matter: "consult-forestry",
      relief: "half",
      amount: 26_440,
      reasons: "公益项目",
      basis: RELIEF_BASIS,
    };
    const at = `/v1/applications/${own.applicationId}/bill/corrections`;
    expect((await w.call("POST", at, half, forestry)).status).toBe(200);
    await w.clock("P1D");
    expect(await documentsOf(own, "payment-notice")).toEqual([]);
    const receipts = await documentsOf(own, "payment-receipt");
    const bodies = await Promise.all(receipts.map((one) => read(own, one)));
    const told = bodies.map(({ issuedBy, body }) => `${issuedBy.id} ${body.what} ${body.amount}`);
    expect(told.toSorted()).toEqual(["forestry receipt 52880", "forestry reversal 26440"]);
    for (const one of receipts) expect((await verified(one)).issuedBy.id).toBe("forestry");
    const english = await fetch(
      `${w.url}/v1/applications/${own.applicationId}/notices/${receipts[0]!.noticeId}?lang=en`,
      { headers: { ...w.as.applicant(own), accept: "text/html" } },
    );
    expect(await english.text()).toMatch(/528\.80 yuan|264\.40 yuan/);
  });
});
