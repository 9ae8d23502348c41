/** 接收移送: whoever a matter is handed on to accepts or disputes within a working day; silence accepts; the lead decides. */
import { describe, expect, it } from "@jest/globals";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { awaitsNaming } from "../../functions/domain/review/referralAnswer.ts";
import { rules } from "../support/cases.ts";
import { ELEVEN } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";

type Shown = { reviewId: string; department: { id: string }; referral?: Record<string, unknown> };

async function handed() {
  const store = memoryStore();
  const { on, given: dispute } = await situationOf("answerReferral")(store);
  const second = `${on.reviewOf("water")}~2`;
  const third = `${on.reviewOf("water")}~3`;
  const status = async () => (await on.done(on.own("getApplication"))).body;
  const shown = async (id: string) =>
    ((await status())["reviews"] as Shown[]).find(({ reviewId }) => reviewId === id);
  const standing = async (id = second) => (await shown(id))?.referral?.["standing"];
  const decides = (department: string, reasons = "按三定方案") =>
    on.ask(on.of(on.lead, "decideReferral", { reviewId: second, department, reasons }));
  const accepts = { ...dispute, body: { answer: "accepts" } };
  const offered = async (given: object) =>
    ((await on.done(given as never)).body["offers"] as { command: string }[]).map(({ command }) => command);
  const { body: _none, ...reading } = dispute;
  const own = { ...reading, route: "getReview" } as const;
  const led = { ...on.of(on.lead, "getCase") };
  return { store, on, dispute, accepts, second, third, status, shown, standing, decides, offered, own, led };
}

describe("a matter that was handed on", () => {
  it("is accepted by its department, once, and the applicant sees it", async () => {
    const { on, dispute, accepts, standing, shown, second, offered, own } = await handed();
    expect(await offered(own)).toContain("answerReferral");
    expect(await shown(second)).toMatchObject({
      referral: { from: on.reviewOf("water"), standing: "awaited", until: "2026-03-04T00:00:00.000+08:00" },
    });
    const once = await on.ask(accepts);
    expect(once).toMatchObject({ status: 200, body: { referral: { standing: "accepted" } } });
    expect((await on.ask(accepts)).body).toEqual(once.body);
    expect(await standing()).toBe("accepted");
    expect((await on.ask(dispute)).body).toMatchObject({ code: "referral-answered", status: 409 });
    expect(await offered(own)).not.toContain("answerReferral");
  });

  it("is accepted by silence after one working day, and by an opinion", async () => {
    const late = await handed();
    await late.on.pass(2);
    expect(await late.standing()).toBe("accepted-by-silence");
    expect(await late.offered(late.own)).not.toContain("answerReferral");
    expect((await late.on.ask(late.dispute)).body).toMatchObject({
      code: "referral-accepted-by-silence",
      closedAt: "2026-03-04T00:00:00.000+08:00",
    });
    const { on, dispute, standing, own } = await handed();
    await on.done({ ...own, route: "giveOpinion", body: { kind: "consent" } });
    expect(await standing()).toBe("accepted-by-silence");
    expect((await on.ask(dispute)).body).toMatchObject({ code: "already-decided" });
  });

  it("is nobody's to answer but the department's that has it, and only where it was handed on", async () => {
    const { on, dispute } = await handed();
    const other = { ...dispute, claims: { role: "department", department: "water" } };
    expect((await on.ask(other)).body).toMatchObject({ code: "not-your-review" });
    const never = on.of("land", "answerReferral", { answer: "accepts" });
    expect((await on.ask(never)).body).toMatchObject({ code: "not-handed-on", status: 409 });
    expect((await on.ask({ ...dispute, body: { answer: "disputes" } })).status).toBe(400);
  });
});

