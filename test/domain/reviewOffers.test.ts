/** What is offered of a review and what its commands answer are one: over any history, at any time. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { personOf, SOMEBODY } from "../support/people.ts";
import { checkPromise } from "../../functions/domain/review/promiseCheck.ts";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { departmentOffers, type DepartmentOffer } from "../../functions/domain/review/offers.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import { LADDER } from "../../functions/domain/review/ladder.ts";
import { signFor } from "../../functions/domain/review/signFor.ts";
import { SPECIAL_PROCEDURES } from "../../functions/domain/review/stop.ts";
import { epochOf, instantOfEpoch, type Instant } from "../../functions/domain/base/time.ts";
import { at, consent, given, opinion, served, T0 } from "./given.ts";
import { about, actsOf, anyCommand, DAY, HOUR, PLAIN, play } from "./invariants/acts.ts";
import {
  answerOrder,
  assign,
  cancel,
  endProcedure,
  extend,
  item,
  requestSupplement,
  approval,
  startProcedure,
  takingBack,
  TWENTY,
  withdrawRequest,
} from "./when.ts";
import { recordAnswer, sendOn } from "../../functions/domain/review/sendingOn.ts";

/** Who asks what is offered: an order is answered by name. */
const OF_WATER = personOf("water", { name: "王某" });

type Command = DepartmentOffer["command"];
type Act = (review: Review, now: Instant) => ReviewDecision;

/** Words that no history has, so that nothing here is a repeat of what was said before. */
const NEW = "nobody has said this before";

const signing: Act = (review, now) => signFor(review, SOMEBODY, now, PLAIN);

/** Commands that take what an offer says, at its edges. */
function taking(offer: DepartmentOffer): Act[] {
  switch (offer.command) {
    case "giveOpinion":
      return [opinion({ kind: "not-applicable", reasons: NEW }, PLAIN)];
    case "requestSupplement": {
      const { materials, withDefect } = offer.limits;
      const items = [
        ...materials.map((code) => item(code)),
        ...withDefect.map((code) => item(code, { defect: "illegible" })),
      ];
      return items.map((asked) =>
        requestSupplement({ items: [asked], reasons: NEW, handler: null }, PLAIN, HELD),
      );
    }
    case "withdrawSupplementRequest":
      return [withdrawRequest(PLAIN)];
    case "startSpecialProcedure": {
      const { kinds, earliest, latest, ranks } = offer.limits;
      return kinds.flatMap((kind) =>
        [earliest, latest].flatMap((plannedEnd) =>
          ranks.map((rank) =>
            startProcedure({ kind, plannedEnd, reasons: NEW, approver: { name: "Sun", rank } }, PLAIN),
          ),
        ),
      );
    }
    case "endSpecialProcedure":
      return [endProcedure(PLAIN)];
    case "extendLimit":
      return offer.limits.ranks.flatMap((rank) =>
        [offer.limits.least, offer.limits.most].map((days) =>
          extend(days, { reasons: NEW, approver: { name: "Zhou", rank } }, PLAIN),
        ),
      );
    case "approveAct":
      return offer.limits.acts.map((command) => approval(command));
    case "takeBackAct":
      return offer.limits.acts.map((command) => takingBack(command));
    case "signForReview":
      return [signing];
    case "nameHandler":
      return [assign(NEW)];
    case "answerOrder":
      return offer.limits.to.map((to) => answerOrder(to, NEW, "head", undefined, PLAIN));
    case "checkPromise":
    case "answerReferral":
    case "sendOn":
    case "recordHigherAnswer":
      // No matter here was handed on, is a higher authority's, or rests on a promise: `test/http/referralAnswered.test.ts` and `promiseChecks` hold these together.
      return [];
  }
}

/** What somebody might send who asked nobody, one of a kind at least: the rules refuse each where it is not offered. */
const BLIND: Record<Exclude<Command, "answerReferral">, readonly Act[]> = {
  checkPromise: [
    (review, now) =>
      checkPromise(review, { material: null, result: "held", found: NEW, article: null }, now, PLAIN),
  ],
  giveOpinion: [opinion({ kind: "not-applicable", reasons: NEW }, PLAIN)],
  requestSupplement: [requestSupplement({ items: [item("survey")], reasons: NEW, handler: null }, PLAIN)],
  withdrawSupplementRequest: [withdrawRequest(PLAIN)],
  startSpecialProcedure: SPECIAL_PROCEDURES.map(
    (kind): Act =>
      (review, now) =>
        startProcedure(
          { kind, plannedEnd: instantOfEpoch(epochOf(now) + 2 * DAY).slice(0, 10), reasons: NEW },
          PLAIN,
        )(review, now),
  ),
  endSpecialProcedure: [endProcedure(PLAIN)],
  extendLimit: [extend(1, { reasons: NEW }, PLAIN)],
  nameHandler: [assign(NEW)],
  signForReview: [signing],
  approveAct: [approval()],
  takeBackAct: [takingBack()],
  sendOn: [
    (review, now) => {
      const expectedOn = instantOfEpoch(epochOf(now) + 9 * DAY).slice(0, 10);
      return sendOn(review, { number: NEW, expectedOn, tracker: { name: "Sun", phone: "1" } }, now, PLAIN);
    },
  ],
  recordHigherAnswer: [
    (review, now) =>
      recordAnswer(review, { number: NEW, receivedOn: now.slice(0, 10), result: "approved" }, now, PLAIN),
  ],
  answerOrder: LADDER.map((to) => answerOrder(to, NEW, "head", undefined, PLAIN)),
};

