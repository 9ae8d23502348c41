/** The states that cases come to, step by step: what is offered in each is held against what is taken. */
import * as fc from "fast-check";
import type { LeadDecision, Application } from "../../functions/domain/application/application.ts";
import { evolve } from "../../functions/domain/application/replay.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import { conclude, decide } from "../../functions/domain/application/conclusion.ts";
import { answerAtWindow, type ClerkAnswer } from "../../functions/domain/application/window.ts";
import { askedByDepartments, owedToDepartments } from "../../functions/domain/application/owed.ts";
import { begunOn } from "../../functions/domain/application/begun.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import {
  concludeJointReview,
  convene,
  takePosition,
} from "../../functions/domain/application/jointReview.ts";
import {
  answerRectification,
  completeRectification,
  offerRectification,
  type RectificationAnswer,
} from "../../functions/domain/application/puttingRight.ts";
import { addMatter } from "../../functions/domain/application/addingMatter.ts";
import { applicationEvents, standingAt } from "../../functions/domain/application/standing.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { fingerprint } from "../../functions/domain/base/fingerprint.ts";
import { evolve as evolveReview } from "../../functions/domain/review/replay.ts";
import { isClosed, type Review, type ReviewDecision } from "../../functions/domain/review/review.ts";
import {
  addDays,
  epochOf,
  instantOfEpoch,
  localDate,
  type Instant,
} from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { speaking } from "./answered.ts";
import {
  consent,
  materialOf,
  sentOf,
  objection,
  REGION,
  regionWith,
  RULES,
  submissionOf,
  T0,
} from "./given.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { after, received } from "./whole.ts";
import { requestSupplement } from "./when.ts";

const HOUR = 3600 * 1000;

export const NEW = "nobody has said this before";

export const [ASKED, MORE] = REGION.materials.map(({ code }) => code) as [string, string];

export const DEPARTMENTS = ["planning", "water", "land"];

export const width = (value: number): Opinion => ({
  kind: "consent-with-conditions",
  conditions: [
    { text: `a road of ${value} m`, basis: "law", article: "第三十八条", about: "road-width", value },
  ],
});

export type Case = { application: Application; reviews: readonly Review[]; region: Region; now: Instant };

export type Step =
  | { do: "hand in"; code: string }
  | { do: "clerk"; decision: ClerkAnswer["decision"] }
  | { do: "opinions"; opinions: readonly (Opinion | null)[] }
  | { do: "ask"; which: number }
  | { do: "convene" }
  | { do: "position"; which: number }
  | { do: "joint"; result: "grant" | "refuse" }
  | { do: "decide"; result: "grant" | "refuse" }
  | { do: "change" | "withdraw" }
  | { do: "add" }
  | { do: "offer to put right" | "agree to it" | "decline it" | "put right" }
  | { do: "wait"; hours: number };

export type Policy = { intake: "automatic" | "window"; decision: "automatic" | "lead"; isMissing: boolean };

/** A case under one policy, with its window, its lead, and what is missing at receipt. */
export function caseUnder({ intake, decision, isMissing }: Policy): Case {
  const plain = regionWith([
    ...DEPARTMENTS.map((department) => ({ code: department, department, materials: [ASKED] })),
    // Of a project that crosses a river: nobody has stated that it does.
    { code: "river", department: "forestry", when: { attribute: "crossesRiver", is: true } },
  ]);
  const region = { ...plain, policies: { ...plain.policies, intake, decision } };
  const materials = isMissing ? [] : [sentOf(ASKED)];
  const attributes = { ...submissionOf().project.attributes, crossesRiver: false };
  return { ...received(submissionOf({ attributes }, { materials }), region), region, now: T0 };
}

export const policies = fc.record<Policy>({
  intake: fc.constantFrom("automatic", "automatic", "window"),
  decision: fc.constantFrom("automatic", "lead"),
  isMissing: fc.boolean(),
});

