/** 受理 at a window, what stands in for a review, and the applicant's own commands. */
import { describe, expect, it } from "@jest/globals";
import { isOver, type Application } from "../../../functions/domain/application/application.ts";
import { advanceIntake } from "../../../functions/domain/application/intake.ts";
import { answerAtWindow, type ClerkAnswer } from "../../../functions/domain/application/window.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { ownFacts } from "../../../functions/domain/review/review.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import {
  at,
  DUE,
  given,
  givenApplication,
  handIn,
  materialOf,
  materialsBut,
  objection,
  opinion,
  receive,
  regionWith,
  REGION,
  RULES,
  submissionOf,
  T0,
  wake,
} from "../given.ts";
import { after, received, reminded } from "../whole.ts";

const plain = regionWith([{ code: "water", materials: ["site-plan"] }]);
const WINDOW: Region = { ...plain, policies: { ...plain.policies, intake: "window" } };

const clerk =
  (answer: ClerkAnswer, region = WINDOW) =>
  (application: Application, now: Instant) =>
    answerAtWindow(application, region, answer, now, RULES);
const time =
  (region = WINDOW) =>
  (application: Application, now: Instant) =>
    advanceIntake(application, { now, settledAt: now }, RULES, region);
const takeBack =
  (reason = "the road is not built") =>
  (application: Application, now: Instant) =>
    withdraw(application, reason, now, [], RULES);

const atWindow = () => givenApplication(...receive(submissionOf(), WINDOW).events);
const ACCEPT_BY = at("2026-03-10T00:00");
const accept: ClerkAnswer = { decision: "accept" };
const sendBack: ClerkAnswer = {
  decision: "request-materials",
  defects: [{ material: "site-plan", defect: "not to scale" }],
};
const decline = {
  decision: "not-accepted",
  reasons: "a provincial road",
  article: "行政许可法 第三十二条",
  ground: "wrong-authority",
  referral: "Provincial Highways",
} as const;

