/** What a document takes from the records of reviews, so that it stands by itself: conditions, objections, and names. */
import { acceptanceOf } from "../application/application.ts";
import { rollUp } from "../application/rollUp.ts";
import type { GuardCheck } from "../review/guard.ts";
import type { Review } from "../review/review.ts";
import { isClosed } from "../review/review.ts";
import { departmentName, matterName } from "./named.ts";
import type { Audience, Notice, NoticeBody } from "./notice.ts";
import type { CaseView } from "./owing.ts";

/** Kinds that quote what departments wrote. */
const QUOTES: ReadonlySet<NoticeBody["kind"]> = new Set([
  "licence-decision",
  "summary",
  "joint-review-invitation",
]);

/** What departments wrote, as far as it is quoted: one about a single review quotes that one only. */
export function quoted(
  body: NoticeBody,
  review: Review | null,
  { reviews, application }: Pick<CaseView, "reviews" | "application">,
): Pick<Notice, "conditions" | "objections"> {
  if (!QUOTES.has(body.kind)) return { conditions: [], objections: [] };
  // In the order of the catalogue, in which they were asked.
  const place = new Map(acceptanceOf(application)?.reviews.map(({ reviewId }, i) => [reviewId, i]));
  // One about the whole quotes none that a change of the project has ended.
  const closed = reviews
    .filter(isClosed)
    .filter(({ facts }) => review !== null || place.has(facts.reviewId))
    .sort((a, b) => (place.get(a.facts.reviewId) ?? 0) - (place.get(b.facts.reviewId) ?? 0));
  const { conditions, objections } = rollUp(closed, "verdict" in body ? body.verdict : null);
  const isQuoted = (source: { reviewId: string }) =>
    review === null || source.reviewId === review.facts.reviewId;
  return { conditions: conditions.filter(isQuoted), objections: objections.filter(isQuoted) };
}

/** Kinds that speak of reviews beside their own. */
const SPEAKS_OF_ALL: ReadonlySet<NoticeBody["kind"]> = new Set([
  "summary",
  "joint-review-invitation",
  "joint-review-minutes",
]);

/** What the departments, matters and facts that it mentions are called: departments by the names that they had when asked. */
export function namesOf(
  body: NoticeBody,
  { departments }: Audience,
  review: Review | null,
  { reviews, region }: Pick<CaseView, "reviews" | "region">,
): Notice["names"] {
  const mentioned = SPEAKS_OF_ALL.has(body.kind) ? reviews : review ? [review] : [];
  const asked = new Map(reviews.map(({ facts: { department } }) => [department.id, department]));
  const facts = body.kind === "deemed-consent" ? body.guards.flatMap(factsIn) : [];
  return Object.fromEntries([
    ...region.attributes
      .filter(({ code }) => facts.includes(code))
      .map(({ code, name, nameEn }) => [code, { name, nameEn }] as const),
    ...departments.map((id) => {
      const { name, nameEn } = asked.get(id) ?? departmentName(region, id);
      return [id, { name, nameEn }] as const;
    }),
    ...mentioned.flatMap(({ facts: { department, matter } }) => [
      [department.id, { name: department.name, nameEn: department.nameEn }] as const,
      [matter.code, { name: matterName(matter).name, nameEn: matter.nameEn }] as const,
    ]),
  ]);
}

/** The stated facts that a guard's evidence speaks of. */
const factsIn = (check: GuardCheck): string[] =>
  check.guard === "G5"
    ? [...check.evidence.unconfirmed, ...check.evidence.confirmed.map(({ attribute }) => attribute)]
    : [];
