/** 办理总时限 (行政许可法 art. 42(2)): 45 working days with a licence in it, 15 more once, and what stops it. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { extendWhole, MOST_WHOLE_ASKED } from "../../../functions/domain/application/extendingWhole.ts";
import { countedCase } from "../../../functions/domain/application/countedCase.ts";
import { advanceWhole, wholeOf } from "../../../functions/domain/application/whole.ts";
import { addDays, localDate, plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { afterWorkingDays } from "../../../functions/domain/calendar/clock.ts";
import { wholeTooLong } from "../../../functions/domain/catalogue/plan.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import {
  startSpecialProcedure,
  endSpecialProcedure,
} from "../../../functions/domain/review/specialProcedure.ts";
import { requestSupplement } from "../../../functions/domain/review/supplement.ts";
import type { Review, ReviewDecision } from "../../../functions/domain/review/review.ts";
import { personOf } from "../../support/people.ts";
import { changes, filesAnew } from "../../support/changes.ts";
import { at, consent, REGION, regionWith, RULES, submissionOf, T0 } from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";

const road = {
  code: "road",
  department: "land",
  materials: ["site-plan"],
  limit: { days: 20, unit: "working-days" },
} as const;
const permit = {
  code: "permit",
  department: "planning",
  kind: "licence",
  onTimeout: "escalate",
  limit: { days: 20, unit: "working-days" },
} as const;
const licensed = regionWith([road, permit]);
const start = (): Whole => reminded(received(submissionOf(), licensed));
const DUE = at("2026-05-09T00:00");
const head = { ...personOf("planning"), rank: "government-head", name: "赵刚" } as const;
const officer = { ...personOf("planning"), rank: "officer" } as const;
const more = { days: 15, reasons: "案情复杂，需要多部门协调。" };
const extend = (
  whole: Whole,
  by: typeof head | typeof officer = head,
  given = more,
  now: Instant = at("2026-04-01T10:00"),
) => extendWhole(whole.application, whole.reviews, given, by, now, RULES);
const due = ({ application, reviews }: Whole) => wholeOf(application, reviews, RULES)?.due;

const reviewed = (whole: Whole, id: string, act: (review: Review) => ReviewDecision): Whole => {
  const review = whole.reviews.find(({ facts }) => facts.reviewId === `a1.${id}`)!;
  return after(whole, { events: [], reviews: [{ reviewId: `a1.${id}`, events: act(review).events }] });
};
const stopped = (
  whole: Whole,
  id: string,
  kind: "hearing" | "expert-review",
  from: Instant,
  days: number,
): Whole =>
  reviewed(whole, id, (review) =>
    startSpecialProcedure(
      review,
      {
        kind,
        basis: "b",
        reasons: "r",
        plannedEnd: addDays(localDate(from, RULES.zone), days),
        handler: null,
      },
      { ...personOf("land"), rank: "head", name: "王强" },
      from,
      RULES,
    ),
  );

describe("the whole's limit", () => {
  it("is 45 working days from acceptance where a licence is among its matters, and none otherwise", () => {
    expect(due(start())).toMatchObject({ dueDate: "2026-05-08", dueAt: DUE });
    expect(due(start())?.dueAt).toBe(afterWorkingDays(T0, 45, RULES).dueAt);
    expect(due(reminded(received(submissionOf(), regionWith([road]))))).toBeUndefined();
  });

  it("stands only on days on which a procedure of art. 45 of any of its reviews stands, and on each of them once", () => {
    // Tue 3 to Thu 5 March stands for one, Wed 4 to Mon 9 for the other: five working days together.
    const one = stopped(start(), "road", "hearing", at("2026-03-03T10:00"), 2);
    expect(due(one)?.dueDate).toBe("2026-05-12");
    const both = stopped(one, "permit", "expert-review", at("2026-03-04T10:00"), 5);
    expect(due(both)?.dueDate).toBe("2026-05-14");
    const ended = reviewed(both, "permit", (review) =>
      endSpecialProcedure(
        review,
        { kind: "expert-review", startedAt: at("2026-03-04T10:00") },
        at("2026-03-06T10:00"),
        RULES,
      ),
    );
    expect(due(ended)?.dueDate).toBe("2026-05-13");
    // What is over with its review stops nothing any more.
    const closed = reviewed(both, "permit", (review) =>
      giveOpinion(review, consent, at("2026-03-05T10:00"), RULES),
    );
    expect(due(closed)?.dueDate).toBe("2026-05-12");
    // A supplement stops a promised limit, and never the whole.
    const asking = reviewed(start(), "road", (review) =>
      requestSupplement(
        review,
        { items: [{ material: "site-plan", defect: "d", basis: null }], reasons: "r", handler: null },
        at("2026-03-03T10:00"),
        RULES,
        [],
      ),
    );
    expect(due(asking)).toEqual(due(start()));
  });

  it("is the union of all procedures, whatever their order", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("road", "permit"),
            fc.constantFrom("hearing", "expert-review"),
            fc.integer({ min: 0, max: 8 }),
            fc.integer({ min: 0, max: 6 }),
          ),
          { maxLength: 4 },
        ),
        (all) => {
          let whole = start();
          const stood = new Set<string>();
          for (const [id, kind, from, days] of all) {
            const now = plusSeconds(at("2026-03-03T10:00"), from * 24 * 3600);
            const before = whole;
            whole = stopped(whole, id, kind, now, days);
            const was = (one: Whole) => one.reviews.flatMap(({ procedures }) => procedures).length;
            if (was(whole) > was(before))
              for (let i = 0; i <= days; i++) stood.add(addDays(localDate(now, RULES.zone), i));
          }
          const working = [...stood].filter(
            (day) => RULES.calendar.days[RULES.calendar.position.get(day)!]!.working,
          );
          expect(due(whole)?.dueAt).toBe(afterWorkingDays(T0, 45 + working.length, RULES).dueAt);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("starts anew where the project changes; a breach before it stays, an extension does not", () => {
    const whole = after(start(), extend(start()));
    const changedAt = at("2026-04-02T10:00");
    const next = after(whole, changes(whole, licensed, filesAnew("anew", ["site-plan"]), changedAt, RULES));
    expect(due(next)?.dueAt).toBe(afterWorkingDays(changedAt, 45, RULES).dueAt);
    expect(next.application.whole).toEqual({ breaches: [] });
    expect(extend(next, head, { days: 5, reasons: "r" }, at("2026-04-03T10:00")).refusal).toBeUndefined();
  });

  it("is extended once, by the government's head alone, before it is over", () => {
    const asked = after(start(), extend(start(), officer));
    expect(asked.application.whole?.asked).toMatchObject(more);
    expect(due(asked)?.dueDate).toBe("2026-05-08");
    expect(extend(asked, officer)).toEqual({ events: [] });
    const [event] = extend(asked).events;
    expect(event).toMatchObject({
      type: "whole-extended",
      extension: {
        ...more,
        before: "2026-05-08",
        after: "2026-05-28",
        approver: { name: "赵刚", rank: "government-head" },
      },
    });
    const longer = after(asked, extend(asked));
    expect(due(longer)?.dueDate).toBe("2026-05-28");
    expect(longer.application.whole?.asked).toBeUndefined();
    expect(extend(longer)).toEqual({ events: [] });
    expect(extend(longer, head, { days: 1, reasons: "r" }).refusal).toMatchObject({ code: "whole-extended" });
    expect(extend(start(), head, more, plusSeconds(DUE, -0.001)).events).toHaveLength(1);
    expect(extend(start(), head, more, DUE).refusal).toEqual({ code: "whole-over", dueAt: DUE });
    expect(extend(start(), head, { ...more, days: 16 }).refusal).toEqual({ code: "whole-days", most: 15 });
    const none = reminded(received(submissionOf(), regionWith([road])));
    expect(extend(none).refusal).toEqual({ code: "whole-unlimited" });
    const often = { ...start().application, whole: { breaches: [], asks: MOST_WHOLE_ASKED } };
    expect(extend({ ...start(), application: often }, officer).refusal).toMatchObject({
      code: "whole-asked-too-often",
    });
  });

  it("runs out once, as of its end, whenever that is noticed", () => {
    const { application, reviews } = start();
    expect(advanceWhole(application, reviews, plusSeconds(DUE, -0.001), RULES)).toEqual([]);
    const late = advanceWhole(application, reviews, at("2026-06-20T10:00"), RULES);
    expect(late).toEqual([{ type: "whole-overdue", asOf: DUE, dueDate: "2026-05-08" }]);
    const over = after(start(), { events: late });
    expect(over.application.whole?.breaches).toEqual([DUE]);
    // It is a figure of the day that begins then, whatever becomes of the case.
    const counted = (one: Whole) => countedCase(one.application, RULES.zone).tally["2026-05-09"];
    expect([counted(start()), counted(over)]).toEqual([undefined, { wholeOverdue: 1 }]);
    expect(advanceWhole(over.application, reviews, at("2026-07-20T10:00"), RULES)).toEqual([]);
  });

  it("is warned of at load where the critical path, a joint review and the lead's decision do not fit, with the path", () => {
    const long = (days: number) => ({ days, unit: "working-days" }) as const;
    const second = { ...permit, limit: long(13), prerequisites: [{ matter: "road", tolerable: false }] };
    const only = REGION.projectTypes.filter(({ code }) => code === "municipal-road");
    const of = (...matters: Parameters<typeof regionWith>[0]) => ({
      ...regionWith(matters),
      projectTypes: only,
    });
    expect(wholeTooLong(of({ ...road, limit: long(19) }, second))).toEqual([]);
    expect(wholeTooLong(of(road, second))).toEqual([
      { projectType: "municipal-road", days: 46, matters: ["road", "permit"] },
    ]);
    // Without a licence the law sets no limit to the whole.
    expect(wholeTooLong(of({ ...road, limit: long(60) }))).toEqual([]);
  });
});
