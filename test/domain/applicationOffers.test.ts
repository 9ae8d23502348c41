/** What is offered of an application and what its commands answer are one, from receipt to decision, for each caller. */
import { describe, expect, it } from "@jest/globals";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import * as fc from "fast-check";
import type { LeadDecision, Application } from "../../functions/domain/application/application.ts";
import { evolve } from "../../functions/domain/application/replay.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import { conclude, decide } from "../../functions/domain/application/conclusion.ts";
import { answerAtWindow, type ClerkAnswer } from "../../functions/domain/application/window.ts";
import { askedByDepartments, owedToDepartments } from "../../functions/domain/application/owed.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import {
  concludeJointReview,
  convene,
  takePosition,
} from "../../functions/domain/application/jointReview.ts";
import {
  applicantOffers,
  complainable,
  leadOffers,
  positionOffers,
  supervisorOffers,
  type ApplicantOffer,
  type LeadOffer,
} from "../../functions/domain/application/offers.ts";
import { applicationEvents, standingAt } from "../../functions/domain/application/standing.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { fingerprint } from "../../functions/domain/base/fingerprint.ts";
import { evolve as evolveReview } from "../../functions/domain/review/replay.ts";
import { isClosed, type Review, type ReviewDecision } from "../../functions/domain/review/review.ts";
import { revoke } from "../../functions/domain/review/revocation.ts";
import { answer, file } from "../../functions/domain/supervision/complaint.ts";
import * as complaints from "../../functions/domain/supervision/complaint.ts";
import {
  addDays,
  epochOf,
  instantOfEpoch,
  localDate,
  atTime,
  type Instant,
} from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import {
  at,
  closedBy,
  consent,
  materialOf,
  objection,
  REGION,
  regionWith,
  RULES,
  submissionOf,
  T0,
} from "./given.ts";
import { after, received } from "./whole.ts";
import { requestSupplement, revocationOf } from "./when.ts";

const HOUR = 3600 * 1000;
const NEW = "nobody has said this before";
const [ASKED, MORE] = REGION.materials.map(({ code }) => code) as [string, string];
const DEPARTMENTS = ["planning", "water", "land"];

const width = (value: string): Opinion => ({
  kind: "consent-with-conditions",
  conditions: [
    { text: `a road of ${value}`, basis: "law", article: "第三十八条", about: "road-width", value },
  ],
});

type Case = { application: Application; reviews: readonly Review[]; region: Region; now: Instant };

type Step =
  | { do: "hand in"; code: string }
  | { do: "clerk"; decision: ClerkAnswer["decision"] }
  | { do: "opinions"; opinions: readonly (Opinion | null)[] }
  | { do: "ask"; which: number }
  | { do: "convene" }
  | { do: "position"; which: number }
  | { do: "joint"; result: "grant" | "refuse" }
  | { do: "decide"; result: "grant" | "refuse" }
  | { do: "change" | "withdraw" }
  | { do: "wait"; hours: number };

type Policy = { intake: "automatic" | "window"; decision: "automatic" | "lead"; isMissing: boolean };

/** A case under one policy, with its window, its lead, and what is missing at receipt. */
function caseUnder({ intake, decision, isMissing }: Policy): Case {
  const plain = regionWith(
    DEPARTMENTS.map((department) => ({ code: department, department, materials: [ASKED] })),
  );
  const region = { ...plain, policies: { ...plain.policies, intake, decision } };
  const materials = isMissing ? [] : [materialOf(ASKED)];
  return { ...received(submissionOf({}, { materials }), region), region, now: T0 };
}

const policies = fc.record<Policy>({
  intake: fc.constantFrom("automatic", "automatic", "window"),
  decision: fc.constantFrom("automatic", "lead"),
  isMissing: fc.boolean(),
});

