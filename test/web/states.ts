/** States of cases and reviews as answers tell them, brought about by chance and by hand; and sentences that can be looked into. */
import { statusView } from "../../functions/http/application/statusView.ts";
import { epochOf, instantOfEpoch, parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import type { Status } from "../../web/shared/api/answers.ts";
import type { Tongue } from "../../web/shared/state/tongue.ts";
import { zh as words } from "../../web/shared/language/words.zh.ts";
import { zh as says } from "../../web/shared/state/words.zh.ts";
import { RULES } from "../domain/given.ts";
import { after } from "../domain/whole.ts";
import {
  caseUnder,
  concluding,
  DEPARTMENTS,
  standing,
  take,
  type Case,
  type Policy,
  type Step,
} from "../domain/offeredCases.ts";

/** A step of the walk, or the lead's grant over every objection and clash. */
export type Move = Step | { do: "overrule" };

const DAY = 24 * 3600 * 1000;

/** How long after a step it is looked at: at once, and when some and when all are late. */
const LATER = [0, 40 * DAY];

export const answerOf = ({ application, reviews, region, now }: Case) => ({
  now,
  status: statusView(
    {
      application: { state: application, version: 1 },
      reviews: reviews.map((state) => ({ state, version: 1, attempts: 0 })),
      complaints: [],
      inquiries: [],
      ratings: [],
    } as unknown as Parameters<typeof statusView>[0],
    region,
    now,
    RULES,
    "applicant",
  ) as unknown as Status,
});

export type Seen = ReturnType<typeof answerOf>;

/** Every state that a way comes to. */
export function seenOn(policy: Policy, moves: readonly Move[]): Seen[] {
  let current = standing(caseUnder(policy));
  const seen = looksAt(current);
  for (const one of moves) {
    current = standing(one.do === "overrule" ? overrule(current) : take(current, one));
    seen.push(...looksAt(current));
  }
  return seen;
}

const looksAt = (current: Case): Seen[] =>
  LATER.map((ms) => answerOf(standing({ ...current, now: instantOfEpoch(epochOf(current.now) + ms) })));

function overrule(given: Case): Case {
  if (given.application.status !== "joint-review") return given;
  const { objections, clashes } = given.application.joint;
  return { ...given, ...after(given, concluding(given, "grant", objections, clashes, DEPARTMENTS)) };
}

/** What a sentence was made of: each template by its path, with what it was given. */
export type Said = { path: string; args: readonly unknown[] };

/** Chinese with plain dates, which notes every template that it uses. */
export function noting(said: Said[]): Tongue {
  return {
    words: { ...words, dayText: (date: string) => date, openDate: "open" },
    says: wrapped(says, "", said),
  };
}

function wrapped<T>(of: T, path: string, said: Said[]): T {
  if (typeof of === "function")
    return ((...args: unknown[]) => {
      said.push({ path, args });
      return (of as unknown as (...given: unknown[]) => unknown)(...args);
    }) as unknown as T;
  if (typeof of !== "object" || of === null) return of;
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [
      key,
      wrapped(value, path === "" ? key : `${path}.${key}`, said),
    ]),
  ) as T;
}

/** The instant that a text with a plain date tells, as a UTC instant; midnight is told as 24:00 of the day before. */
export function instantTold(text: string): Instant | null {
  const found = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?$/.exec(text);
  if (!found) return null;
  const [, date, hours = "00", minutes = "00"] = found;
  const midnight = epochOf(parseInstant(`${date}T00:00:00+08:00`));
  return instantOfEpoch(midnight + (Number(hours) * 60 + Number(minutes)) * 60_000);
}