describe("an application at the window", () => {
  it("has five working days to be answered", () => {
    expect(atWindow().state).toMatchObject({
      status: "received",
      since: T0,
      acceptBy: ACCEPT_BY,
      returnedFor: null,
    });
  });

  it("is accepted by the clerk, once", () => {
    const accepted = atWindow().when(clerk(accept), at("2026-03-04T10:00"));
    expect(accepted.state).toMatchObject({
      status: "in-review",
      acceptance: { how: "clerk", acceptedAt: at("2026-03-04T10:00") },
    });
    accepted.when(clerk(accept), at("2026-03-05T10:00")).thenNothing();
    accepted.when(clerk(sendBack), at("2026-03-05T10:00")).thenRefused({
      code: "not-awaiting-acceptance",
      status: "in-review",
    });
  });

  it("is accepted by silence as of the day of receipt, whenever that is noticed, and not before five working days", () => {
    atWindow().when(time(), at("2026-03-09T23:59:59.999")).thenNothing();
    for (const noticed of [ACCEPT_BY, at("2026-05-01T00:00")]) {
      const accepted = atWindow().when(time(), noticed);
      expect(accepted.state).toMatchObject({
        status: "in-review",
        acceptance: { how: "silence", acceptedAt: T0 },
      });
      accepted.when(time(), noticed).thenNothing();
    }
    expect(atWindow().when(clerk(accept), at("2026-03-09T23:59:59.999")).state.status).toBe("in-review");
    for (const answer of [accept, sendBack, decline])
      atWindow()
        .when(clerk(answer), ACCEPT_BY)
        .thenRefused({ code: "not-awaiting-acceptance", status: "in-review" });
  });

  it("is sent back once, with all that is wrong; complete again, it has five working days anew", () => {
    const back = atWindow().when(clerk(sendBack), at("2026-03-04T10:00"));
    expect(back.state).toMatchObject({
      status: "awaiting-materials",
      defects: [{ material: "site-plan" }],
      returnedFor: [{ material: "site-plan" }],
    });
    back.when(clerk(accept), at("2026-03-04T10:00")).thenRefused({
      code: "not-awaiting-acceptance",
      status: "awaiting-materials",
    });
    const again = back.when(handIn(materialOf("site-plan"), WINDOW), at("2026-03-05T10:00"));
    expect(again.state).toMatchObject({
      status: "received",
      since: at("2026-03-05T10:00"),
      acceptBy: at("2026-03-13T00:00"),
      returnedFor: [{ material: "site-plan" }],
    });
    again.when(clerk(sendBack), at("2026-03-06T10:00")).thenRefused({ code: "returned-already" });
    expect(again.when(clerk(accept), at("2026-03-06T10:00")).state.status).toBe("in-review");
    const silently = again.when(time(), at("2026-03-13T00:00"));
    expect(silently.state).toMatchObject({
      acceptance: { how: "silence", acceptedAt: at("2026-03-05T10:00") },
    });
  });

  it("is not sent back for a material that nobody could hand in; the clerk is told what may be asked", () => {
    const ask = (...materials: string[]): ClerkAnswer => ({
      decision: "request-materials",
      defects: materials.map((material) => ({ material, defect: "missing" })),
    });
    const received = atWindow();
    const askable = [...new Set(["site-plan", ...received.state.materials.map(({ code }) => code)])];
    received
      .when(clerk(ask("site-plan", "stamped-oath", "horoscope")), T0)
      .thenRefused({ code: "material-not-askable", materials: ["stamped-oath", "horoscope"], askable });
    for (const material of askable)
      expect(received.when(clerk(ask(material)), T0).state.status).toBe("awaiting-materials");
  });

  it("is not accepted, with the organ whose it is", () => {
    const declined = atWindow().when(clerk(decline), at("2026-03-04T10:00"));
    const { decision: _decision, ground: _ground, ...said } = decline;
    expect(declined.state).toMatchObject({ status: "not-accepted", ...said, at: at("2026-03-04T10:00") });
    expect(isOver(declined.state)).toBe(true);
    declined.when(time(), at("2026-05-01T00:00")).thenNothing();
    declined
      .when(takeBack(), at("2026-03-05T10:00"))
      .thenRefused({ code: "application-ended", status: "not-accepted" });
  });

  it("that lacks material is told so before the window is asked", () => {
    const lacking = givenApplication(...receive(submissionOf({}, { materials: [] }), WINDOW).events);
    expect(lacking.state).toMatchObject({
      status: "awaiting-materials",
      missing: ["site-plan"],
      returnedFor: null,
    });
    lacking
      .when(clerk(accept), T0)
      .thenRefused({ code: "not-awaiting-acceptance", status: "awaiting-materials" });
    const complete = lacking.when(handIn(materialOf("site-plan"), WINDOW), T0);
    expect(complete.state.status).toBe("received");
    expect(complete.when(clerk(sendBack), T0).state.status).toBe("awaiting-materials");
  });

  it("takes no material while the clerk has it", () => {
    atWindow()
      .when(handIn(materialOf("site-plan"), WINDOW), T0)
      .thenRefused({
        code: "not-awaiting-materials",
        status: "received",
      });
  });
});

describe("material that never comes", () => {
  const told = givenApplication(...receive(submissionOf({}, { materials: [] }), plain).events);

  it("lets the application lapse at the end of the term, as of it, and takes nothing any more", () => {
    const { status, ...about } = told.state as Extract<Application, { status: "awaiting-materials" }>;
    expect(status).toBe("awaiting-materials");
    told.when(handIn(materialOf("site-plan"), plain), about.lapsesAt).thenRefused({
      code: "not-awaiting-materials",
      status: "lapsed",
    });
    const lapsed = told.when(time(plain), at("2026-12-01T00:00"));
    lapsed.thenEvents({ type: "application-lapsed", asOf: about.lapsesAt });
    expect(lapsed.state).toMatchObject({ status: "lapsed", asOf: about.lapsesAt, missing: ["site-plan"] });
    lapsed.when(time(plain), at("2026-12-02T00:00")).thenNothing();
    expect(REGION.policies.materialsTermDays).toBeGreaterThan(0);
  });
});

describe("material during the review", () => {
  const without = submissionOf({}, { materials: materialsBut("land-survey") });
  const inReview = givenApplication(...receive(without, plain).events);
  const types = ({ decision }: ReturnType<typeof inReview.when>) => decision.events.map(({ type }) => type);
  const handing = (code: string, owed: readonly string[], begun: readonly string[] = []) =>
    inReview.when(handIn(materialOf(code), plain, owed, begun), T0);

  it("is taken where a department has asked for it", () => {
    expect(types(handing("site-plan", ["site-plan"], ["a1.consult-water"]))).toEqual(["material-handed-in"]);
  });

  it("takes the place of what is there until a department has begun on that, and nothing is taken beside it", () => {
    expect(types(handing("site-plan", ["land-survey"]))).toEqual(["material-replaced"]);
    handing("site-plan", [], ["a1.consult-water"]).thenRefused({
      code: "material-begun",
      material: "site-plan",
      reviews: ["a1.consult-water"],
    });
    handing("land-survey", []).thenRefused({ code: "not-awaiting-materials", status: "in-review" });
  });
});