/** Ways on which every command is offered somewhere, whatever chance brings. */
const WAYS: [Policy, Step[]][] = [
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
    fc.constantFrom<Opinion | null>(consent, consent, objection, width("12 m"), width("14 m"), null),
  ),
);
const step = fc.oneof(
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
  fc.constantFrom<Step>({ do: "change" }, { do: "withdraw" }),
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
function standing({ application, reviews, region, now }: Case): Case {
  const silently = applicationEvents(application, { now, settledAt: now }, RULES, region);
  const seen = { ...after({ application, reviews }, silently), region, now };
  const all = standingAt(seen.reviews, now, RULES);
  const rolledUp = conclude(seen.application, all.filter(isClosed), RULES);
  return { ...seen, reviews: all, application: rolledUp.events.reduce(evolve, seen.application) };
}

const clerk = (decision: ClerkAnswer["decision"], material: string): ClerkAnswer => {
  switch (decision) {
    case "accept":
      return { decision };
    case "request-materials":
      return { decision, defects: [{ material, defect: NEW }] };
    case "not-accepted":
      return { decision, reasons: NEW, article: "a", referral: "the district" };
  }
};

const verdict = <R extends LeadDecision["result"]>(result: R) => ({
  result,
  reasons: NEW,
  article: "第三十八条",
});

function take(given: Case, one: Step): Case {
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
      return decided(decide(application, reviews.filter(isClosed), verdict(one.result), now), given);
    case "change":
      return decided(changeProject(application, now, now, reviews, RULES), given);
    case "withdraw":
      return decided(withdraw(application, now, now, reviews, RULES), given);
    case "wait":
      return { ...given, now: instantOfEpoch(epochOf(now) + one.hours * HOUR) };
  }
}

/** A file that differs from what is on record, unless that was handed in under the same name. */
function handingIn({ application, reviews, region, now }: Case, code: string, name: string) {
  const material = { ...materialOf(code), name, sha256: fingerprint(name) };
  const [owed, asked] = [owedToDepartments(reviews), askedByDepartments(reviews)];
  return handIn(application, region, material, now, RULES, owed, asked);
}

function concluding(
  { application, reviews, now }: Case,
  result: "grant" | "refuse",
  answers: readonly string[],
  clashes: readonly string[],
  present: readonly string[] = [],
): ApplicationDecision {
  const request = {
    ...verdict(result),
    minutes: "minutes",
    answers: answers.map((reviewId) => ({ reviewId, reasons: NEW })),
    resolutions: clashes.map((about) => ({ about, text: "13 m" })),
    present,
  };
  return concludeJointReview(application, reviews.filter(isClosed), request, now, RULES);
}

/** Takes what an offer says, at its edges. */
function taking(offer: ApplicantOffer | LeadOffer, given: Case): { refusal?: unknown }[] {
  const { application, reviews, region, now } = given;
  switch (offer.command) {
    case "handInMaterial":
      return [...offer.limits.owed, ...offer.limits.others].map((code) => handingIn(given, code, NEW));
    case "changeProject":
      return [changeProject(application, NEW, now, reviews, RULES)];
    case "withdrawApplication":
      return [withdraw(application, NEW, now, reviews, RULES)];
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
    case "decideApplication":
      return offer.limits.results.map((result) =>
        decide(application, reviews.filter(isClosed), verdict(result), now),
      );
  }
}

/** What somebody might send who asked nobody: the rules refuse it where it is not offered. */
const BLIND: Record<
  Exclude<(ApplicantOffer | LeadOffer)["command"], "fileComplaint">,
  (given: Case) => readonly ApplicationDecision[]
