/** What is offered is taken, and what is not offered is refused. */
import { expect } from "@jest/globals";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import { decide } from "../../functions/domain/application/conclusion.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { convene, takePosition } from "../../functions/domain/application/jointReview.ts";
import {
  applicantOffers,
  leadOffers,
  positionOffers,
  supervisorOffers,
  type ApplicantOffer,
  type LeadOffer,
} from "../../functions/domain/application/offers.ts";
import { addFlag } from "../../functions/domain/application/caseActs.ts";
import { NEGATIVE_LIST, type Flag } from "../../functions/domain/catalogue/flags.ts";
import { participants, whyNotRated } from "../../functions/domain/application/ratable.ts";
import { reissueQueryCode } from "../../functions/domain/application/queryCode.ts";
import { firstContactOf } from "../../functions/domain/application/firstContact.ts";
import { ask } from "../../functions/domain/application/inquiry.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import { isClosed } from "../../functions/domain/review/review.ts";
import { file } from "../../functions/domain/supervision/complaint.ts";
import { addDays, localDate } from "../../functions/domain/base/time.ts";
import { REGION, RULES } from "./given.ts";
import { announce } from "./when.ts";
import {
  NEW,
  ASKED,
  DEPARTMENTS,
  caseUnder,
  standing,
  clerk,
  verdict,
  take,
  adding as bringing,
  answering,
  changing,
  handingIn,
  offering,
  puttingRight,
  concluding,
  type Case,
  type Step,
  type Policy,
} from "./offeredCases.ts";

const adding = ({ application, reviews, region, now }: Case, flag: Flag) =>
  addFlag({ application, reviews, region }, { flag, reason: NEW }, now);

const reissuing = ({ application, now }: Case, replaces: number) =>
  reissueQueryCode(application, { replaces, why: "lost", basis: { by: "sign-in" } }, NEW, now);

/** Takes what an offer says, at its edges. */
function taking(offer: ApplicantOffer | LeadOffer, given: Case): { refusal?: unknown }[] {
  const { application, reviews, region, now } = given;
  switch (offer.command) {
    case "handInMaterial":
      return [...offer.limits.owed, ...offer.limits.others].map((code) => handingIn(given, code, NEW));
    case "changeProject":
      return [changing(given, NEW)];
    case "reviseDecision":
      // Nothing is revoked on these ways; `test/domain/commands/revision.test.ts` holds these together.
      return [];
    case "extendWhole":
      // No licence is here; `test/domain/commands/whole.test.ts` holds these together.
      return [];
    case "addMatter":
      expect(offer.limits.attributes).toEqual(["crossesRiver"]);
      return [bringing(given, NEW)];
    case "offerRectification":
      return [1, offer.limits.most].map((days) => offering(given, days));
    case "answerRectification":
      return [answering(given, { answer: "agrees" }), answering(given, { answer: "declines", reasons: NEW })];
    case "completeRectification":
      return [puttingRight(given, NEW, offer.limits.materials), puttingRight(given, NEW, [])];
    case "addFlag":
      return offer.limits.flags.map((flag) => adding(given, flag));
    case "withdrawApplication":
      return [withdraw(application, NEW, now, reviews, RULES)];
    case "askInquiry":
      return [
        ask(
          {
            inquiryId: "a1-Q1",
            applicationId: "a1",
            text: NEW,
            askedAt: now,
            contact: firstContactOf(region, application.facts.project.type, now, RULES)!,
          },
          RULES,
        ),
      ];
    case "rateDepartment":
      return offer.limits.departments.map((department) => ({
        refusal: whyNotRated(application, reviews, department, now, RULES.zone) ?? undefined,
      }));
    case "followUpRating":
      // Nobody has rated here; `test/http/ratings.test.ts` holds these together.
      return [];
    case "fileComplaint":
      return [file({ ...COMPLAINT, filedAt: now }, RULES)];
    case "answerAtWindow":
      return offer.limits.decisions.flatMap((decision) =>
        offer.limits.materials.map((material) =>
          answerAtWindow(application, region, clerk(decision, material), now, RULES),
        ),
      );
    case "conveneJointReview": {
      const { earliest, latest, departments } = offer.limits;
      return [earliest, latest].map((heldOn) =>
        convene(
          application,
          reviews,
          { heldOn, time: "09:00", place: NEW, agenda: NEW, invited: departments },
          now,
          RULES,
        ),
      );
    }
    case "concludeJointReview": {
      const { results, answers, clashes, present } = offer.limits;
      return results.map((result) => concluding(given, result, answers, clashes, present));
    }
    case "reissueQueryCode":
    case "reissueAtWindow":
      return [reissuing(given, offer.limits.replaces)];
    case "decideReferral":
      // No matter here was handed on; `test/http/referralAnswered.test.ts` holds these together.
      return [];
    case "decideApplication": {
      const { results, answers, clashes } = offer.limits;
      return results.map((result) =>
        decide(application, reviews.filter(isClosed), verdict(result, answers, clashes), now, RULES),
      );
    }
  }
}

