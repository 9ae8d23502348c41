/**
 * 容缺受理: material that the region lets follow may come later than the rest, by a date, against a promise with the authority's text
 * that the applicant alone gives. It does not wait for anybody's clock; until it has come nothing is decided, and a silence of whoever needs
 * it is no consent (G4). A promise that is not kept counts as a supplement term that has lapsed.
 */
import type { Application } from "./application.ts";
import type { ApplicationEvent, ReviewChange } from "./applicationEvent.ts";
import type { SubmissionFault } from "./submission.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { MayFollow, PromiseTerms, Region } from "../catalogue/region.ts";
import { begunByComing, isChecked } from "../review/promiseCheck.ts";
import type { PromisedMaterial, Review } from "../review/review.ts";
import { plusSeconds, type Instant, type LocalDate } from "../base/time.ts";

/** What an applicant promises: which material, by the authority's words, and who signs for it. */
export type PromiseRequest = { material: string; text: string; signedBy: string };

/** So much of one application may follow, so that all that may become of it is one record still (DynamoDB: 400 KB). */
export const MOST_PROMISED = 5;

type Terms = PromiseTerms & {
  code: string;
  dueAt: Instant;
  dueDate: LocalDate;
};

export type PromiseGiven = {
  type: "promise-given";
  promises: readonly (Terms & { signedBy: string })[];
  at: Instant;
};

/** The applicant is reminded of what is still to come. */
export type PromiseReminded = { type: "promise-reminded"; materials: readonly string[]; at: Instant };

/** The date has passed without it. */
export type PromiseBroken = { type: "promise-broken"; materials: readonly string[]; asOf: Instant };

/** A promise on record, and what has become of it. */
export type Promised = Terms & {
  signedBy: string;
  givenAt: Instant;
  remindedAt: Instant | null;
  brokenAt: Instant | null;
};

/** How long before its date the applicant is reminded of what is still to come. */
const REMINDED_BEFORE_SECONDS = 3 * 24 * 3600;

const mayFollow = (region: Pick<Region, "materials">, code: string): MayFollow | undefined =>
  region.materials.find((one) => one.code === code)?.mayFollow;

/** What is wrong with promises: not open for that material, not in the authority's words, or needless. */
export const promiseFaults = (
  region: Pick<Region, "materials">,
  promises: readonly PromiseRequest[],
  handedIn: readonly string[],
): SubmissionFault[] =>
  promises.flatMap(({ material: given, text }, i): SubmissionFault[] => {
    const path = `promises[${i}]`;
    const terms = mayFollow(region, given);
    if (!terms) {
      const open = region.materials.flatMap((one) => (one.mayFollow ? [one.code] : []));
      return [{ path: `${path}.material`, code: "promise-not-open", facts: { given, open } }];
    }
    const isNeedless = handedIn.includes(given) || promises.some((one, j) => j < i && one.material === given);
    return [
      ...(isNeedless
        ? [{ path: `${path}.material`, code: "promise-needless" as const, facts: { given } }]
        : []),
      ...(text === terms.text || text === terms.textEn
        ? []
        : [{ path: `${path}.text`, code: "promise-text" as const, facts: { given, expected: terms.text } }]),
    ];
  });

/** Promises as they are put on record; a date that the calendar does not reach yet stays open. */
export const promisesGiven = (
  region: Pick<Region, "materials">,
  promises: readonly PromiseRequest[],
  at: Instant,
  rules: ClockRules,
): PromiseGiven => ({
  type: "promise-given",
  promises: promises.map(({ material, signedBy }) => {
    const { days, ...terms } = mayFollow(region, material)!;
    const { dueAt, dueDate } = afterWorkingDays(at, days, rules);
    return { code: material, ...terms, dueAt, dueDate, signedBy };
  }),
  at,
});

/** When what was promised came; `null` while it has not. */
const cameAt = ({ cameAt: came }: Pick<Application, "cameAt">, { code }: Promised): Instant | null =>
  came[code] ?? null;

/** Every promise, and when what it is about came. */
export const promisesOf = (
  application: Pick<Application, "promises" | "cameAt">,
): (Promised & { cameAt: Instant | null })[] =>
  (application.promises ?? []).map((one) => ({ ...one, cameAt: cameAt(application, one) }));