/** Ways on which every command is offered somewhere, whatever chance brings. */
export const WAYS: [Policy, Step[]][] = [
  [
    { intake: "automatic", decision: "automatic", isMissing: false },
    [
      { do: "ask", which: 0 },
      { do: "hand in", code: ASKED },
      // One objector withdraws; the other one is why there is still something to sit about.
      { do: "opinions", opinions: [consent, objection, objection] },
      { do: "convene" },
      { do: "position", which: 1 },
      { do: "wait", hours: 48 },
      { do: "joint", result: "refuse" },
    ],
  ],
  [
    { intake: "automatic", decision: "automatic", isMissing: false },
    [
      { do: "add" },
      { do: "opinions", opinions: [consent, objection, consent, consent] },
      { do: "offer to put right" },
      { do: "agree to it" },
      { do: "put right" },
    ],
  ],
  [
    { intake: "automatic", decision: "lead", isMissing: true },
    [
      { do: "hand in", code: ASKED },
      { do: "opinions", opinions: [consent, consent, consent] },
      { do: "decide", result: "grant" },
    ],
  ],
  [
    { intake: "window", decision: "automatic", isMissing: false },
    [
      { do: "clerk", decision: "request-materials" },
      { do: "hand in", code: ASKED },
      { do: "clerk", decision: "accept" },
      { do: "change" },
      { do: "withdraw" },
    ],
  ],
];

const opinions = fc.tuple(
  ...DEPARTMENTS.map(() =>
    fc.constantFrom<Opinion | null>(consent, consent, objection, width(12), width(14), null),
  ),
);

export const step = fc.oneof(
  fc.constantFrom(ASKED, MORE).map((code): Step => ({ do: "hand in", code })),
  fc
    .constantFrom<ClerkAnswer["decision"]>("accept", "accept", "request-materials", "not-accepted")
    .map((decision): Step => ({ do: "clerk", decision })),
  { weight: 4, arbitrary: opinions.map((given): Step => ({ do: "opinions", opinions: given })) },
  fc.nat(2).map((which): Step => ({ do: "ask", which })),
  { weight: 2, arbitrary: fc.constant<Step>({ do: "convene" }) },
  fc.nat(2).map((which): Step => ({ do: "position", which })),
  fc.constantFrom("grant" as const, "refuse" as const).map((result): Step => ({ do: "joint", result })),
  fc.constantFrom("grant" as const, "refuse" as const).map((result): Step => ({ do: "decide", result })),
  fc.constantFrom<Step>({ do: "change" }, { do: "withdraw" }, { do: "add" }),
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>(
      { do: "offer to put right" },
      { do: "agree to it" },
      { do: "agree to it" },
      { do: "decline it" },
      { do: "put right" },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 24, 5 * 24, 12 * 24).map((hours): Step => ({ do: "wait", hours })),
  },
);

const decided = (decision: ApplicationDecision, given: Case): Case => ({
  ...given,
  ...after(given, decision),
});

const reviewed = (given: Case, which: number, decideIt: (review: Review) => ReviewDecision): Case => ({
  ...given,
  reviews: given.reviews.map((review, i) =>
    i === which ? decideIt(review).events.reduce<Review>(evolveReview, review) : review,
  ),
});

/** The case as it stands at an instant, with the roll-up that follows the last answer. */
export function standing({ application, reviews, region, now }: Case): Case {
  const silently = applicationEvents(application, { now, settledAt: now }, RULES, region);
  const seen = { ...after({ application, reviews }, silently), region, now };
  const all = standingAt(seen.reviews, now, RULES);
  const rolledUp = conclude(seen.application, all.filter(isClosed), RULES);
  return { ...seen, reviews: all, application: rolledUp.events.reduce(evolve, seen.application) };
}

export const clerk = (decision: ClerkAnswer["decision"], material: string): ClerkAnswer => {
  switch (decision) {
    case "accept":
      return { decision };
    case "request-materials":
      return { decision, defects: [{ material, defect: NEW }] };
    case "not-accepted":
      return { decision, reasons: NEW, article: "a", ground: "wrong-authority", referral: "the district" };
  }
};