> = {
  handInMaterial: (given) => REGION.materials.map(({ code }) => handingIn(given, code, NEW)),
  changeProject: ({ application, reviews, now }) => [changeProject(application, NEW, now, reviews, RULES)],
  withdrawApplication: ({ application, reviews, now }) => [withdraw(application, NEW, now, reviews, RULES)],
  answerAtWindow: ({ application, region, now }) =>
    (["accept", "request-materials", "not-accepted"] as const).map((decision) =>
      answerAtWindow(application, region, clerk(decision, ASKED), now, RULES),
    ),
  conveneJointReview: ({ application, now }) => [
    convene(
      application,
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
  decideApplication: ({ application, reviews, now }) => [
    decide(application, reviews.filter(isClosed), verdict("refuse"), now),
  ],
};

const COMPLAINT = {
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
    ...applicantOffers(application, reviews, 0, region),
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
    supervisorOffers(reviews, []).flatMap(({ command: own, limits }) =>
      own === command && "reviews" in limits ? limits.reviews : [],
    );
  const [revocable, correctable] = [offeredIn("revokeDeemedConsent"), offeredIn("correctCard")];
  for (const review of reviews)
    expect(cardsOf([review]).some(({ corrected }) => corrected === null)).toBe(
      correctable.includes(review.facts.reviewId),
    );
  for (const review of reviews)
    expect(revoke(review, revocationOf({ reasons: NEW }), now, RULES).refusal === undefined).toBe(
      revocable.includes(review.facts.reviewId),
    );
  return [...offered, ...positions];
}

/** Goes a case's way, and answers all that was offered on it. */
function walk(policy: Policy, steps: readonly Step[]): readonly string[] {
  let current = standing(caseUnder(policy));
  const seen = [...holdTogether(current)];
  for (const one of steps) {
    current = standing(take(current, one));
    seen.push(...holdTogether(current));
  }
  return seen;
}

describe("what is offered of an application", () => {
  it("is every command, on the ways that cases go by", () => {
    const seen = WAYS.flatMap(([policy, steps]) => walk(policy, steps));
    expect(seen).toEqual(expect.arrayContaining([...Object.keys(BLIND), "fileComplaint", "takePosition"]));
  });

  it("is taken, and what is not offered is refused, in every state that a case comes to", () => {
    fc.assert(
      fc.property(
        policies,
        fc.array(step, { maxLength: 9, size: "max" }),
        (policy, steps) => void walk(policy, steps),
      ),
      { numRuns: 600, examples: WAYS },
    );
  });

  it("names who was invited, whom a grant answers and what it settles, from the day of the sitting on", () => {
    const region = regionWith(DEPARTMENTS.map((department) => ({ code: department, department })));
    const reviews = [width("12 m"), objection, width("14 m")].map((opinion, i) =>
      closedBy(opinion, { department: DEPARTMENTS[i]!, reviewId: `a1.${DEPARTMENTS[i]}` }),
    );
    const opened = conclude(received(submissionOf(), region).application, reviews, RULES);
    const joint = opened.events.reduce(evolve, received(submissionOf(), region).application);
    const [calling] = leadOffers(joint, reviews, T0, RULES, region);
    expect(calling).toEqual({
      command: "conveneJointReview",
      until: null,
      limits: { earliest: "2026-03-03", latest: "2026-03-16", departments: ["water", "land"] },
    });
    const convened = convene(
      joint,
      { heldOn: "2026-03-06", time: "09:00", place: "302", agenda: "a", invited: ["water"] },
      T0,
      RULES,
    ).events.reduce(evolve, joint);
    const sitting = atTime("2026-03-06", "09:00", RULES.zone);
    expect(leadOffers(convened, reviews, instantOfEpoch(epochOf(sitting) - 1), RULES, region)).toEqual([]);
    expect(leadOffers(convened, reviews, sitting, RULES, region)).toEqual([
      {
        command: "concludeJointReview",
        until: null,
        limits: {
          results: ["grant", "refuse"],
          present: ["planning", "water"],
          answers: ["a1.water"],
          clashes: ["road-width"],
        },
      },
    ]);
  });

  it("takes a limited number of complaints, about who takes part, and answers each once", () => {
    const application = received(submissionOf(), REGION).application;
    const offered = (count: number) =>
      applicantOffers(application, [], count, REGION).find(({ command }) => command === "fileComplaint");
    expect(offered(complaints.MOST_COMPLAINTS - 1)?.limits).toEqual({
      ...complainable(application, REGION),
      left: 1,
    });
    expect(offered(complaints.MOST_COMPLAINTS)).toBeUndefined();
    const open = complaints.begin(file({ ...COMPLAINT, filedAt: T0 }, RULES).events);
    expect(supervisorOffers([], [open])).toEqual([
      { command: "answerComplaint", until: null, limits: { complaints: ["a1-C1"] } },
    ]);
    const { events } = answer(open, { cause: "c", remedy: "r", answer: "a" }, at("2026-03-03T09:00"));
    expect(supervisorOffers([], [events.reduce(complaints.evolve, open)])).toEqual([]);
  });
});
