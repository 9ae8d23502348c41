/** 补正: asked for once, in its window; handed in, in part or never. */
import { describe, expect, it } from "@jest/globals";
import { supplementWindowDays } from "../../../functions/domain/review/supplement.ts";
import { at, consent, given, objection, opinion, served, T0, wake } from "../given.ts";
import {
  dueDateOf,
  endProcedure,
  item,
  requestSupplement,
  startProcedure,
  supplementOf,
  supply,
  TWENTY,
} from "../when.ts";

const twenty = (about: Parameters<typeof served>[0] = {}) =>
  given(...served({ ...about, matter: { ...TWENTY, ...about.matter } }));

const ASKED = at("2026-03-03T10:00");
/** Served at the latest with the end of Wed 03-04; ten working days after that. */
const SERVED_AT_LATEST = at("2026-03-05T00:00");
const LAPSES = at("2026-03-20T00:00");

describe("a request for a supplement", () => {
  const request = supplementOf(["site-plan", "survey"]);
  const asked = twenty().when(requestSupplement(request), ASKED);

  it("stops the clock until the applicant's term of ten working days from service has passed", () => {
    expect(asked.decision.refusal).toBeUndefined();
    expect(asked.state).toMatchObject({
      status: "suspended",
      stop: { why: "supplement", endsAt: LAPSES },
      supplement: {
        ...request,
        requestedAt: ASKED,
        servedAtLatest: SERVED_AT_LATEST,
        service: null,
        lapsesAt: LAPSES,
        supplied: [],
      },
    });
    // The days from 03-03 to 03-19 do not count.
    expect(dueDateOf(twenty().state)).toBe("2026-03-30");
    expect(dueDateOf(asked.state)).toBe("2026-04-17");
  });

  it("is made once: the same again changes nothing, another one is refused", () => {
    asked.when(requestSupplement(request), ASKED).thenNothing();
    const another = asked.when(requestSupplement(["traffic-study"]), at("2026-03-04T10:00"));
    expect(another.decision.refusal).toEqual({ code: "supplement-used", requestedAt: ASKED });
    const running = asked.when(supply("site-plan"), ASKED).when(supply("survey"), ASKED);
    expect(running.state.status).toBe("running");
    const second = running.when(requestSupplement(["traffic-study"]), at("2026-03-04T10:00"));
    expect(second.decision.refusal?.code).toBe("supplement-used");
    running.when(requestSupplement(request), at("2026-03-04T10:00")).thenNothing();
  });

  it.each([
    { limit: 1, window: 1 },
    { limit: 3, window: 1 },
    { limit: 4, window: 2 },
    { limit: 10, window: 4 },
    { limit: 12, window: 4 },
    { limit: 13, window: 5 },
    { limit: 15, window: 5 },
    { limit: 45, window: 5 },
  ])("has a window of $window working days where the limit is $limit", ({ limit, window }) => {
    expect(supplementWindowDays(limit)).toBe(window);
  });

  it.each([
    { days: 4, last: "2026-03-04T23:59:59.999", closed: "2026-03-05T00:00" },
    { days: 20, last: "2026-03-09T23:59:59.999", closed: "2026-03-10T00:00" },
  ])("is in time on the last day of its window, $last, and not from $closed on", ({ days, last, closed }) => {
    const review = given(...served({ matter: { ...TWENTY, limit: { days, unit: "working-days" } } }));
    expect(review.when(requestSupplement(["survey"]), at(last)).state.status).toBe("suspended");
    const late = review.when(requestSupplement(["survey"]), at(closed));
    expect(late.decision.refusal).toEqual({ code: "supplement-window-closed", closedAt: at(closed) });
    expect(late.state).toMatchObject({ status: "running", supplement: null, served: review.state.served });
    // A day after, too.
    const dayAfter = review.when(requestSupplement(["survey"]), at(`${closed.slice(0, 10)}T23:59`));
    expect(dayAfter.decision.refusal?.code).toBe("supplement-window-closed");
  });

  it("counts its window from a new service", () => {
    const late = twenty().when(requestSupplement(["survey"]), at("2026-03-10T00:00"));
    expect(late.decision.refusal?.code).toBe("supplement-window-closed");
  });

  it("asks for nothing that the application holds, unless it says what is wrong with it", () => {
    const held = ["site-plan", "survey"];
    const refused = twenty().when(
      requestSupplement(supplementOf(["site-plan", "survey", "traffic-study"]), undefined, held),
      ASKED,
    );
    expect(refused.decision.refusal).toEqual({ code: "material-held", materials: held });
    const defective = supplementOf([item("site-plan", { defect: "not legible" })]);
    expect(twenty().when(requestSupplement(defective, undefined, held), ASKED).state.status).toBe(
      "suspended",
    );
  });

  it("asks for nothing beyond the matter's list, unless it names the basis", () => {
    const refused = twenty().when(requestSupplement(["survey", "noise-study", "x-ray"]), ASKED);
    expect(refused.decision.refusal).toEqual({
      code: "material-without-basis",
      materials: ["noise-study", "x-ray"],
    });
    const basis = { document: "环境噪声污染防治法", article: "第二十五条" };
    const grounded = supplementOf([item("noise-study", { basis })]);
    expect(twenty().when(requestSupplement(grounded), ASKED).state.status).toBe("suspended");
  });

  it("is refused while the clock stands, once it has run out, and after an answer", () => {
    const hearing = twenty().when(startProcedure(), ASKED);
    expect(hearing.when(requestSupplement(["survey"]), ASKED).decision.refusal).toEqual({
      code: "not-running",
      status: "suspended",
    });
    const pastDue = twenty().when(requestSupplement(["survey"]), at("2026-03-31T00:00"));
    expect(pastDue.decision.refusal).toEqual({ code: "past-due", dueAt: at("2026-03-31T00:00") });
    const escalated = twenty({ flags: ["quota"] }).when(
      requestSupplement(["survey"]),
      at("2026-04-01T00:00"),
    );
    expect(escalated.decision.refusal).toEqual({ code: "past-due", dueAt: at("2026-03-31T00:00") });
    const answered = twenty()
      .when(opinion(objection), ASKED)
      .when(requestSupplement(["survey"]), ASKED);
    expect(answered.decision.refusal).toEqual({ code: "already-decided", outcome: "objected" });
  });

  it("may be followed by an opinion while the clock stands", () => {
    expect(asked.when(opinion(consent), at("2026-03-05T10:00")).state).toMatchObject({
      status: "closed",
      outcome: "consented",
      overdue: false,
    });
  });
});

