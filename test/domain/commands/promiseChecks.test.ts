/** 核查: what was promised is checked afterwards, in place of a review or of material that followed; what follows from it. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  checkPromise,
  checksOwed,
  promisesToCheck,
  withdrawalOf,
  type PromiseFinding,
} from "../../../functions/domain/review/promiseCheck.ts";
import { decideMatters } from "../../../functions/domain/application/matterDecision.ts";
import { promiseBars, whyNoPromise } from "../../../functions/domain/application/mayPromise.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { ClosedReview, Review } from "../../../functions/domain/review/review.ts";
import {
  HELD_BY_NOBODY,
  REGION,
  RULES,
  T0,
  at,
  closedBy,
  consent,
  factsOf,
  objection,
  replay,
} from "../given.ts";

const basis = { document: "告知承诺办法", article: "第三条" };
const terms = { text: "承诺如实。", textEn: "It is true.", basis, checkDays: 10, putRightDays: 5 };
const held: PromiseFinding = { material: null, result: "held", found: "属实", article: null };
const broken: PromiseFinding = { material: null, result: "not-held", found: "未建", article: "第八条" };

/** A matter that a promise stands in for since T0. */
const replacedBy = (promise?: object): Review => {
  const facts = factsOf({
    matter: { replaceableBy: ["promise"], ...(promise && { promise: promise as never }) },
  });
  const claim = { matter: facts.matter.code, by: "promise", signedBy: "陈经理" } as const;
  return replay([{ type: "review-replaced", facts, claim, at: T0 }]);
};

const checked = (review: Review, finding: PromiseFinding, instant: string): Review =>
  checkPromise(review, finding, at(instant), RULES).events.reduce<Review>(evolve, review);

const refused = (review: Review, finding: PromiseFinding, instant: string) =>
  checkPromise(review, finding, at(instant), RULES).refusal;

const standing = (review: Review) => promisesToCheck(review, RULES).map((one) => one.standing);
const resultOf = (review: Review) => decideMatters([review as ClosedReview], null)[0]!.result;

describe("a promise in place of a review", () => {
  it("is to be checked within its term, once; held, what was given on it stands", () => {
    const review = replacedBy(terms);
    expect(promisesToCheck(review, RULES)).toMatchObject([
      { material: null, standing: "due", due: { dueAt: at("2026-03-17T00:00") } },
    ]);
    expect(promisesToCheck(replacedBy(), RULES)).toMatchObject([{ due: { dueDate: "2026-04-28" } }]);
    const after = checked(review, held, "2026-03-05T10:00");
    expect([standing(after), checksOwed(after), resultOf(after)]).toEqual([["stands"], [], "granted"]);
    expect(checkPromise(after, held, at("2026-03-06T10:00"), RULES)).toEqual({ events: [] });
    expect(refused(after, broken, "2026-03-06T10:00")).toEqual({
      code: "promise-checked",
      checkedAt: at("2026-03-05T10:00"),
    });
  });

  it("is put right first where its terms say so, and withdrawn when that was in vain, not before its term is over", () => {
    const first = checked(replacedBy(terms), broken, "2026-03-05T10:00");
    expect(promisesToCheck(first, RULES)).toMatchObject([
      { standing: "put-right", due: { dueAt: at("2026-03-13T00:00") } },
    ]);
    expect(resultOf(first)).toBe("granted");
    const again = { ...broken, found: "仍未建" };
    expect(refused(first, again, "2026-03-12T23:59:59.999")).toEqual({
      code: "put-right-running",
      until: at("2026-03-13T00:00"),
    });
    expect(standing(checked(first, held, "2026-03-06T10:00"))).toEqual(["stands"]);
    const gone = checked(first, again, "2026-03-13T00:00");
    expect([standing(gone), withdrawalOf(gone)?.found, resultOf(gone)]).toEqual([
      ["withdrawn"],
      "仍未建",
      "refused",
    ]);
  });

  it("is withdrawn at once where nothing may be put right; of a licence nobody has examined anything then", () => {
    const gone = checked(replacedBy({ ...terms, putRightDays: undefined }), broken, "2026-03-05T10:00");
    expect([standing(gone), resultOf(gone)]).toEqual([["withdrawn"], "refused"]);
    const { facts } = gone;
    const licence = { ...gone, facts: { ...facts, matter: { ...facts.matter, kind: "licence" as const } } };
    expect(resultOf(licence)).toBe("not-examined");
  });
});

