/** What is owed of a case ends with its withdrawal: no answer shows anything of it as still to be done. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../functions/domain/application/application.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { applicationAt } from "../../functions/domain/application/standing.ts";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import { checkPromise } from "../../functions/domain/review/promiseCheck.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { reviewSummary } from "../../functions/http/review/reviewView.ts";
import { zh as words } from "../../web/shared/language/words.zh.ts";
import { promiseSentence } from "../../web/shared/state/promised.ts";
import { zh as says } from "../../web/shared/state/words.zh.ts";
import { ASKED, WAYS, type Case, type Policy } from "../domain/offeredCases.ts";
import {
  consent,
  DUE,
  factsOf,
  materialOf,
  materialsBut,
  objection,
  regionWith,
  replay,
  RULES,
  served,
  submissionOf,
  T0,
} from "../domain/given.ts";
import { after, received, type Whole } from "../domain/whole.ts";
import { answerOf, seenOn, type Move } from "../web/states.ts";

const AUTOMATIC: Policy = { intake: "automatic", decision: "automatic", isMissing: false };
const wait = (days: number): Move => ({ do: "wait", hours: days * 24 });

/** A way to everything that may be owed as an application is withdrawn. */
const MORE: [string, Policy, Move[]][] = [
  ["what was asked for at intake", { ...AUTOMATIC, isMissing: true }, []],
  ["a supplement", AUTOMATIC, [{ do: "ask", which: 1 }]],
  ["a supplement whose term is over", AUTOMATIC, [{ do: "ask", which: 1 }, wait(30)]],
  ["an opinion that is late", AUTOMATIC, [wait(16)]],
  [
    "a sitting that is to be called",
    AUTOMATIC,
    [{ do: "opinions", opinions: [objection, consent, consent] }],
  ],
  [
    "a sitting that was called",
    AUTOMATIC,
    [{ do: "opinions", opinions: [objection, consent, consent] }, { do: "convene" }],
  ],
  [
    "what is handed in",
    AUTOMATIC,
    [
      { do: "ask", which: 0 },
      { do: "hand in", code: ASKED },
    ],
  ],
];
const ways: [string, Policy, Move[]][] = [
  ...MORE,
  ...WAYS.flatMap(([policy, moves], n) =>
    moves.map((_, i): [string, Policy, Move[]] => [`way ${n}, step ${i}`, policy, moves.slice(0, i)]),
  ),
];

describe("what is owed of an application that was withdrawn", () => {
  it.each(ways)("is owed no more: %s", (_, policy, moves) => {
    const after = seenOn(policy, [...moves, { do: "withdraw" }]).slice(-2);
    for (const { status } of after) {
      if (status.status !== "withdrawn") continue;
      expect(status.owed).toEqual([]);
      expect(status.late).toEqual([]);
      expect([status.acceptBy, status.expectedDecisionBy]).toEqual([null, null]);
      const { jointReview: joint } = status;
      if (joint?.conclusion === null)
        expect([joint.isOff, joint.callBy, joint.dueAt]).toEqual([true, null, null]);
    }
    expect(after.length).toBe(2);
  });

  it("is no written opinion after a silence, unless that had been missed before", () => {
    const [soon, late] = [60, 5 * 24 * 3600].map((more) => {
      const now = plusSeconds(DUE, more);
      const silent = viewAt(replay(served()), now, RULES);
      return [true, false].map((isWithdrawn) => {
        const { silence } = reviewSummary(silent, now, RULES, isWithdrawn);
        return silence && [silence.backfillDueAt, silence.backfillMissed];
      });
    });
    const by = "2026-03-11T00:00:00.000+08:00";
    expect([soon, late]).toEqual([
      [
        [null, false],
        [by, false],
      ],
      [
        [by, true],
        [by, true],
      ],
    ]);
  });
});

