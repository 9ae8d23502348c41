/** 移送: a department that is not competent names the one that is; its review takes the other's place in the same commit. */
import { describe, expect, it } from "@jest/globals";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { rules } from "../support/cases.ts";
import { ELEVEN } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf, type Given } from "../support/situations.ts";
import { SIGNING } from "../support/signer.ts";

const REASONS = "排水管网由水务部门主管以外的机构管理";
const referring = (to: string) => ({ kind: "not-applicable", reasons: REASONS, referTo: to });

async function asked(store: CaseStore = memoryStore()) {
  const { on } = await situationOf("giveOpinion")(store);
  const second = `${on.reviewOf("water")}~2`;
  const refer = async (to = "traffic-police") => on.ask(on.of("water", "giveOpinion", referring(to)));
  const status = async () => (await on.done(on.own("getApplication"))).body;
  const ofSecond = (department: string, body?: object) => ({
    ...on.of(department, body ? "giveOpinion" : "getReview", body),
    path: { applicationId: on.applicationId, reviewId: second },
  });
  return { store, on, second, refer, status, ofSecond };
}

const ids = (status: Record<string, unknown>, where: string) =>
  (status[where] as { reviewId: string; outcome: string | null }[]).map(
    ({ reviewId, outcome }) => `${reviewId.split(".")[1]} ${outcome}`,
  );

describe("a matter that is handed on", () => {
  it("closes as referred, and the department that was named has it in the same moment", async () => {
    const { on, refer, status, ofSecond } = await asked();
    expect((await refer()).body).toMatchObject({ status: "closed", outcome: "referred", reasons: REASONS });
    const told = await status();
    expect(ids(told, "reviews")).toContain("consult-water~2 null");
    expect(ids(told, "formerReviews")).toEqual(["consult-water referred"]);
    expect(told["progress"]).toEqual({ closed: 0, total: ELEVEN.length });
    expect((await on.ask(ofSecond("traffic-police"))).body).toMatchObject({
      status: "running",
      department: { id: "traffic-police" },
      limitDays: 7,
    });
    expect((await on.ask(ofSecond("water"))).body).toMatchObject({ code: "not-your-review" });
  });

  it("is decided by the one that took its place, and the first is in no decision", async () => {
    const { store, on, second, refer, status, ofSecond } = await asked();
    await refer();
    for (const id of ELEVEN) if (id !== "water") await on.done(on.of(id, "giveOpinion", { kind: "consent" }));
    expect((await status())["status"]).toBe("in-review");
    await on.done(ofSecond("traffic-police", { kind: "consent" }));
    await concludeCase({ store, rules: rules.clock }, on.applicationId, on.now());
    const { decision } = (await status()) as { decision: { matters: { reviewId: string }[] } };
    const decided = decision.matters.map(({ reviewId }) => reviewId);
    expect(decided).toContain(second);
    expect(decided).not.toContain(on.reviewOf("water"));
  });

  it("is handed on once, within two working days, and to another department that there is", async () => {
    const { on, refer, ofSecond } = await asked();
    expect((await refer("water")).body).toMatchObject({ code: "not-referable", status: 422 });
    expect((await refer("nobody")).status).toBeGreaterThanOrEqual(400);
    await refer();
    const again = await on.ask(ofSecond("traffic-police", referring("water")));
    expect(again.body).toMatchObject({ code: "handed-on-already", status: 409 });
    expect((await on.done(ofSecond("traffic-police"))).body).toMatchObject({ status: "running" });

    const late = await asked();
    await late.on.pass(3);
    expect((await late.refer()).body).toMatchObject({
      code: "referral-window-closed",
      closedAt: "2026-03-05T00:00:00.000+08:00",
    });
    // Without naming anybody it may say so all the same.
    const { referTo: _nobody, ...alone } = referring("water");
    const came = await late.on.ask(late.on.of("water", "giveOpinion", alone));
    expect(came.body).toMatchObject({ outcome: "not-applicable" });
  });

  it("is offered for as long, and not to whom it was handed on", async () => {
    const { on, refer, ofSecond } = await asked();
    const offered = async (given: Given) =>
      ((await on.done(given)).body["offers"] as { command: string; limits: object }[]).find(
        ({ command }) => command === "giveOpinion",
      )?.limits;
    expect(await offered(on.of("water", "getReview"))).toEqual({ counts: "in-time", mayRefer: true });
    await refer();
    expect(await offered(ofSecond("traffic-police"))).toEqual({ counts: "in-time", mayRefer: false });
  });

  it("twice, five times at once or with the first answer lost is handed on once", async () => {
    const { store, on, refer } = await asked();
    const all = await Promise.all([1, 2, 3, 4, 5].map(async () => refer()));
    for (const came of all) expect(came.body).toEqual(all[0]!.body);
    const before = await store.histories(on.applicationId);
    expect((await refer()).body).toEqual(all[0]!.body);
    expect(await store.histories(on.applicationId)).toEqual(before);

    const lost = await asked();
    const losing: CaseStore = {
      ...lost.store,
      async commit(...all) {
        await lost.store.commit(...all);
        throw new Error("socket hang up");
      },
    };
    await lost.on.ask(lost.on.of("water", "giveOpinion", referring("traffic-police")), losing);
    expect((await lost.refer()).body).toMatchObject({ outcome: "referred" });
    const events = (await lost.store.histories(lost.on.applicationId)).flatMap((one) => one.events);
    expect(events.filter(({ event }) => event.type === "matter-handed-on")).toHaveLength(1);
  });

  it("is told to the applicant, to both departments and to the lead, with the reasons and the new date", async () => {
    const { store, on, refer } = await asked();
    await refer();
    const saying = { ...SIGNING, region: rules.region, rules: rules.clock, store, now: on.now };
    await issueMissing(saying, await store.histories(on.applicationId), new Set());
    const moved = (await store.noticesOf(on.applicationId)).filter(
      ({ notice }) => notice.body.kind === "date-moved",
    );
    expect(moved.map(({ notice }) => notice)).toMatchObject([
      {
        audience: { applicant: true, departments: ["water", "traffic-police", on.lead] },
        issuedBy: { id: "water" },
        body: {
          by: { why: "handed-on", to: { id: "traffic-police" }, reasons: REASONS },
          after: "2026-03-11",
        },
      },
    ]);
  });
});
