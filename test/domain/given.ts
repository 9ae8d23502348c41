/** Given events, when a command at a time, then events or a refusal; and fixtures that name only what a test is about. */
import { expect } from "@jest/globals";
import { open, wake as advanceBy } from "../../functions/domain/review/advance.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type {
  ApplicationEvent,
  ApplicationDecision,
  ReviewChange,
  ApplicationRefusal,
} from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { conclude as concludeBy } from "../../functions/domain/application/conclusion.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Matter, Region } from "../../functions/domain/catalogue/region.ts";
import { reminderOwedFrom } from "../../functions/domain/review/reminder.ts";
import { begin } from "../../functions/domain/review/replay.ts";
import type {
  CaseFacts,
  ClosedReview,
  Review,
  ReviewDecision,
  ReviewEvent,
  ReviewFacts,
  ReviewRefusal,
} from "../../functions/domain/review/review.ts";
import type { Flag } from "../../functions/domain/catalogue/flags.ts";
import {
  materialsOf,
  type Link,
  type Material,
  type SentFile,
} from "../../functions/domain/application/material.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import {
  dated,
  parseInstant,
  plusSeconds,
  type Dated,
  type Instant,
} from "../../functions/domain/base/time.ts";
import { example as exampleOf, fixtureRules } from "../support/fixtures.ts";

export const { region: REGION, clock: RULES } = fixtureRules();

/** An instant as people in the region write it: `at("2026-03-02T09:00")`. */
export const at = (local: string): Instant => parseInstant(`${local}+08:00`);

export const T0 = at("2026-03-02T09:00"); // a Monday

/** The applicant of these fixtures. */
export const HELD_BY_NOBODY = "91990000MA5EXMP08Y";

/** The review of these fixtures has five working days: the last one ends here. */
export const DUE = at("2026-03-10T00:00");
export const JUST_IN_TIME = at("2026-03-09T23:59:59.999");

export const consent: Opinion = { kind: "consent" };
export const notApplicable: Opinion = { kind: "not-applicable", reasons: "no river within 500 m" };
export const objection: Opinion = {
  kind: "objection",
  reasons: "the culvert is too narrow",
  article: "防洪法 第二十七条",
  facts: "design flow 12 m³/s",
  curableBy: "a culvert of 3 m",
  signedBy: "director Li",
};
export const withConditions = (...texts: readonly string[]): Opinion => ({
  kind: "consent-with-conditions",
  conditions: texts.map((text) => ({ text, basis: "law", article: "水法 第三十八条" })),
});

/** What a test says about a review; everything else is a review whose silence would count as consent. */
export type About = Partial<Omit<ReviewFacts, "matter" | "department" | "project">> & {
  matter?: Partial<Matter>;
  department?: string;
  flags?: readonly Flag[];
};

export function factsOf({ matter, department = "water", flags = [], ...rest }: About = {}): ReviewFacts {
  return {
    reviewId: `a1.${department}`,
    applicationId: "a1",
    matter: matterOf({ department, ...matter }),
    department: {
      id: department,
      name: "水务局",
      nameEn: "Water Affairs",
      posts: { A: "王工", B: "赵工" },
      channel: "in-box",
    },
    leadDepartment: "planning",
    participants: ["planning", department],
    project: {
      name: "青松路",
      code: "p1",
      type: "municipal-road",
      flags: flags.map((flag) => ({ flag, source: "applicant" })),
    },
    waitsFor: [],
    applicant: HELD_BY_NOBODY,
    applicantName: "青松建设有限公司",
    tolerates: [],
    receivedAt: T0,
    stated: [],
    actsBefore: [],
    policies: {
      licencesByTacitConsent: false,
      supplementTermDays: 10,
      longestSpecialProcedureDays: 120,
      afterLadderDays: 5,
    },
    catalogueVersion: "v1",
    ...rest,
  };
}

const FIVE: Matter["limit"] = { days: 5, unit: "working-days" };
const TWENTY: Matter["limit"] = { days: 20, unit: "working-days" };