/** What somebody might send who asked nobody: the rules refuse it where it is not offered. */
export const BLIND: Record<
  Exclude<
    (ApplicantOffer | LeadOffer)["command"],
    "askInquiry" | "fileComplaint" | "followUpRating" | "decideReferral" | "extendWhole" | "reviseDecision"
  >,
  (given: Case) => readonly ApplicationDecision[]
> = {
  handInMaterial: (given) => REGION.materials.map(({ code }) => handingIn(given, code, NEW)),
  changeProject: (given) => [changing(given, NEW)],
  addMatter: (given) => [bringing(given, "in other words")],
  offerRectification: (given) => [offering(given, 1, "in other words")],
  answerRectification: (given) => [answering(given, { answer: "declines", reasons: "in other words" })],
  completeRectification: (given) => [puttingRight(given, "in other words", [])],
  addFlag: (given) => NEGATIVE_LIST.map((flag) => adding(given, flag)),
  rateDepartment: ({ application, reviews, region, now }) =>
    participants(application, region).map((department) => {
      const refusal = whyNotRated(application, reviews, department, now, RULES.zone);
      return { events: refusal ? [] : RATED, ...(refusal && { refusal }) } as unknown as ApplicationDecision;
    }),
  withdrawApplication: ({ application, reviews, now }) => [withdraw(application, NEW, now, reviews, RULES)],
  answerAtWindow: ({ application, region, now }) =>
    (["accept", "request-materials", "not-accepted"] as const).map((decision) =>
      answerAtWindow(application, region, clerk(decision, ASKED), now, RULES),
    ),
  conveneJointReview: ({ application, reviews, now }) => [
    convene(
      application,
      reviews,
      { heldOn: addDays(localDate(now, RULES.zone), 1), time: "09:00", place: NEW, agenda: NEW, invited: [] },
      now,
      RULES,
    ),
  ],
  concludeJointReview: (given) => [
    concluding(given, "refuse", [], []),
    concluding(
      given,
      "grant",
      DEPARTMENTS.map((id) => `a1.${id}`),
      ["road-width"],
    ),
  ],
  reissueQueryCode: (given) => [reissuing(given, given.application.queryCode.issue)],
  reissueAtWindow: (given) => [reissuing(given, given.application.queryCode.issue)],
  decideApplication: ({ application, reviews, now }) => [
    decide(application, reviews.filter(isClosed), verdict("refuse"), now, RULES),
  ],
};

/** Whatever is on record of a rating: here it only counts that something is. */
const RATED = [{}];

export const COMPLAINT = {
  complaintId: "a1-C1",
  applicationId: "a1",
  about: { department: "water" },
  text: "nobody answers",
} as const;

const isRefused = ({ events, refusal }: ApplicationDecision): boolean =>
  refusal !== undefined || events.length === 0;

function holdTogether(given: Case): readonly string[] {
  const { application, reviews, region, now } = given;
  const offers = [
    ...applicantOffers(
      application,
      reviews,
      { complaints: [], inquiries: [], ratings: [] },
      region,
      now,
      RULES,
    ),
    ...leadOffers(application, reviews, now, RULES, region),
  ];
  for (const offer of offers)
    for (const { refusal } of taking(offer, given))
      expect([offer.command, refusal]).toEqual([offer.command, undefined]);
  const offered = new Set<string>(offers.map(({ command }) => command));
  for (const [command, acts] of Object.entries(BLIND))
    if (!offered.has(command)) {
      const status = application.status;
      expect([command, status, acts(given).every(isRefused)]).toEqual([command, status, true]);
    }
  const positions = reviews.map((review) => {
    const said = takePosition(review, application, { kind: "maintains", reasons: NEW }, now);
    const isOffered = positionOffers(review, application).length > 0;
    expect(said.refusal === undefined).toBe(isOffered);
    return isOffered ? "takePosition" : "";
  });
  const offeredIn = (command: string) =>
    supervisorOffers(reviews, [], now, RULES).flatMap(({ command: own, limits }) =>
      own === command && "reviews" in limits ? limits.reviews : [],
    );
  const [revocable, correctable] = [offeredIn("announceRevocation"), offeredIn("correctCard")];
  for (const review of reviews)
    expect(cardsOf([review]).some(({ corrected }) => corrected === null)).toBe(
      correctable.includes(review.facts.reviewId),
    );
  for (const review of reviews)
    expect(announce({ facts: NEW })(review, now).refusal === undefined).toBe(
      revocable.includes(review.facts.reviewId),
    );
  return [...offered, ...positions];
}

/** Goes a case's way, and answers all that was offered on it. */
export function walk(policy: Policy, steps: readonly Step[]): readonly string[] {
  let current = standing(caseUnder(policy));
  const seen = [...holdTogether(current)];
  for (const one of steps) {
    current = standing(take(current, one));
    seen.push(...holdTogether(current));
  }
  return seen;
}
