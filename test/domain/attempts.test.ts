/** Opinions that change nothing: repeated, rival, or late. They are answered, and a few are kept as evidence. */
import { describe, expect, it } from "@jest/globals";
import { sameOpinion, type Opinion } from "../../functions/domain/review/opinion.ts";
import { ATTEMPTS_KEPT, type ReviewRefusal } from "../../functions/domain/review/review.ts";
import { at, consent, DUE, given, objection, opinion, served, wake, withConditions } from "./given.ts";

const monday = at("2026-03-02T10:00");
const tuesday = at("2026-03-03T10:00");
const late = at("2026-03-10T10:00");
const later = at("2026-03-11T10:00");

describe("the same opinion again", () => {
  it("is answered like the first, and nothing is written", () => {
    given(...served())
      .when(opinion(objection), monday)
      .when(opinion({ ...objection }), tuesday)
      .thenNothing();
  });

  it("is the same even after the due instant", () => {
    given(...served())
      .when(opinion(consent), monday)
      .when(opinion(consent), late)
      .thenNothing();
  });

  it("is the same overdue opinion too", () => {
    given(...served({ matter: { onTimeout: "escalate" } }))
      .when(opinion(consent), late)
      .when(opinion(consent), later)
      .thenNothing();
  });
});

describe("whether two opinions say the same", () => {
  const law = { text: "a silt trap", basis: "law", article: "第三十八条" } as const;
  const conditions = (...conditions: Extract<Opinion, { conditions: unknown }>["conditions"]): Opinion => ({
    kind: "consent-with-conditions",
    conditions,
  });

  it("does not depend on the order of fields, or on fields left out", () => {
    const { text, basis, article } = law;
    expect(sameOpinion(conditions(law), conditions({ article, basis, text }))).toBe(true);
    expect(sameOpinion(consent, { kind: "consent", handler: undefined })).toBe(true);
  });

  it("depends on every word, every condition and their order, and who signed", () => {
    const other = { text: "night work only", basis: "discretionary" } as const;
    expect(sameOpinion(conditions(law), conditions({ ...law, text: "a silt trap." }))).toBe(false);
    expect(sameOpinion(conditions(law), conditions(law, other))).toBe(false);
    expect(sameOpinion(conditions(other, law), conditions(law, other))).toBe(false);
    expect(sameOpinion(consent, { kind: "consent", handler: { name: "Wang", post: "A" } })).toBe(false);
    expect(sameOpinion(consent, objection)).toBe(false);
  });
});

describe("another opinion after the first", () => {
  const decided: ReviewRefusal = { code: "already-decided", outcome: "consented" };
  const first = given(...served()).when(opinion(consent), monday);

  it("is refused with the recorded outcome, and kept as evidence without effect", () => {
    const attempt = { opinion: objection, receivedAt: tuesday };
    const after = first.when(opinion(objection), tuesday);
    after.thenRefused(decided, { type: "rival-opinion-kept", attempt });
    expect(after.decision.attempt).toBe(true);
    expect(after.state).toEqual({ ...first.state, rivalOpinions: [attempt] });
  });

  it("is kept once: the same rival again is refused, and nothing is written or counted", () => {
    const again = first.when(opinion(objection), tuesday).when(opinion(objection), later);
    again.thenRefused(decided);
    expect(again.decision.attempt).toBeUndefined();
  });

  it("after the due instant is a rival still, for silence has closed nothing", () => {
    first.when(opinion(objection), late).thenRefused(decided, {
      type: "rival-opinion-kept",
      attempt: { opinion: objection, receivedAt: late },
    });
  });

  it("finds an overdue opinion decided as well", () => {
    const overdue = given(...served({ matter: { onTimeout: "escalate" } })).when(opinion(objection), late);
    const after = overdue.when(opinion(consent), later);
    expect(after.decision.refusal).toEqual({ code: "already-decided", outcome: "objected" });
    expect(after.state).toMatchObject({ outcome: "objected", opinion: objection });
  });
});

describe("a late opinion", () => {
  const tooLate: ReviewRefusal = { code: "late", outcome: "deemed-consent", dueAt: DUE };
  const kept = (opinion: Opinion, receivedAt = late) =>
    ({ type: "late-opinion-kept", attempt: { opinion, receivedAt } }) as const;

  it.each([
    { when: "before the silence is recorded", before: given(...served()) },
    { when: "after the silence is recorded", before: given(...served()).when(wake(), DUE) },
  ])("is kept once $when, and the same again writes nothing", ({ before }) => {
    const first = before.when(opinion(objection), late);
    first.thenRefused(tooLate, kept(objection));
    expect(first.decision.attempt).toBe(true);
    const again = first.when(opinion(objection), later);
    again.thenRefused(tooLate);
    expect(again.decision.attempt).toBeUndefined();
    expect(again.when(wake(), later).state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: DUE,
      opinion: null,
      lateOpinions: [{ opinion: objection, receivedAt: late }],
      rivalOpinions: [],
    });
  });

  it("changes nothing of a closed review but the list it is kept in", () => {
    const closed = given(...served()).when(wake(), DUE);
    const after = closed.when(opinion(consent), late);
    expect(after.state).toEqual({ ...closed.state, lateOpinions: [{ opinion: consent, receivedAt: late }] });
  });
});

describe("the number of attempts kept", () => {
  const different = (i: number): Opinion => withConditions(`condition ${i}`);

  it.each([
    {
      list: "rivalOpinions",
      code: "already-decided",
      closed: given(...served()).when(opinion(consent), monday),
    },
    { list: "lateOpinions", code: "late", closed: given(...served()).when(wake(), DUE) },
    { list: "lateOpinions", code: "late", closed: given(...served()) },
  ] as const)("is bounded: beyond it one of the $list is counted, and not kept", ({ list, code, closed }) => {
    expect(ATTEMPTS_KEPT).toBe(2);
    const full = [1, 2].reduce((review, i) => review.when(opinion(different(i)), late), closed);
    expect(full.decision.events).toHaveLength(1);
    expect(full.state[list].map((attempt) => attempt.opinion)).toEqual([1, 2].map(different));

    const oneMore = full.when(opinion(different(4)), late);
    expect(oneMore.decision).toMatchObject({ events: [], refusal: { code }, attempt: true });
    expect(oneMore.state).toEqual(full.state);
  });
});