export const verdict = <R extends LeadDecision["result"]>(
  result: R,
  answers: readonly string[] = [],
  clashes: readonly string[] = [],
) => ({
  result,
  reasons: NEW,
  article: "第三十八条",
  answers: answers.map((reviewId) => ({ reviewId, reasons: NEW })),
  resolutions: clashes.map((about) => ({ about, bound: "exactly" as const, value: 13, text: "13 m" })),
});

export function take(given: Case, one: Step): Case {
  const { application, reviews, region, now } = given;
  switch (one.do) {
    case "hand in": {
      return decided(handingIn(given, one.code, String(epochOf(now))), given);
    }
    case "clerk":
      return decided(answerAtWindow(application, region, clerk(one.decision, ASKED), now, RULES), given);
    case "opinions":
      return one.opinions.reduce<Case>(
        (so, opinion, i) =>
          opinion === null ? so : reviewed(so, i, (review) => giveOpinion(review, opinion, now, RULES)),
        given,
      );
    case "ask":
      return reviewed(given, one.which, (review) => requestSupplement([ASKED])(review, now));
    case "convene":
      return decided(
        convene(
          application,
          reviews,
          {
            heldOn: addDays(localDate(now, RULES.zone), 1),
            time: "09:00",
            place: "302",
            agenda: "a",
            invited: [],
          },
          now,
          RULES,
        ),
        given,
      );
    case "position":
      return reviewed(given, one.which, (review) =>
        takePosition(review, application, { kind: "withdraws", reasons: now }, now),
      );
    case "joint":
      return decided(concluding(given, one.result, [], []), given);
    case "decide":
      return decided(decide(application, reviews.filter(isClosed), verdict(one.result), now, RULES), given);
    case "change":
      return decided(changing(given, now), given);
    case "add":
      return decided(adding(given, now), given);
    case "offer to put right":
      return decided(offering(given, 10), given);
    case "agree to it":
      return decided(answering(given, { answer: "agrees" }), given);
    case "decline it":
      return decided(answering(given, { answer: "declines", reasons: now }), given);
    case "put right":
      return decided(puttingRight(given, now, [ASKED]), given);
    case "withdraw":
      return decided(withdraw(application, now, now, reviews, RULES), given);
    case "wait":
      return { ...given, now: instantOfEpoch(epochOf(now) + one.hours * HOUR) };
  }
}

/** The project crosses a river after all. */
export const adding = ({ application, reviews, region, now }: Case, evidence: string) =>
  addMatter(
    { application, reviews, region },
    { attributes: { crossesRiver: true }, evidence },
    "planning",
    now,
    RULES,
  );

export const offering = (given: Case, days: number, reasons = NEW) =>
  offerRectification(given, { days, reasons }, given.now, RULES);

export const answering = (given: Case, answer: RectificationAnswer) =>
  answerRectification(given, answer, given.now, RULES);

export const puttingRight = (given: Case, description: string, codes: readonly string[]) => {
  const materials = codes.map((code) =>
    materialOf(code, { name: description, sha256: fingerprint(description) }),
  );
  return completeRectification(given, { description, materials }, description, given.now, RULES);
};

export const changing = (given: Case, description: string) =>
  changes(given, given.region, everythingAnew(given.application, description), given.now, RULES);

/** A file that differs from what is on record, unless that was handed in under the same name. */
export function handingIn({ application, reviews, region, now }: Case, code: string, name: string) {
  const material = materialOf(code, { name, sha256: fingerprint(name) });
  const [owed, asked] = [owedToDepartments(reviews), askedByDepartments(reviews)];
  return handIn(application, region, material, now, RULES, owed, asked, (one) =>
    begunOn(reviews, one, { now, rules: RULES, region }),
  );
}

export function concluding(
  { application, reviews, now }: Case,
  result: "grant" | "refuse",
  answers: readonly string[],
  clashes: readonly string[],
  there: readonly string[] = [],
): ApplicationDecision {
  const request = {
    ...verdict(result, answers, clashes),
    minutes: "minutes",
    present: speaking(...there),
  };
  return concludeJointReview(application, reviews.filter(isClosed), request, now, RULES);
}