/** The law allows twenty working days, or what is promised where that is longer or in another unit. */
const statutoryFor = (limit: Matter["limit"]): Matter["limit"] =>
  limit.unit === "working-days" && limit.days <= 20 ? TWENTY : limit;

export const matterOf = (about: Partial<Matter> = {}): Matter => ({
  code: "consult-water",
  name: "涉水意见",
  nameEn: "Opinion on water",
  department: "water",
  kind: "opinion",
  basis: { document: "行政许可法", article: "第二十六条" },
  limit: FIVE,
  statutoryLimit: statutoryFor(about.limit ?? FIVE),
  onTimeout: "deemed-consent",
  tacitBasis: { document: "超时默许规则", article: "第三条" },
  projectTypes: ["municipal-road"],
  when: null,
  materials: [],
  fee: 0,
  prerequisites: [],
  veto: false,
  replaceableBy: [],
  ...about,
});

/** What its application gives to a review of these fixtures, by the event that its history begins with. */
const CASES = new WeakMap<ReviewEvent, CaseFacts>();

/** The first events of a review about this. */
export function opening(facts: ReviewFacts, at = dated(T0), rules = RULES): readonly ReviewEvent[] {
  return ofCase(facts, open(facts, at, rules));
}

/** Has a history begin in an application that gives this to the review. */
export function ofCase(given: CaseFacts, history: readonly ReviewEvent[]): readonly ReviewEvent[] {
  CASES.set(history[0]!, given);
  return history;
}

/** What a history makes of nothing, in the application that it belongs to. */
export const replay = (history: readonly ReviewEvent[]): Review =>
  begin(CASES.get(history[0]!) ?? factsOf(), history);

/** The history of a review that was served, whose department was reminded of it, and that has heard nothing since. */
export const served = (
  about: About = {},
  servedAt: Instant | Dated = T0,
  rules = RULES,
): readonly ReviewEvent[] => reminded(unseen(about, servedAt, rules), rules);

/** The same where nobody was reminded: no evidence of receipt is on record. */
export const unseen = (
  about: About = {},
  servedAt: Instant | Dated = T0,
  rules = RULES,
): readonly ReviewEvent[] =>
  opening(factsOf(about), typeof servedAt === "string" ? dated(servedAt) : servedAt, rules);

/** A history with that reminder. */
export function reminded(history: readonly ReviewEvent[], rules = RULES): readonly ReviewEvent[] {
  const given = CASES.get(history[0]!);
  const more = [...history, ...reminderOf(replay(history), rules)];
  return given ? ofCase(given, more) : more;
}

/** The reminder that the round of the first working day after its dispatch writes on a review, if one is owed. */
export function reminderOf(review: Review, rules = RULES): readonly ReviewEvent[] {
  const from = reminderOwedFrom(review, rules);
  return from === null ? [] : [{ type: "review-reminded", at: plusSeconds(from, 300) }];
}

/** A review that one answer closed, or (without one) the silence up to its due instant. */
export function closedBy(answer: Opinion | "silence", about: About = {}, rules = RULES): ClosedReview {
  const before = given(...served(about, T0, rules));
  const { state } =
    answer === "silence" ? before.when(wake(rules), DUE) : before.when(opinion(answer, rules), T0);
  if (state.status !== "closed") throw new Error(`the fixture left the review ${state.status}`);
  return state;
}

const example = {
  claims: [],
  ...(exampleOf("municipal-road-application") as Omit<Submission, "claims">),
} satisfies Submission;

/** The complete example of a municipal road that concerns all eleven departments, but for what the test says. */
export const submissionOf = (
  project: Partial<Submission["project"]> = {},
  rest: Partial<Omit<Submission, "project">> = {},
): Submission => ({ ...example, ...rest, project: { ...example.project, ...project } });

export const materialsBut = (...codes: readonly string[]): readonly SentFile[] =>
  example.materials.filter((material) => !codes.includes(material.code));

/** One file as it is sent. */
export const sentOf = (code: string, about: Partial<Link> = {}): SentFile => ({
  code,
  name: code,
  sha256: "0".repeat(64),
  uri: `https://files.example.org/${code}.pdf`,
  ...about,
});

