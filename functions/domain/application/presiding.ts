/**
 * Who presides (主持) over a joint review: the lead, unless the lead itself is one of those who objected. Nobody settles their own
 * objection: then the supervisor names a department that does, and by whom.
 */
import {
  jointOf,
  jointsSetAside,
  presiderOf,
  type Acceptance,
  type Application,
  type JointReview,
  type Presider,
} from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import { matterCodeOf } from "../base/ids.ts";
import type { Succession } from "../calendar/ownDays.ts";
import { answersFor } from "../catalogue/successors.ts";
import { successionOf } from "../catalogue/takeover.ts";
import type { Region } from "../catalogue/region.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** How often one may be named, whoever was before: a history is bounded. */
export const MOST_PRESIDERS = 3;

export type PresiderRequest = Omit<Presider, "namedAt">;

/** Who has taken whose place; a region in which nobody has needs to say nothing. */
type Successions = { succession?: Succession };

/** Whether one of the objections that it was opened for is the lead's own, or of whoever has become one with the lead since. */
export const isLeadContested = (
  { objections }: JointReview,
  { lead, reviews }: Acceptance,
  { succession }: Successions,
): boolean =>
  reviews.some(({ reviewId, department }) => {
    const asked = { department: { id: department }, matter: { code: matterCodeOf(reviewId) } };
    const isTheirs = department === lead.id || (succession?.heirOfBoth(asked, lead.id) ?? null) !== null;
    return isTheirs && objections.includes(reviewId);
  });

/** The department that presides; `null` where the supervisor has named none yet. */
export const presidingOver = (
  joint: JointReview,
  acceptance: Acceptance,
  rules: Successions,
): string | null =>
  isLeadContested(joint, acceptance, rules) ? (presiderOf(joint)?.department ?? null) : acceptance.lead.id;

/**
 * The departments that may be named: any of the region but the lead, and but those whose own objection or condition the sitting
 * is about; where that leaves none, any but the lead; and the lead by somebody else of it where a region has no other.
 */
export function mayPreside(
  joint: JointReview,
  { lead, reviews: asked }: Acceptance,
  reviews: readonly Review[],
  { departments }: Region,
): string[] {
  const contested = reviews.filter((review) => isPartyTo(review, joint)).map(({ facts }) => facts.reviewId);
  const parties = asked
    .filter(({ reviewId }) => contested.includes(reviewId))
    .map(({ department }) => department);
  const others = departments.map(({ id }) => id).filter((id) => !answersFor(departments, id, lead.id));
  const neutral = others.filter((id) => !parties.some((party) => answersFor(departments, id, party)));
  if (neutral.length > 0) return neutral;
  return others.length > 0 ? others : [lead.id];
}

/** Whether a joint review is about what a review's department has said. */
export const isPartyTo = (review: Review, joint: JointReview): boolean =>
  joint.objections.includes(review.facts.reviewId) || setsClashing(review, joint);

/** Whether one of its conditions is about a control figure that conditions clash about. */
export const setsClashing = (review: Review, { clashes }: JointReview): boolean =>
  review.status === "closed" &&
  review.opinion?.kind === "consent-with-conditions" &&
  review.opinion.conditions.some(({ about }) => about !== undefined && clashes.includes(about));

/** The supervisor names who presides; the same again changes nothing, and another may be named until it is concluded. */
export function namePresider(
  application: Application,
  reviews: readonly Review[],
  request: PresiderRequest,
  now: Instant,
  region: Region,
): ApplicationDecision {
  // Whom it has named before it has named, whatever came of it, and whoever was named after that one. A joint review that is open
  // has its own: the same words are said of it anew.
  const current = jointOf(application);
  const named = current ? [current] : jointsSetAside(application);
  if (named.some(({ presiders }) => presiders.some((before) => saysTheSame(before, request))))
    return { events: [] };
  if (application.status !== "joint-review")
    return { events: [], refusal: { code: "no-joint-review", status: application.status } };
  const { joint, acceptance } = application;
  if (!isLeadContested(joint, acceptance, { succession: successionOf(region) }))
    return { events: [], refusal: { code: "lead-presides", lead: acceptance.lead.id } };
  if (joint.presiders.length >= MOST_PRESIDERS)
    return { events: [], refusal: { code: "presider-named-too-often", most: MOST_PRESIDERS } };
  const allowed = mayPreside(joint, acceptance, reviews, region);
  if (!allowed.includes(request.department))
    return { events: [], refusal: { code: "may-not-preside", department: request.department, allowed } };
  return { events: [{ type: "presider-named", presider: { ...request, namedAt: now } }] };
}

const saysTheSame = (before: Presider, { department, name, post, reasons }: PresiderRequest): boolean =>
  before.department === department &&
  before.name === name &&
  before.post === post &&
  before.reasons === reasons;