describe("material that followed", () => {
  const promised = [{ code: "site-plan", givenAt: T0, dueAt: T0, putRightDays: 5 }];
  const having = (review: ClosedReview, came: object): Review => ({
    ...review,
    facts: { ...review.facts, promised, matter: { ...review.facts.matter, materials: ["site-plan"] } },
    came: came as never,
  });
  const about = (finding: PromiseFinding): PromiseFinding => ({ ...finding, material: "site-plan" });

  it("is checked by whoever has consented with it, once it has come", () => {
    const review = having(closedBy(consent), { "site-plan": T0 });
    expect(checksOwed(review)).toEqual(["site-plan"]);
    expect(standing(checked(review, about(broken), "2026-03-05T10:00"))).toEqual(["put-right"]);
    expect(refused(review, held, "2026-03-05T10:00")).toEqual({
      code: "no-promise-to-check",
      materials: ["site-plan"],
    });
    for (const none of [having(closedBy(consent), {}), having(closedBy(objection), { "site-plan": T0 })])
      expect([checksOwed(none), refused(none, about(held), "2026-03-05T10:00")?.code]).toEqual([
        [],
        "no-promise-to-check",
      ]);
  });
});

it("a promise comes out one way for good, whatever is said about it and in whatever order", () => {
  const findings = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 40 })), { maxLength: 8 });
  fc.assert(
    fc.property(findings, fc.boolean(), (said, mayPutRight) => {
      let review = replacedBy(mayPutRight ? terms : { ...terms, putRightDays: undefined });
      const seen: string[] = [];
      for (const [i, [isHeld, day]] of said.sort(([, a], [, b]) => a - b).entries()) {
        const found = `${i}`;
        const instant = at(`2026-0${day < 25 ? 3 : 4}-${String((day % 25) + 3).padStart(2, "0")}T10:00`);
        const { events } = checkPromise(review, { ...(isHeld ? held : broken), found }, instant, RULES);
        review = events.reduce<Review>(evolve, review);
        const [now] = standing(review);
        if (seen.at(-1) !== now) seen.push(now!);
      }
      const ways = ["", "due", "stands", "withdrawn", "put-right", "put-right stands", "put-right withdrawn"];
      expect(ways).toContain(seen.filter((one) => one !== "due").join(" "));
      expect(withdrawalOf(review) !== null).toBe(seen.at(-1) === "withdrawn");
      if (!mayPutRight) expect(seen).not.toContain("put-right");
    }),
    { numRuns: 40 },
  );
});

describe("whoever has broken a promise", () => {
  const entry = {
    holdId: "H-1",
    creditCode: HELD_BY_NOBODY,
    reason: "承诺未履行",
    basis: "第三条",
    from: T0,
    until: at("2027-03-03T00:00"),
    keepsFrom: "promising" as const,
    placed: { by: { role: "platform" as const }, at: T0 },
    ended: null,
  };
  const project = { name: "p", code: "c", type: "municipal-road", attributes: {}, flags: [] };

  it("promises nothing until the entry is over or was ended, and is told until when", () => {
    const bars = promiseBars([entry], at("2026-04-01T10:00"));
    expect(whyNoPromise({ ...REGION, flags: [] }, { project }, bars)).toEqual({
      code: "promise-barred",
      holds: ["H-1"],
      until: entry.until,
    });
    expect(promiseBars([entry], entry.until)).toEqual([]);
    const ended = { ...entry, ended: { by: entry.placed.by, at: T0, reason: "已改正", from: T0 } };
    expect(promiseBars([ended], at("2026-04-01T10:00"))).toEqual([]);
    expect(whyNoPromise({ ...REGION, flags: [] }, { project }, [])).toBeNull();
  });
});