const HELD = ["site-plan"];

const isRefused = ({ events, refusal }: ReviewDecision): boolean =>
  refusal !== undefined || events.length === 0;

/** Holds a review's offers against its commands. */
function holdTogether(review: Review, now: Instant): readonly DepartmentOffer[] {
  const standing = viewAt(review, now, PLAIN);
  const offers = departmentOffers(review, now, PLAIN, HELD, OF_WATER);
  for (const offer of offers) {
    const isLate = offer.command === "giveOpinion" && offer.limits.counts === "late";
    for (const act of taking(offer)) {
      const { events, refusal } = act(standing, now);
      if (isLate)
        expect([refusal?.code, events.map(({ type }) => type)]).toEqual(["late", ["late-opinion-kept"]]);
      else expect([offer.command, refusal]).toEqual([offer.command, undefined]);
      expect(events.length).toBeGreaterThan(0);
    }
  }
  const offered = new Set<string>(offers.map(({ command }) => command));
  for (const [command, acts] of Object.entries(BLIND))
    if (!offered.has(command))
      expect([command, acts.every((act) => isRefused(act(standing, now)))]).toEqual([command, true]);
  return offers;
}

const instants = fc
  .tuple(fc.nat(60), fc.constantFrom(0, 1, 9 * HOUR, DAY - 1))
  .map(([day, time]) =>
    instantOfEpoch(Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0))),
  );

describe("what is offered of a review", () => {
  it("is taken, and what is not offered is refused, whatever came before", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(about, actsOf(anyCommand), instants, (policy, acts, when) => {
        const { state } = play(policy, acts);
        const last = acts.at(-1);
        const now = last === undefined ? when : instantOfEpoch(Math.max(last.at, epochOf(when)));
        for (const { command } of holdTogether(state, now)) seen.set(command, (seen.get(command) ?? 0) + 1);
      }),
      { numRuns: 1500 },
    );
    // Every command was offered somewhere, or the property has looked at nothing.
    // Nothing here rests on a promise (`commands/promiseChecks`).
    expect([...seen.keys(), "checkPromise", "sendOn", "recordHigherAnswer"].toSorted()).toEqual(
      Object.keys(BLIND).toSorted(),
    );
  });

  it("ends at the instant that it names, and not a millisecond before", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand, 4), (policy, acts) => {
        const { state } = play(policy, acts);
        const now = instantOfEpoch(acts.at(-1)?.at ?? epochOf(T0));
        for (const offer of departmentOffers(state, now, PLAIN, HELD, OF_WATER)) {
          if (offer.until === null) continue;
          const isOffered = (when: Instant): boolean =>
            departmentOffers(state, when, PLAIN, HELD, OF_WATER).some(
              ({ command, limits }) =>
                command === offer.command &&
                (!("counts" in limits) ||
                  !("counts" in offer.limits) ||
                  limits.counts === offer.limits.counts),
            );
          const end = epochOf(offer.until);
          expect(isOffered(instantOfEpoch(end - 1))).toBe(true);
          expect([offer.command, isOffered(offer.until)]).toEqual([offer.command, false]);
        }
      }),
    );
  });

  it("says what the rules count to", () => {
    const review = given(...served({ matter: TWENTY })).state;
    const offers = departmentOffers(review, T0, PLAIN, HELD, OF_WATER);
    expect(offers).toEqual([
      {
        command: "giveOpinion",
        until: at("2026-03-31T00:00"),
        limits: { counts: "in-time", mayRefer: true },
      },
      {
        command: "requestSupplement",
        until: at("2026-03-10T00:00"),
        limits: { materials: ["survey", "traffic-study"], withDefect: ["site-plan"] },
      },
      {
        command: "startSpecialProcedure",
        until: at("2026-03-31T00:00"),
        limits: {
          kinds: SPECIAL_PROCEDURES,
          earliest: "2026-03-02",
          latest: "2026-06-30",
          ranks: ["head", "deputy-head"],
          waits: false,
        },
      },
      {
        command: "extendLimit",
        until: at("2026-03-31T00:00"),
        limits: { least: 1, most: 10, ranks: ["head"], waits: false },
      },
      { command: "signForReview", until: at("2026-03-31T00:00"), limits: {} },
      { command: "nameHandler", until: null, limits: {} },
    ]);
  });

  it("is what it will be once reached, where a review was only sent to an endpoint", () => {
    const served = given(...sent()).state;
    expect(served.status).toBe("dispatched");
    const offered = departmentOffers(served, T0, PLAIN, [], personOf("water")).map(({ command }) => command);
    expect(offered).toContain("giveOpinion");
    expect(offered).toContain("requestSupplement");
  });

  it("is nothing at all of a cancelled review, and nothing about its clock once somebody has answered", () => {
    const review = given(...served());
    const cancelled = review.when(cancel(), T0).state;
    expect(departmentOffers(cancelled, T0, PLAIN, [], personOf("water"))).toEqual([]);
    const answered = review.when(opinion(consent, PLAIN), T0).state;
    expect(
      departmentOffers(answered, T0, PLAIN, [], personOf("water")).map(({ command }) => command),
    ).toEqual(["nameHandler"]);
  });
});

/** The history of a review that was sent to its department's endpoint, which has not answered. */
function sent() {
  const [dispatched] = served();
  return [dispatched!, { type: "review-sent", at: T0, recordedAt: T0, latest: null } as const];
}