describe("what the applicant hands in", () => {
  const asked = twenty().when(requestSupplement(["site-plan", "survey"]), ASKED);
  const HANDED_IN = at("2026-03-05T15:00");

  it("in part leaves the clock standing, and the rest is owed", () => {
    const part = asked.when(wake(), HANDED_IN).when(supply("survey"), HANDED_IN);
    part.thenEvents({ type: "material-supplied", material: "survey", at: HANDED_IN });
    expect(part.state.status).toBe("suspended");
    expect(dueDateOf(part.state)).toBe(dueDateOf(asked.state));
  });

  it("with the last piece lets the clock run as of its receipt: the days from the stop to it are lost", () => {
    const complete = asked
      .when(supply("survey"), HANDED_IN)
      .when(supply("site-plan"), at("2026-03-06T09:00"));
    expect(complete.decision.events).toMatchObject([
      { type: "material-supplied" },
      { type: "clock-resumed", at: at("2026-03-06T09:00"), before: asked.state.served?.due },
    ]);
    expect(complete.state.status).toBe("running");
    // 03, 04, 05 and 06 do not count.
    expect(dueDateOf(complete.state)).toBe("2026-04-03");
    expect(complete.state.served).not.toHaveProperty("told");
  });

  it("twice, or unasked, changes nothing", () => {
    asked.when(supply("survey"), HANDED_IN).when(supply("survey"), HANDED_IN).thenNothing();
    asked.when(supply("traffic-study"), HANDED_IN).thenNothing();
    twenty().when(supply("survey"), HANDED_IN).thenNothing();
  });

  it("after an answer changes nothing", () => {
    asked.when(opinion(consent), HANDED_IN).when(supply("survey"), HANDED_IN).thenNothing();
  });
});