/** What was promised and has not come, by its code. */
export const promisedStill = (application: Pick<Application, "promises" | "cameAt">): string[] =>
  (application.promises ?? []).filter((one) => cameAt(application, one) === null).map(({ code }) => code);

/** When the last of what was promised came; `null` where nothing was promised. */
export const promisesKeptAt = (application: Pick<Application, "promises" | "cameAt">): Instant | null =>
  (application.promises ?? []).reduce<Instant | null>((latest, one) => {
    const at = cameAt(application, one);
    return at !== null && (latest === null || at > latest) ? at : latest;
  }, null);

/** What reviews are asked with: what was promised and had not come when they were; that it has come, each is told. */
export const promisedTo = ({ promises = [] }: Pick<Application, "promises">): readonly PromisedMaterial[] =>
  promises.map(({ code, givenAt, dueAt, checkDays, putRightDays }) => ({
    code,
    givenAt,
    dueAt,
    ...(checkDays !== undefined && { checkDays }),
    ...(putRightDays !== undefined && { putRightDays }),
  }));

/**
 * The reviews that wait for what has come with these events, each told in the same commit: those that are open, and those
 * that have consented without it, which their departments check afterwards.
 */
export function arrivals(
  events: readonly ApplicationEvent[],
  reviews: readonly Review[],
  rules: ClockRules,
): ReviewChange[] {
  const came = events.flatMap((event) => (event.type === "material-handed-in" ? [event] : []));
  return reviews
    .map((review): ReviewChange => ({
      reviewId: review.facts.reviewId,
      events: came.flatMap(({ material: { code }, at }) =>
        awaitsPromised(review, code)
          ? [
              {
                type: "promised-material-came" as const,
                material: code,
                at,
                ...begunByComing(review, code, at, rules),
              },
            ]
          : [],
      ),
    }))
    .filter((change) => change.events.length > 0);
}

const awaitsPromised = (review: Review, code: string): boolean => {
  const {
    facts: { promised = [], matter },
    came = {},
  } = review;
  return (
    (review.status !== "closed" || isChecked(review)) &&
    came[code] === undefined &&
    matter.materials.includes(code) &&
    promised.some((one) => one.code === code)
  );
};

/** What time makes of promises: the applicant is reminded of them, and they are broken. */
export function advancePromises(
  application: Application,
  settledAt: Instant,
): readonly (PromiseReminded | PromiseBroken)[] {
  if (application.status !== "in-review" && application.status !== "awaiting-materials") return [];
  const { promises = [] } = application;
  const isLate = (one: Promised, at: Instant) => (cameAt(application, one) ?? "~") >= at;
  const broken = promises.filter(
    (one) => one.brokenAt === null && one.dueAt <= settledAt && isLate(one, one.dueAt),
  );
  const reminded = promises.filter((one) => {
    const at = plusSeconds(one.dueAt, -REMINDED_BEFORE_SECONDS);
    return one.remindedAt === null && !broken.includes(one) && at <= settledAt && isLate(one, at);
  });
  return [
    ...inTurn(reminded, ({ dueAt }) => plusSeconds(dueAt, -REMINDED_BEFORE_SECONDS)).map(
      ([at, materials]): PromiseReminded => ({ type: "promise-reminded", materials, at }),
    ),
    ...inTurn(broken, ({ dueAt }) => dueAt).map(([asOf, materials]): PromiseBroken => ({
      type: "promise-broken",
      materials,
      asOf,
    })),
  ];
}

/** By their instants, the first first. */
const inTurn = (promises: readonly Promised[], of: (one: Promised) => Instant): [Instant, string[]][] =>
  [...Map.groupBy(promises, of)]
    .map(([at, all]): [Instant, string[]] => [at, all.map(({ code }) => code)])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** The promises once an event has come. */
export function promisesAfter(
  promises: readonly Promised[],
  event: PromiseGiven | PromiseReminded | PromiseBroken,
): readonly Promised[] {
  switch (event.type) {
    case "promise-given": {
      const { at } = event;
      const fresh = event.promises.map((one) => ({ ...one, givenAt: at, remindedAt: null, brokenAt: null }));
      return [...promises, ...fresh];
    }
    case "promise-reminded":
      return promises.map((one) =>
        event.materials.includes(one.code) ? { ...one, remindedAt: event.at } : one,
      );
    case "promise-broken":
      return promises.map((one) =>
        event.materials.includes(one.code) ? { ...one, brokenAt: event.asOf } : one,
      );
  }
}
