/** 批准: whoever calls approves by the rank of their token; what they lack the rank for waits for somebody who has it. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { RANKS, type Rank } from "../../../functions/domain/base/actor.ts";
import { APPROVERS, approverOf } from "../../../functions/domain/review/approver.ts";
import { awaitedOf, MOST_ASKED } from "../../../functions/domain/review/asking.ts";
import { approve } from "../../../functions/domain/review/approval.ts";
import { extend as extendBy } from "../../../functions/domain/review/extension.ts";
import { startSpecialProcedure } from "../../../functions/domain/review/specialProcedure.ts";
import { personOf } from "../../support/people.ts";
import { at, consent, DUE, given, JUST_IN_TIME, opinion, RULES, served, wake } from "../given.ts";
import {
  announce,
  approval,
  askToExtend,
  decideRevocation,
  extend,
  interrupt,
  OFFICER,
  procedureOf,
  startProcedure,
  stateSide,
  takingBack,
  TWENTY,
} from "../when.ts";

const HEAD = personOf("water");
const DEPUTY = personOf("water", { rank: "deputy-head" });
const SYSTEM = personOf("water", { rank: undefined, system: "oa", sub: "oa" });
const ASKED = at("2026-03-05T10:00");
const LATER = at("2026-03-06T10:00");
const twenty = () => given(...served({ matter: TWENTY }));
const asked = () => twenty().when(askToExtend(5), ASKED);
const { approver: _approver, ...hearing } = procedureOf({ kind: "hearing" });

describe("who approves", () => {
  it.each(Object.entries(APPROVERS))(
    "%s is whoever calls with a rank of %j, and nobody else",
    (command, ranks) => {
      for (const rank of RANKS) {
        const by = personOf("water", { rank, name: "周明" });
        const found = approverOf(command as keyof typeof APPROVERS, by, undefined);
        expect([rank, found]).toEqual([
          rank,
          (ranks as readonly Rank[]).includes(rank) ? { name: "周明", rank } : "awaited",
        ]);
      }
      for (const by of [SYSTEM, { role: "platform" } as const, { role: "applicant" } as const])
        expect(approverOf(command as keyof typeof APPROVERS, by, undefined)).toBe("awaited");
    },
  );

  it("is nobody by what a body says: a rank that is not the token's is refused, whichever it is", () => {
    const ranks = fc.constantFrom(...RANKS, undefined);
    fc.assert(
      fc.property(ranks, fc.constantFrom(...RANKS), (own, stated) => {
        const found = approverOf("extendLimit", personOf("water", { rank: own }), {
          name: "x",
          rank: stated,
        });
        if (own === stated && own === "head") expect(found).toMatchObject({ rank: "head" });
        else expect(found).toBe("refused");
      }),
    );
  });

  it("is called as the token calls them, with the name that was typed beside it", () => {
    const named = personOf("water", { name: "周明" });
    expect(approverOf("extendLimit", named, { name: "王强", rank: "head" })).toEqual({
      name: "周明",
      rank: "head",
      said: "王强",
    });
    expect(approverOf("extendLimit", named, { name: "周明", rank: "head" })).toEqual({
      name: "周明",
      rank: "head",
    });
    expect(approverOf("extendLimit", HEAD, { name: "王强", rank: "head" })).toEqual({
      name: "王强",
      rank: "head",
    });
  });
});

describe("an act that waits for an approval", () => {
  it("changes nothing but that it is on record: no clock, no date, no offer of the applicant's", () => {
    const { asked: kept, ...state } = asked().state;
    expect(state).toEqual({ ...twenty().state, asked: undefined });
    expect(kept).toEqual([
      {
        act: { command: "extendLimit", request: { days: 5, reasons: "a second survey" } },
        by: OFFICER,
        at: ASKED,
        end: null,
      },
    ]);
    const stopping = given(...served()).when(
      (review, now) => startSpecialProcedure(review, hearing, OFFICER, now, RULES),
      at("2026-03-02T10:00"),
    );
    expect(stopping.state).toMatchObject({ status: "running", procedures: [] });
    expect(stopping.when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
  });

  it("is kept once, however often it is asked for, and is asked for otherwise once it is taken back", () => {
    asked().when(askToExtend(5), LATER).thenNothing();
    const another = asked().when(askToExtend(3), LATER);
    expect(another.decision.refusal).toEqual({ code: "approval-awaited", askedAt: ASKED });
    const takenBack = asked().when(takingBack(undefined, OFFICER), LATER);
    takenBack.thenEvents({ type: "approval-taken-back", command: "extendLimit", by: OFFICER, at: LATER });
    takenBack.when(takingBack(undefined, OFFICER), LATER).thenNothing();
    expect(awaitedOf(takenBack.when(askToExtend(3), LATER).state, LATER)).toHaveLength(1);
  });

  it("that would be refused anyway is refused at once", () => {
    expect(twenty().when(askToExtend(11), ASKED).decision.refusal?.code).toBe("too-many-days");
    const over = twenty().when(opinion(consent), ASKED).when(askToExtend(2), LATER);
    expect(over.decision.refusal?.code).toBe("already-decided");
  });

  it("is approved by who has the rank: it is done then, by them, as if they had asked for it", () => {
    const approved = asked().when(approval(), LATER);
    const own = twenty().when(
      (review, now) => extendBy(review, { days: 5, reasons: "a second survey" }, HEAD, now, RULES),
      LATER,
    );
    expect(approved.state).toMatchObject({ extension: { days: 5, at: LATER, approver: { rank: "head" } } });
    expect(approved.state.served).toEqual(own.state.served);
    expect(approved.decision.events.map(({ type }) => type)).toEqual(["clock-extended", "approval-given"]);
    expect(awaitedOf(approved.state, LATER)).toEqual([]);
    approved.when(approval(), LATER).thenNothing();
    // Who asked, and has not heard that it was approved, is answered with the review as it is.
    approved.when(askToExtend(5), LATER).thenNothing();
  });

  it("is not approved by an officer, by a system, nor by who asked for it, whatever rank they have by then", () => {
    for (const by of [OFFICER, personOf("water", { rank: "officer", sub: "another" }), SYSTEM, DEPUTY])
      expect(asked().when(approval(undefined, by), LATER).decision.refusal).toEqual({
        code: "approver-rank",
        needed: ["head"],
      });
    const promoted = personOf("water", { sub: OFFICER.sub });
    expect(asked().when(approval(undefined, promoted), LATER).decision.refusal).toEqual({
      code: "own-request",
      askedAt: ASKED,
    });
    // The same number at another issuer is somebody else.
    const elsewhere = personOf("water", { sub: OFFICER.sub, iss: "urn:another" });
    expect(asked().when(approval(undefined, elsewhere), LATER).decision.refusal).toBeUndefined();
  });

  it("lapses at the due instant, and not a millisecond before", () => {
    const review = given(...served()).when(askToExtend(2), at("2026-03-02T10:00"));
    expect(review.when(approval(), JUST_IN_TIME).state.extension).toMatchObject({
      days: 2,
      at: JUST_IN_TIME,
    });
    const late = review.when(approval(), DUE);
    expect(late.decision.refusal).toEqual({ code: "past-due", dueAt: DUE });
    expect(awaitedOf(review.state, DUE)).toEqual([]);
    expect(review.when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    // It is no extension that was asked for too late, so no card.
    expect(late.state.refusedAttempts).toMatchObject([{ command: "approve", code: "past-due" }]);
  });

  it("is named where several wait", () => {
    const both = asked().when(
      (review, now) => startSpecialProcedure(review, hearing, OFFICER, now, RULES),
      ASKED,
    );
    expect(both.when(approval(), LATER).decision.refusal).toEqual({
      code: "several-await",
      commands: ["extendLimit", "startSpecialProcedure"],
    });
    const stopped = both.when(approval("startSpecialProcedure", DEPUTY), LATER);
    expect(stopped.state).toMatchObject({
      status: "suspended",
      procedures: [{ kind: "hearing", startedAt: LATER }],
    });
    expect(awaitedOf(stopped.state, LATER).map(({ act }) => act.command)).toEqual(["extendLimit"]);
  });

  it("is waited for no more once it has come about otherwise, or the clock has begun anew", () => {
    expect(awaitedOf(asked().when(extend(4), LATER).state, LATER)).toEqual([]);
    const done = asked().when(extend(4), LATER).when(approval(), LATER);
    expect(done.decision.refusal).toEqual({ code: "nothing-awaits" });
    expect(awaitedOf(asked().when(interrupt(), LATER).state, LATER)).toEqual([]);
    const hearingAsked = twenty().when(
      (review, now) => startSpecialProcedure(review, hearing, OFFICER, now, RULES),
      ASKED,
    );
    const held = hearingAsked.when(startProcedure({ kind: "hearing" }), LATER);
    expect(awaitedOf(held.state, LATER)).toEqual([]);
  });

  it("is judged anew when it is approved", () => {
    const asking = twenty().when(
      (review, now) => startSpecialProcedure(review, hearing, OFFICER, now, RULES),
      ASKED,
    );
    const past = asking.when(approval("startSpecialProcedure"), at("2026-03-12T10:00"));
    expect(past.decision.refusal).toMatchObject({ code: "planned-end" });
    expect(past.state).toMatchObject({ status: "running" });
  });

  it("is asked for so many times, and no more", () => {
    let review = twenty();
    for (let i = 0; i < MOST_ASKED; i++)
      review = review.when(askToExtend(5), ASKED).when(takingBack(), ASKED);
    expect(review.when(askToExtend(5), ASKED).decision.refusal).toEqual({
      code: "asked-too-often",
      most: MOST_ASKED,
    });
  });
});

describe("a revocation", () => {
  const REVOKED = at("2026-03-12T10:00");
  const deemed = () => given(...served()).when(wake(), DUE);
  const of = (by = personOf("supervision", { role: "supervisor" })) =>
    deemed()
      .when(announce(), at("2026-03-11T10:00"))
      .when(stateSide(), at("2026-03-11T11:00"))
      .when(decideRevocation("forged", { by }), REVOKED);

  it("by a supervisor without the rank waits, for as long as it takes, and voids nothing", () => {
    const officer = personOf("supervision", { role: "supervisor", rank: "officer" });
    const waiting = of(officer);
    expect(waiting.state).toMatchObject({ revocation: null });
    const much = at("2026-06-01T10:00");
    const approved = waiting.when(
      (review, now) =>
        approve(
          review,
          { side: "supervisor", askedAt: REVOKED },
          personOf("supervision", { role: "supervisor" }),
          now,
          RULES,
        ),
      much,
    );
    expect(approved.state).toMatchObject({ revocation: { at: much, decidedBy: "government" } });
    expect(of().state).toMatchObject({ revocation: { at: REVOKED } });
  });
});