describe("a term that lapses", () => {
  const asked = twenty().when(requestSupplement(["site-plan", "survey"]), ASKED);
  const DUE = at("2026-04-18T00:00");

  it("lets the clock run by itself at its last instant, and not a millisecond before", () => {
    const waiting = asked.when(wake(), at("2026-03-19T23:59:59.999"));
    waiting.when(wake(), at("2026-03-19T23:59:59.999")).thenNothing();
    const lapsed = waiting.when(wake(), LAPSES);
    expect(lapsed.decision.events).toMatchObject([{ type: "clock-resumed", at: LAPSES }]);
    const { told: _told, ...served } = asked.state.served!;
    expect(lapsed.state).toMatchObject({ status: "running", served });
    expect(dueDateOf(lapsed.state)).toBe("2026-04-17");
    expect(lapsed.state.served).not.toHaveProperty("told");
  });

  it("makes silence escalate, for the applicant still owes something (G4)", () => {
    const silent = asked.when(supply("survey"), at("2026-03-05T15:00")).when(wake(), DUE);
    expect(silent.state).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
  });

  it("does not matter where silence means something else", () => {
    const proceeding = twenty({ matter: { onTimeout: "proceed-without" } });
    const silent = proceeding.when(requestSupplement(["survey"]), ASKED).when(wake(), DUE);
    expect(silent.state).toMatchObject({ outcome: "no-response", closedAt: DUE });
  });

  it("and material that comes after it all the same: nothing is owed, but silence escalates", () => {
    const lapsed = asked.when(wake(), LAPSES);
    const part = lapsed.when(supply("survey"), at("2026-03-20T10:00"));
    expect(part.when(wake(), DUE).state).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
    const all = part.when(supply("site-plan"), at("2026-03-23T10:00"));
    all.thenEvents({ type: "material-supplied", material: "site-plan", at: at("2026-03-23T10:00") });
    expect(dueDateOf(all.state)).toBe("2026-04-17");
    expect(all.when(wake(), DUE).state).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
  });

  it("at the very instant of the last piece has lapsed; a millisecond before it has not", () => {
    const before = asked
      .when(supply("survey"), ASKED)
      .when(supply("site-plan"), at("2026-03-19T23:59:59.999"));
    expect(before.state.served?.clock.suspensions).toMatchObject([{ until: at("2026-03-19T23:59:59.999") }]);
    const after = asked.when(supply("survey"), ASKED).when(supply("site-plan"), LAPSES);
    expect(after.state.served?.clock.suspensions).toMatchObject([{ until: LAPSES }]);
    expect(after.state.status).toBe("running");
  });

  it("was recorded first, though the material had been received before: the clock resumed then", () => {
    const received = at("2026-03-05T15:00");
    const lapsed = asked.when(supply("survey"), ASKED).when(wake(), LAPSES);
    const found = lapsed.when(supply("site-plan"), received);
    expect(found.decision.events.map(({ type }) => type)).toEqual(["material-supplied", "clock-resumed"]);
    expect(found.state.served?.clock.suspensions).toMatchObject([{ from: ASKED, until: received }]);
    expect(dueDateOf(found.state)).toBe(
      dueDateOf(asked.when(supply("survey"), ASKED).when(supply("site-plan"), received).state),
    );
  });

  it("does not shorten a later stop when its material is found to have been received before", () => {
    const hearing = asked
      .when(supply("survey"), ASKED)
      .when(wake(), LAPSES)
      .when(startProcedure({ plannedEnd: "2026-03-24" }), at("2026-03-20T10:00"));
    const found = hearing.when(supply("site-plan"), at("2026-03-05T15:00"));
    expect(found.state).toMatchObject({ status: "suspended", stop: { why: "expert-review" } });
    expect(found.state.served).toEqual(hearing.state.served);
    const ended = hearing.when(endProcedure(), at("2026-03-23T10:00"));
    const afterwards = ended.when(supply("site-plan"), at("2026-03-05T15:00"));
    expect(afterwards.state.served).toEqual(ended.state.served);
  });

  it("of a supplement that came while the review had escalated is noted, and the review stays overdue", () => {
    const overdue = asked.when(wake(), DUE);
    const after = overdue.when(supply("survey"), at("2026-04-20T10:00"));
    expect(after.state).toMatchObject({
      status: "overdue",
      supplement: { supplied: [{ material: "survey" }] },
    });
  });
});

describe("a supplement asked for at service", () => {
  it("stops the clock on its first day", () => {
    const asked = twenty().when(requestSupplement(["survey"]), T0);
    const back = asked.when(supply("survey"), at("2026-03-02T18:00"));
    expect(dueDateOf(back.state)).toBe("2026-03-30");
  });
});

it("a request for a supplement forgets nothing of promised material that has come", () => {
  const came = given(...served({ matter: TWENTY })).when(
    (_review, now) => ({ events: [{ type: "promised-material-came", material: "site-plan", at: now }] }),
    at("2026-03-03T10:00"),
  );
  const asked = came.when(requestSupplement(["survey"]), at("2026-03-03T11:00"));
  expect(asked.state).toMatchObject({ status: "suspended", came: { "site-plan": at("2026-03-03T10:00") } });
});