const mayFollow = {
  days: 5,
  text: "我单位承诺补交。",
  textEn: "We promise it.",
  basis: { document: "容缺受理办法", article: "第五条" },
};
const plain = regionWith([{ code: "water", materials: ["site-plan", "land-survey"] }]);
const region: Region = {
  ...plain,
  materials: plain.materials.map((one) => (one.code === "land-survey" ? { ...one, mayFollow } : one)),
};
const promises = [{ material: "land-survey", text: mayFollow.text, signedBy: "陈经理" }];
const promised = (): Whole =>
  received(submissionOf({}, { materials: materialsBut("land-survey"), promises }), region);
const ending = (whole: Whole, now: Instant): Whole =>
  after(whole, withdraw(whole.application, "不建了", now, whole.reviews, RULES));
const LATER = plusSeconds(T0, 3600);
const LATE = plusSeconds(T0, 30 * 24 * 3600);

const promiseIn = (whole: Whole, now: Instant) => {
  const application: Application = applicationAt(whole.application, now, RULES, region);
  const given: Case = { ...whole, application, region, now };
  const { status } = answerOf(given);
  return { owed: status.owed.length, ...status.promises[0]! };
};

describe("material that is promised", () => {
  it.each<[string, Whole, Instant, number, RegExp]>([
    ["is owed while the application stands", promised(), LATER, 1, /^应于 .+ 前补交$/],
    ["is owed, late", promised(), LATE, 1, /^未在 .+ 前补交，承诺未履行；补交前不作决定/],
    ["is not, once it is withdrawn", ending(promised(), LATER), LATE, 0, /^申请已于 .+ 终结，不再要求补交$/],
    [
      "is kept, withdrawn or not",
      ending(
        {
          ...promised(),
          application: {
            ...promised().application,
            materials: [materialOf("land-survey")],
            cameAt: { "land-survey": T0 },
          },
        },
        LATER,
      ),
      LATE,
      0,
      /承诺已履行$/,
    ],
  ])("%s", (_, whole, now, count, said) => {
    const { owed, ...promise } = promiseIn(whole, now);
    expect(owed).toBe(count);
    expect(promiseSentence(promise, { words, says })).toMatch(said);
  });

  it("is said to have been broken, and to be owed no more, where both are so", () => {
    const whole = promised();
    const broken = { ...whole, application: applicationAt(whole.application, LATE, RULES, region) };
    const { owed, ...promise } = promiseIn(ending(broken, LATE), LATE);
    expect(owed).toBe(0);
    expect(promiseSentence(promise, { words, says })).toMatch(
      /^未在 .+ 前补交，承诺未履行；申请已于 .+ 终结，不再要求补交$/,
    );
  });
});

describe("a promise that a review rests on", () => {
  const basis = { document: "告知承诺办法", article: "第三条" };
  const terms = { text: "承诺如实。", textEn: "It is true.", basis, checkDays: 10, putRightDays: 5 };
  const facts = factsOf({ matter: { replaceableBy: ["promise"], promise: terms } });
  const claim = { matter: facts.matter.code, by: "promise", signedBy: "陈经理" } as const;
  const due = replay([{ type: "review-replaced", facts, claim, at: T0 }]);
  const found = (result: "held" | "not-held", review: Review = due): Review =>
    checkPromise(
      review,
      result === "held"
        ? { material: null, result, found: "属实", article: null }
        : { material: null, result, found: "未建", article: "第八条" },
      LATER,
      RULES,
    ).events.reduce<Review>(evolve, review);

  it.each<[string, Review, string]>([
    ["is to be checked", due, "released"],
    ["is to be put right", found("not-held"), "released"],
    ["was held", found("held"), "stands"],
  ])("that %s is not, once its application is withdrawn", (_, review, standing) => {
    const [of] = reviewSummary(review, LATER, { ...RULES }, true).promiseChecks!;
    expect([of!.standing, of!.due]).toEqual([standing, null]);
    const [before] = reviewSummary(review, LATER, { ...RULES }, false).promiseChecks!;
    expect(before!.standing).not.toBe("released");
  });
});