/** A material that is that one file. */
export const materialOf = (code: string, about: Partial<Link> = {}): Material =>
  materialsOf([sentOf(code, about)])[0]!;

/** The region with other matters, one for each entry, all for municipal roads and all needing nothing. */
export const regionWith = (matters: readonly Partial<Matter>[], region: Region = REGION): Region => ({
  ...region,
  matters: matters.map((about, i) => matterOf({ code: `matter-${i}`, ...about })),
});

type Decision<E, R> = {
  events: readonly E[];
  reviews?: readonly ReviewChange[];
  refusal?: R;
  attempt?: true;
};
type Command<S, E, R> = (state: S, at: Instant) => Decision<E, R>;

type WithoutDays<E> = E extends { judgedBy?: unknown } ? Omit<E, "judgedBy"> : E;

function withoutDays<E>(event: E): WithoutDays<E> {
  const { judgedBy: _judgedBy, ...rest } = event as E & { judgedBy?: unknown };
  return rest as WithoutDays<E>;
}

export type Spec<S, E, R> = {
  history: readonly E[];
  state: S;
  decision: Decision<E, R>;
  when(command: Command<S, E, R>, at: Instant): Spec<S, E, R>;
  /** The days that a review is judged by are left out: they are told by tests of their own. */
  thenEvents(...events: readonly WithoutDays<E>[]): void;
  thenRefused(refusal: R, ...events: readonly WithoutDays<E>[]): void;
  thenNothing(): void;
};

/** `then` itself would make the specification a promise; hence the longer names. */
function spec<S, E, R>(
  begin: (events: readonly E[]) => S,
  history: readonly E[],
  decision: Decision<E, R> = { events: [] },
): Spec<S, E, R> {
  const state = begin(history);
  return {
    history,
    state,
    decision,
    when(command, at) {
      const decision = command(frozen(state), at);
      return spec(begin, [...history, ...decision.events], decision);
    },
    thenEvents: (...events) =>
      expect({ ...decision, events: decision.events.map(withoutDays), reviews: [] }).toEqual({
        events,
        reviews: [],
      }),
    thenRefused: (refusal, ...events) =>
      expect({ events: decision.events.map(withoutDays), refusal: decision.refusal }).toEqual({
        events,
        refusal,
      }),
    thenNothing: () => expect({ reviews: [], ...decision }).toEqual({ events: [], reviews: [] }),
  };
}

/** A review with this history. */
export const given = (...history: readonly ReviewEvent[]): Spec<Review, ReviewEvent, ReviewRefusal> =>
  spec(replay, history);

export const opinion =
  (opinion: Opinion, rules: ReviewRules = RULES, isOver = false) =>
  (review: Review, at: Instant): ReviewDecision =>
    giveOpinion(review, opinion, at, rules, isOver);

export const wake =
  (rules: ReviewRules = RULES) =>
  (review: Review, asOf: Instant): ReviewDecision =>
    advanceBy(review, asOf, rules);

/** An application with this history. */
export const givenApplication = (
  ...history: readonly ApplicationEvent[]
): Spec<Application, ApplicationEvent, ApplicationRefusal> => spec(applications.begin, history);

export const receive = (submission: Submission, region = REGION, now = T0): ApplicationDecision =>
  intake.receive(region, submission, { applicationId: "a1", digest: "d1", contact: "c1" }, now, RULES);

export const handIn =
  (
    material: Material,
    region: Region = REGION,
    owed: readonly string[] = [],
    begun: readonly string[] = [],
  ) =>
  (application: Application, at: Instant): ApplicationDecision =>
    intake.handIn(application, region, material, at, RULES, owed, {}, () => begun);

/** What time alone makes of an application at intake. */
export const timeAtIntake = (application: Application, now: Instant): ApplicationDecision =>
  intake.advanceIntake(application, { now, settledAt: now }, RULES, REGION);

export const conclude =
  (...closed: readonly ClosedReview[]) =>
  (application: Application): ApplicationDecision =>
    concludeBy(application, closed, RULES);

/** A decision that changed its argument would fail here: the state is frozen to the bottom. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