describe("a dispute about it", () => {
  it("waits for the lead, stops no clock, and stands where the lead says so", async () => {
    const { on, dispute, standing, shown, second, decides, offered, led } = await handed();
    const before = await shown(second);
    await on.done(dispute);
    expect(await shown(second)).toMatchObject({
      status: "running",
      dueAt: (before as unknown as { dueAt: string }).dueAt,
      referral: {
        standing: "disputed",
        until: "2026-03-04T00:00:00.000+08:00",
        dispute: { reasons: "不属于本部门职权" },
      },
    });
    expect(await offered(led)).toContain("decideReferral");
    expect((await decides("traffic-police")).status).toBe(200);
    expect(await standing()).toBe("stands");
    expect(await offered(led)).not.toContain("decideReferral");
    expect((await decides("traffic-police")).status).toBe(200);
    expect((await decides("water")).body).toMatchObject({ code: "no-referral-dispute", status: 409 });
  });

  it("sends it back to whoever had handed it on, with a new promised limit, and for good", async () => {
    const { store, on, dispute, decides, third, status, shown } = await handed();
    await on.done(dispute);
    expect((await decides("water")).status).toBe(200);
    const body = await status();
    expect((body["formerReviews"] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      "referred",
      "referred",
    ]);
    expect(await shown(third)).toMatchObject({
      status: "running",
      department: { id: "water" },
      limitDays: 7,
    });
    const again = await decides("water");
    expect(again.status).toBe(200);
    const histories = await store.histories(on.applicationId);
    const events = histories.flatMap((one) => one.events.map(({ event }) => event.type));
    expect(events.filter((type) => type === "matter-handed-on")).toHaveLength(2);
    // Handed on once is handed on once, whoever has it now.
    const path = { applicationId: on.applicationId, reviewId: third };
    const refer = { kind: "not-applicable", reasons: "r", referTo: "land" };
    const more = await on.ask({ ...on.of("water", "giveOpinion", refer), path });
    expect(more.body).toMatchObject({ code: "handed-on-already" });

    for (const id of ELEVEN) if (id !== "water") await on.done(on.of(id, "giveOpinion", { kind: "consent" }));
    await on.done({ ...on.of("water", "giveOpinion", { kind: "consent" }), path });
    await concludeCase({ store, rules: rules.clock }, on.applicationId, on.now());
    const { decision } = (await status()) as { decision: { matters: { reviewId: string }[] } };
    expect(decision.matters.map(({ reviewId }) => reviewId)).toContain(third);
  });

  it("is the lead's alone to decide, late as well; nothing is left of one whose department has answered", async () => {
    const { store, on, dispute, decides, second, own } = await handed();
    await on.done(dispute);
    const other = on.of("land", "decideReferral", {
      reviewId: second,
      department: "traffic-police",
      reasons: "r",
    });
    expect((await on.ask(other)).status).toBe(403);
    await on.pass(3);
    const review = (await store.loadReview(second))!.state;
    expect(awaitsNaming(review)).toBe(true);
    await on.done({ ...own, route: "giveOpinion", body: { kind: "consent" } });
    expect((await decides("water")).body).toMatchObject({ code: "no-referral-dispute" });
    const late = await handed();
    await late.on.done(late.dispute);
    await late.on.pass(3);
    expect((await late.decides("water")).status).toBe(200);
  });
});

describe("a dispute in which the lead is a party", () => {
  /** The water authority hands its matter on to the lead, or the lead its own to the water authority; the other disputes that. */
  async function disputed(from: "water" | "planning") {
    const store = memoryStore();
    const { on } = await situationOf("giveOpinion")(store);
    const to = from === "water" ? "planning" : "water";
    await on.done(on.of(from, "giveOpinion", { kind: "not-applicable", reasons: "r", referTo: to }));
    const second = `${on.reviewOf(from)}~2`;
    const path = { applicationId: on.applicationId, reviewId: second };
    const answer = { answer: "disputes", reasons: "三定方案没有此项职责" };
    await on.done({ ...on.of(to, "answerReferral", answer), path });
    const body = { reviewId: second, department: from, reasons: "三定" };
    const bySupervisor = {
      route: "decideReferral",
      path: { applicationId: on.applicationId },
      claims: { role: "supervisor" },
      body,
    } as const;
    const offered = async (given: object) =>
      ((await on.done(given as never)).body["offers"] as { command: string; until: string | null }[]).filter(
        ({ command }) => command === "decideReferral",
      );
    const status = async () => (await on.done(on.own("getApplication"))).body;
    return { on, second, bySupervisor, byLead: on.of(on.lead, "decideReferral", body), offered, status };
  }

  it.each(["water", "planning"] as const)(
    "(handed on by %s) is the supervisor's to decide, within three working days, and never the lead's own",
    async (from) => {
      const { on, second, bySupervisor, byLead, offered, status } = await disputed(from);
      const held = { route: "superviseHeld", claims: { role: "supervisor" } } as const;
      expect((await on.done(held)).body["held"]).toMatchObject([
        { what: "dispute", reviewId: second, department: null, until: "2026-03-06T00:00:00.000+08:00" },
      ]);
      const refused = await on.ask(byLead);
      expect(refused).toMatchObject({
        status: 403,
        body: { code: "not-to-decide-dispute", decides: "supervisor" },
      });
      expect(await offered(on.of(on.lead, "getCase"))).toEqual([]);
      const seen = { ...bySupervisor, route: "getCase", body: undefined } as const;
      expect(await offered(seen)).toMatchObject([{ until: "2026-03-06T00:00:00.000+08:00" }]);
      const shown = (await status())["reviews"] as (Shown & { status: string })[];
      expect(shown.find(({ reviewId }) => reviewId === second)?.referral).toMatchObject({
        standing: "disputed",
        decides: "supervisor",
      });
      expect((await on.ask(bySupervisor)).status).toBe(200);
      // A new review starts, of whoever had handed it on.
      const after = (await status())["reviews"] as (Shown & { status: string })[];
      expect(after.find(({ reviewId }) => reviewId === `${on.reviewOf(from)}~3`)).toMatchObject({
        department: { id: from },
        status: "running",
      });
      expect(await offered(seen)).toEqual([]);
      expect((await on.ask(bySupervisor)).status).toBe(200);
      expect(
        (await on.ask({ ...bySupervisor, body: { ...bySupervisor.body, department: "traffic-police" } }))
          .body,
      ).toMatchObject({
        code: "no-referral-dispute",
      });
    },
  );

  it("and no other one is the supervisor's", async () => {
    const { on, dispute, second } = await handed();
    await on.done(dispute);
    const body = { reviewId: second, department: "traffic-police", reasons: "r" };
    const path = { applicationId: on.applicationId };
    const given = { route: "decideReferral", path, claims: { role: "supervisor" }, body } as const;
    expect(await on.ask(given)).toMatchObject({
      status: 403,
      body: { code: "not-to-decide-dispute", decides: "lead" },
    });
  });
});