describe("what stands in for a review", () => {
  const claim = { matter: "water", by: "area-assessment", reference: "r1" } as const;
  const claimed = received(
    submissionOf({}, { claims: [claim], materials: materialsBut("site-plan") }),
    plain,
  );

  it("needs no material, and closes its review with acceptance", () => {
    const [replaced] = claimed.reviews;
    expect(replaced).toMatchObject({
      status: "closed",
      outcome: "replaced",
      closedAt: T0,
      served: null,
      claim,
    });
    const facts = ownFacts(replaced!.facts);
    const late = given({ type: "review-replaced", facts, claim, at: T0 }).when(opinion(objection), DUE);
    expect(late.decision.refusal).toEqual({ code: "already-decided", outcome: "replaced" });
    late.when(wake(), at("2027-01-01T00:00")).thenNothing();
  });
});

describe("a withdrawal", () => {
  const inReview = givenApplication(...receive(submissionOf(), plain).events);
  const WITHDRAWN = at("2026-03-05T10:00");

  it("ends an application at any time before the decision, once", () => {
    const awaiting = givenApplication(...receive(submissionOf({}, { materials: [] }), plain).events);
    for (const application of [inReview, awaiting, atWindow()]) {
      const gone = application.when(takeBack(), WITHDRAWN);
      expect(gone.state).toMatchObject({ status: "withdrawn", at: WITHDRAWN });
      gone.when(takeBack("another reason"), at("2026-03-06T10:00")).thenNothing();
      gone.when(time(), at("2027-01-01T00:00")).thenNothing();
      gone
        .when(clerk(accept), WITHDRAWN)
        .thenRefused({ code: "not-awaiting-acceptance", status: "withdrawn" });
      expect(gone.when(handIn(materialOf("design-scheme"), REGION), WITHDRAWN).decision.refusal?.code).toBe(
        "not-awaiting-materials",
      );
    }
  });

  it("I23: is the end of every review that is open, in the same decision: nothing changes after it, not even by time", () => {
    const region = regionWith([
      { code: "running" },
      { code: "silent", department: "land", limit: { days: 1, unit: "working-days" } },
      { code: "late", department: "forestry", prerequisites: [{ matter: "running", tolerable: false }] },
    ]);
    const whole = reminded(received(submissionOf(), region));
    const decision = withdraw(whole.application, "x", WITHDRAWN, whole.reviews, RULES);
    expect(decision.reviews?.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ["review-cancelled"],
      // Its limit had run out before, and nobody had noticed.
      ["closed-by-silence", "backfill-missed"],
      ["review-cancelled"],
    ]);
    const { application, reviews } = after(whole, decision);
    expect(reviews).toMatchObject([
      { outcome: "cancelled", closedAt: WITHDRAWN, cause: { kind: "withdrawal" } },
      { outcome: "deemed-consent", closedAt: at("2026-03-04T00:00") },
      { outcome: "cancelled", closedAt: WITHDRAWN, served: null },
    ]);
    // The first would have been consented to by silence, and the third started.
    expect(standingAt(reviews, at("2026-06-01T00:00"), RULES)).toEqual(reviews);
    expect(withdraw(application, "y", WITHDRAWN, reviews, RULES)).toEqual({ events: [] });
  });

  it("starts first what others had started before it, noticed or not, and ends it as what it was", () => {
    const region = regionWith([
      { code: "first", limit: { days: 1, unit: "working-days" } },
      { code: "then", department: "land", prerequisites: [{ matter: "first", tolerable: false }] },
    ]);
    const whole = reminded(received(submissionOf(), region));
    const { reviews } = after(whole, withdraw(whole.application, "x", WITHDRAWN, whole.reviews, RULES));
    expect(reviews[1]).toMatchObject({
      outcome: "cancelled",
      closedAt: WITHDRAWN,
      served: { servedAt: at("2026-03-04T00:00"), recordedAt: WITHDRAWN },
    });
  });
});
