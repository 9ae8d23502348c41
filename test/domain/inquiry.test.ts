/** Inquiries: who answers for one is one post and one person at every instant (S2), and time alone decides what is late. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { contactIn } from "../../functions/domain/application/firstContact.ts";
import {
  answer,
  answerOffer,
  ask,
  assign,
  awaitsAssignment,
  begin,
  daysIn,
  evolve,
  handOn,
  inquiryOffers,
  lampOf,
  personOf,
  raisedTo,
  standing,
  urgedIn,
  type Inquiry,
  type InquiryDecision,
} from "../../functions/domain/application/inquiry.ts";
import { countedInquiry, passed } from "../../functions/domain/application/inquiryTerm.ts";
import { sumOf, type Counter } from "../../functions/domain/supervision/tally.ts";
import type { Post } from "../../functions/domain/catalogue/posts.ts";
import { NOBODY_AWAY, type Staff } from "../../functions/domain/review/postHolder.ts";
import { recordAbsence } from "../../functions/domain/review/staff.ts";
import { OPEN, plusSeconds } from "../../functions/domain/base/time.ts";
import { personOf as actorOf } from "../support/people.ts";
import { at, REGION, RULES } from "./given.ts";

const MON = at("2026-03-02T09:00");
const POST: Post = {
  code: "p",
  name: "综合岗",
  nameEn: "P",
  A: "王工",
  B: "赵工",
  leader: "李科",
  matters: null,
};
const NAMES = ["land", "water", "housing"] as const;
const REGION_WITH_POSTS = {
  ...REGION,
  departments: REGION.departments.map((one) => (one.id === "water" ? { ...one, posts: [POST] } : one)),
};
const { departments } = REGION_WITH_POSTS;
const contact = (id: string) =>
  contactIn(
    departments.find((one) => one.id === id)!,
    REGION_WITH_POSTS,
    MON,
    RULES,
  );
const asked = (first = "land") =>
  begin(
    ask({ inquiryId: "a1-Q1", applicationId: "a1", text: "?", askedAt: MON, contact: contact(first) }, RULES)
      .events,
  );
const then = (inquiry: Inquiry, { events, refusal }: InquiryDecision): Inquiry => {
  expect(refusal).toBeUndefined();
  return events.reduce(evolve, inquiry);
};
const to = (department: string, receiver: string) => ({ department, to: contact(receiver), reasons: "r" });

it.each([
  // Asked on Monday 2 March: noon of Tuesday, the end of Tuesday, noon of Wednesday.
  [1, "2026-03-03T12:00", "2026-03-04T00:00"],
  [2, "2026-03-04T00:00", "2026-03-05T00:00"],
  [3, "2026-03-04T12:00", "2026-03-06T00:00"],
])("a question of %s working days is yellow from half of them on, and red after them", (days, half, end) => {
  const facts = {
    inquiryId: "a1-Q1",
    applicationId: "a1",
    text: "?",
    askedAt: MON,
    contact: contact("land"),
  };
  const inquiry = begin(ask({ ...facts, ...daysIn({ inquiries: { answerDays: days } }) }, RULES).events);
  const seen = [half, end].flatMap((when) =>
    [-1, 0].map((ms) => lampOf(inquiry, plusSeconds(at(when), ms / 1000), RULES)),
  );
  expect(seen).toEqual(["green", "yellow", "yellow", "red"]);
});

describe("an inquiry", () => {
  it("is yellow from noon of its day on, red from the end of it, and goes up the ladder by the calendar", () => {
    const inquiry = asked();
    expect(inquiry.facts.answerBy).toBe(at("2026-03-04T00:00"));
    const seen = (when: string) => [lampOf(inquiry, at(when), RULES), raisedTo(inquiry, at(when), RULES)];
    expect(seen("2026-03-03T11:59:59.999")).toEqual(["green", null]);
    expect(seen("2026-03-03T12:00")).toEqual(["yellow", null]);
    expect(seen("2026-03-03T23:59:59.999")).toEqual(["yellow", null]);
    expect(seen("2026-03-04T00:00")).toEqual(["red", "leader"]);
    expect(seen("2026-03-05T00:00")).toEqual(["red", "head-and-supervisor"]);
    expect(seen("2026-03-07T00:00")).toEqual(["red", "government"]);
    // Whom it has reached, by name: there is no leader without posts, and then it is the head from the beginning.
    const urged = (one: Inquiry, when: string, staff: Staff = NOBODY_AWAY) =>
      urgedIn(one, staff, at(when), RULES);
    const head = { name: contact("land").head, post: "head" };
    expect([urged(inquiry, "2026-03-03T23:59:59.999"), urged(inquiry, "2026-03-04T00:00")]).toEqual([
      null,
      head,
    ]);
    const posted = asked("water");
    const steps = ["2026-03-04T00:00", "2026-03-05T00:00", "2026-03-07T00:00"].map(
      (when) => urged(posted, when)?.name,
    );
    expect(steps).toEqual(["李科", contact("water").head, contact("water").head]);
    const facts = { person: "李科", from: MON, until: null, reason: "r", leader: null };
    const gone = recordAbsence(NOBODY_AWAY, [POST], "l", facts, { by: actorOf("water"), at: MON }).staff;
    expect(urged(posted, "2026-03-04T00:00", gone)).toEqual({ name: contact("water").head, post: "head" });
    const late = then(
      inquiry,
      answer(inquiry, { department: "land", text: "t" }, departments, at("2026-03-05T10:00")),
    );
    expect([
      lampOf(late, at("2026-03-20T00:00"), RULES),
      raisedTo(late, at("2026-03-20T00:00"), RULES),
    ]).toEqual(["grey", "head-and-supervisor"]);
  });

  it("waits for its year, and is told its term once that is there", () => {
    const open = { ...asked(), facts: { ...asked().facts, answerBy: OPEN } };
    expect(raisedTo(open, at("2026-03-20T00:00"), RULES)).toBeNull();
    expect(lampOf(open, at("2026-03-20T00:00"), RULES)).toBe("green");
    expect(standing(open, RULES).facts.answerBy).toBe(at("2026-03-04T00:00"));
  });

  it("stays where it is until it is accepted, up to the instant at which the term for that is over", () => {
    const offered = then(asked(), handOn(asked(), to("land", "water"), departments, MON, RULES));
    const take = (when: string) =>
      answerOffer(offered, { department: "water", person: "王工", refusal: null }, departments, at(when));
    expect(take("2026-03-03T23:59:59.999").refusal).toBeUndefined();
    expect(take("2026-03-04T00:00").refusal).toEqual({ code: "no-inquiry-offer" });
    expect(awaitsAssignment(offered, at("2026-03-03T23:59:59.999"))).toBe(false);
    expect(awaitsAssignment(offered, at("2026-03-04T00:00"))).toBe(true);
    expect(offered.holder.contact.organ.id).toBe("land");
    // The first may still answer it.
    expect(
      then(offered, answer(offered, { department: "land", text: "t" }, departments, MON)).offered,
    ).toBeNull();
  });

  it("waits for its receiver for as many working days as its region says", () => {
    const handed = handOn(asked(), { ...to("land", "water"), days: 2 }, departments, MON, RULES);
    expect(then(asked(), handed).offered!.answerBy).toBe(at("2026-03-05T00:00"));
    expect(daysIn({ inquiries: { acceptDays: 2 } })).toEqual({});
  });

  it("is theirs who took it by name, and while they are away whoever holds the post", () => {
    const offered = then(asked(), handOn(asked(), to("land", "water"), departments, MON, RULES));
    const taken = then(
      offered,
      answerOffer(offered, { department: "water", person: "王工", refusal: null }, departments, MON),
    );
    expect(personOf(taken, NOBODY_AWAY, MON)).toEqual({ name: "王工", post: "A" });
    const facts = { person: "王工", from: MON, until: null, reason: "r", leader: null };
    const { staff } = recordAbsence(NOBODY_AWAY, [POST], "a", facts, { by: actorOf("water"), at: MON });
    expect(personOf(taken, staff, MON)).toEqual({ name: "赵工", post: "B" });
  });

  it("has one post and one person that answer for it at every instant, whoever does what (S2)", () => {
    const department = fc.constantFrom(...NAMES);
    const act = fc.record({
      does: fc.constantFrom("hand-on", "accept", "refuse", "assign", "answer"),
      by: department,
      to: department,
      hours: fc.integer({ min: 0, max: 30 }),
    });
    let [answers, assignments] = [0, 0];
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let inquiry = asked();
        let now = MON;
        for (const one of acts) {
          now = plusSeconds(now, one.hours * 3600);
          const before = inquiry;
          const decided = decide(inquiry, one, now);
          expect(decided.refusal === undefined || decided.events.length === 0).toBe(true);
          inquiry = decided.events.reduce(evolve, inquiry);
          // Nobody but who takes it, or is named, has it from then on.
          const moved = decided.events.some(
            ({ type }) => type === "inquiry-accepted" || type === "inquiry-assigned",
          );
          if (!moved) expect(inquiry.holder).toBe(before.holder);
          if (before.answered) expect(inquiry).toEqual(before);
          if (moved) assignments += 1;
          if (inquiry.answered) answers += 1;
          const holding = NAMES.filter((id) =>
            inquiryOffers(inquiry, id, departments, now).some(({ command }) => command === "answerInquiry"),
          );
          expect(holding).toHaveLength(inquiry.answered ? 0 : 1);
          expect(personOf(inquiry, STAFF, now).name).not.toBe("");
        }
        const END = plusSeconds(MON, 3600 * 24 * 40);
        const total = (counter: Counter) =>
          sumOf(
            [...countedInquiry(inquiry, END, RULES.zone).values()].flatMap(({ tally }) =>
              Object.values(tally).map((counters) => ({ all: counters })),
            ),
          )["all"]?.[counter] ?? 0;
        expect(total("inquiries")).toBe(1);
        expect(total("inquiriesInTime") + total("inquiriesOverdue")).toBe(1);
        expect(total("inquiriesHandedOn")).toBe(
          inquiry.steps.filter(({ type }) => type === "inquiry-handed-on").length,
        );
        // What time brings is told once, and only of what was not answered.
        const late = passed(inquiry, END, RULES);
        expect(late).toHaveLength(inquiry.answered ? 0 : 1);
        expect(passed(late.reduce(evolve, inquiry), END, RULES)).toEqual([]);
      }),
      { numRuns: 300, seed: 18 },
    );
    expect(answers).toBeGreaterThan(0);
    expect(assignments).toBeGreaterThan(0);
  });
});

describe("the figures of an inquiry", () => {
  const term = at("2026-03-04T00:00");
  const figures = (inquiry: Inquiry, now = at("2026-03-20T09:00")) =>
    Object.fromEntries([...countedInquiry(inquiry, now, RULES.zone)].map(([id, { tally }]) => [id, tally]));
  const taken = (when: string) => {
    const offered = then(asked(), handOn(asked(), to("land", "water"), departments, MON, RULES));
    const take = { department: "water", person: "王工", refusal: null };
    return then(offered, answerOffer(offered, take, departments, at(when)));
  };
  const answered = (inquiry: Inquiry, department: string, when: string) =>
    then(inquiry, answer(inquiry, { department, text: "t" }, departments, at(when)));

  it("are of who was asked, who handed it on, and who answered, each on its own day", () => {
    expect(figures(answered(taken("2026-03-03T10:00"), "water", "2026-03-03T10:00"))).toEqual({
      land: { "2026-03-02": { inquiries: 1, inquiriesHandedOn: 1 } },
      water: { "2026-03-03": { inquiriesInTime: 1 } },
    });
  });

  it("say overdue of who had it as the term ran out, whoever takes and answers it afterwards", () => {
    const held = asked();
    expect(figures(held, plusSeconds(term, -0.001))).toEqual({ land: { "2026-03-02": { inquiries: 1 } } });
    const late = { land: { "2026-03-02": { inquiries: 1 }, "2026-03-04": { inquiriesOverdue: 1 } } };
    expect(figures(held, term)).toEqual(late);
    expect(figures(answered(held, "land", "2026-03-04T00:00"))).toEqual(late);
    expect(figures(answered(held, "land", "2026-03-03T23:59:59.999"))).toEqual({
      land: { "2026-03-02": { inquiries: 1 }, "2026-03-03": { inquiriesInTime: 1 } },
    });
    expect(figures(taken("2026-03-03T10:00"))).toMatchObject({
      water: { "2026-03-04": { inquiriesOverdue: 1 } },
    });
    const named = then(held, handOn(held, to("land", "water"), departments, MON, RULES));
    const assigned = then(
      named,
      assign(named, { to: contact("housing"), reasons: "r" }, at("2026-03-04T00:00")),
    );
    expect(figures(answered(assigned, "housing", "2026-03-04T10:00"))).toEqual({
      land: {
        "2026-03-02": { inquiries: 1, inquiriesHandedOn: 1 },
        "2026-03-04": { inquiriesOverdue: 1 },
      },
    });
  });

  it("are told with the instant at which the term ran out, once, and of no answered one", () => {
    const news = { type: "inquiry-overdue", organ: "land", asOf: term };
    expect(passed(asked(), plusSeconds(term, -0.001), RULES)).toEqual([]);
    expect(passed(asked(), term, RULES)).toEqual([news]);
    const open = { ...asked(), facts: { ...asked().facts, answerBy: OPEN } };
    expect(passed(open, term, RULES)).toEqual([{ type: "inquiry-term-set", answerBy: term }, news]);
    expect(passed(answered(asked(), "land", "2026-03-05T09:00"), at("2026-03-06T09:00"), RULES)).toEqual([]);
  });
});

const STAFF: Staff = recordAbsence(
  NOBODY_AWAY,
  [POST],
  "a",
  {
    person: "王工",
    from: plusSeconds(MON, 3600),
    until: plusSeconds(MON, 72 * 3600),
    reason: "r",
    leader: null,
  },
  { by: actorOf("water"), at: MON },
).staff;

type Doing = { does: string; by: string; to: string };

function decide(inquiry: Inquiry, { does, by, to: receiver }: Doing, now: string): InquiryDecision {
  switch (does) {
    case "hand-on":
      return handOn(inquiry, to(by, receiver), departments, now, RULES);
    case "accept":
      return answerOffer(inquiry, { department: by, person: `${by}的人`, refusal: null }, departments, now);
    case "refuse":
      return answerOffer(inquiry, { department: by, person: "", refusal: "r" }, departments, now);
    case "assign":
      return assign(inquiry, { to: contact(receiver), reasons: "r" }, now);
    default:
      return answer(inquiry, { department: by, text: receiver }, departments, now);
  }
}
