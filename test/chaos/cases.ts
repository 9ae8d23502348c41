/** What departments mean to say, and what the rules make of it. */
import { ELEVEN, objection } from "../support/runtime.ts";
import type { Chance } from "./chance.ts";
import type { Event, Receipt, Status } from "./people.ts";

export const reviewOf = (applicationId: string, department: string) =>
  `${applicationId}.consult-${department}`;
export const departmentOf = (reviewId: string) => reviewId.split(".consult-")[1]!;

/** What a department may say, and what it makes of its review. */
export const OPINIONS = {
  consented: { kind: "consent" },
  "consented-with-conditions": {
    kind: "consent-with-conditions",
    conditions: [{ text: "施工期间保持一条车道通行", basis: "discretionary" }],
  },
  objected: objection,
  "not-applicable": { kind: "not-applicable", reasons: "不涉及" },
} as const;
export type Said = keyof typeof OPINIONS;

/** The limits in working days and what silence means, by hand: neither is taken from the region file. */
const LIMITS: Readonly<Record<string, number>> = {
  "power-supply": 3,
  "development-reform": 5,
  housing: 5,
  highways: 5,
  "traffic-police": 5,
  "civil-defence": 5,
  ecology: 7,
  land: 7,
  water: 7,
  forestry: 7,
  planning: 10,
};
const NEVER_BY_SILENCE = new Set(["ecology", "planning", "land", "civil-defence"]);

/** The working days of March 2026: no holiday but weekends. */
const WORKING = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30, 31];
const march = (day: number, time: string) => `2026-03-${String(day).padStart(2, "0")}T${time}+08:00`;

/** 24:00 of the last day of a limit that began on a day of that March. */
function dueOf(department: string, servedAt: string): string {
  const day = Number(servedAt.slice(8, 10));
  return march(WORKING.filter((one) => one > day)[LIMITS[department]! - 1]! + 1, "00:00:00.000");
}

/** One application, what its departments mean to say and when, and what was acknowledged. */
export type Case = {
  key: string;
  flags: string[];
  receipt: Receipt;
  /** What each department means to say, and on which day; who is silent is not here. */
  means: Map<string, { says: Said; day: number }>;
  /** What was answered with 200, and when it was received by the virtual clock. */
  acknowledged: Map<string, { says: Said; at: string }>;
  /** When it was withdrawn, once that has been answered with 200. */
  withdrawnAt?: string;
};

/** Some consent, few object, some are silent; one project in ten is on the negative list. */
export function cases(count: number, { next, below }: Chance, days: number): Case[] {
  return Array.from({ length: count }, (_, i) => {
    // The first half of the applications hears from everybody sooner or later who may not be silent.
    const silence = [0.05, 0.15, 0.35, 0.6][i % 4]!;
    const means = new Map<string, { says: Said; day: number }>();
    for (const department of ELEVEN) {
      if (next() < silence && !(i % 2 === 0 && NEVER_BY_SILENCE.has(department))) continue;
      const draw = next();
      const says: Said =
        draw < 0.005
          ? "objected"
          : draw < 0.04
            ? "consented-with-conditions"
            : draw < 0.08
              ? "not-applicable"
              : "consented";
      means.set(department, { says, day: below(days) });
    }
    return {
      key: `chaos-${i}`,
      flags: i % 10 === 9 ? ["ecological-redline"] : [],
      receipt: { applicationId: "", queryCode: "" },
      means,
      acknowledged: new Map(),
    };
  });
}

type Expected = { status: string; decidedAt: string | null; outcomes: Record<string, string> };
type Seen = Status["reviews"][number];

/** Whether silence had closed a review before its application was withdrawn. */
const wasSilent = ({ dueAt }: Seen, withdrawnAt: string): boolean => dueAt !== null && dueAt <= withdrawnAt;

/** What the acknowledged callbacks and the rules on silence make of an application once every limit has run out. */
function expected({ acknowledged, flags, withdrawnAt }: Case, reviews: readonly Seen[]): Expected {
  const closings: string[] = [];
  const outcomes = Object.fromEntries(
    reviews.map((review) => {
      const department = departmentOf(review.reviewId);
      const answer = acknowledged.get(department);
      if (answer) {
        closings.push(answer.at);
        return [department, answer.says];
      }
      const consents = !NEVER_BY_SILENCE.has(department) && flags.length === 0;
      if (withdrawnAt !== undefined && !(consents && wasSilent(review, withdrawnAt)))
        return [department, "cancelled"];
      if (!consents) return [department, "overdue"];
      closings.push(review.dueAt!);
      return [department, "deemed-consent"];
    }),
  );
  const all = Object.values(outcomes);
  const status =
    withdrawnAt !== undefined
      ? "withdrawn"
      : all.includes("overdue")
        ? "in-review"
        : all.includes("objected")
          ? "joint-review"
          : all.includes("consented-with-conditions")
            ? "granted-with-conditions"
            : "granted";
  const isDecided = status.startsWith("granted");
  return { status, decidedAt: isDecided ? closings.sort().at(-1)! : null, outcomes };
}

/** What is on record instead of what was expected, in words; empty when all is right. */
export function wrongs(one: Case, status: Status): string[] {
  const want = expected(one, status.reviews);
  const found: string[] = [];
  const check = (what: string, is: unknown, should: unknown) => {
    if (is !== should)
      found.push(`${one.receipt.applicationId} ${what}: ${String(is)}, not ${String(should)}`);
  };
  check("status", status.status, want.status);
  check("decided", status.decidedAt, want.decidedAt);
  check("reviews", status.reviews.length, ELEVEN.length);
  for (const review of status.reviews) {
    const department = departmentOf(review.reviewId);
    check(department, review.outcome ?? review.status, want.outcomes[department]);
    if (review.servedAt !== null && review.dueAt !== null)
      check(`${department} due`, review.dueAt, dueOf(department, review.servedAt));
    const answer = one.acknowledged.get(department);
    if (review.outcome === "deemed-consent") check(`${department} closed`, review.closedAt, review.dueAt);
    else if (answer) check(`${department} closed`, review.closedAt, answer.at);
  }
  for (const { reviewId, outcome } of status.decision?.matters ?? [])
    check(`${departmentOf(reviewId)} in the decision`, outcome, want.outcomes[departmentOf(reviewId)]);
  return found;
}

/** What was acknowledged, and is not on record as it was. */
export function missing(one: Case, { status, reviews }: Status): string[] {
  const { applicationId } = one.receipt;
  const found: string[] = [];
  for (const [department, { says, at }] of one.acknowledged) {
    const review = reviews.find(({ reviewId }) => departmentOf(reviewId) === department);
    if (review?.outcome !== says || review.closedAt !== at)
      found.push(`${applicationId} ${department} is missing: ${review?.outcome} at ${review?.closedAt}`);
  }
  if (one.withdrawnAt !== undefined && status !== "withdrawn")
    found.push(`${applicationId} is ${status}, and was withdrawn`);
  return found;
}

/** Reviews that were answered for good more than once, or applications decided more than once, by the histories. */
export function repeatedEnds(events: readonly Event[]): string[] {
  const ends = new Map<string, number>();
  for (const { subject, type } of events)
    if (["opinion-given", "closed-by-silence", "application-decided", "joint-review-opened"].includes(type))
      ends.set(subject, (ends.get(subject) ?? 0) + 1);
  return [...ends].filter(([, count]) => count > 1).map(([subject, count]) => `${subject}: ${count} ends`);
}
