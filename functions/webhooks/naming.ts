/** Of whose a matter is everybody hears who has to do with it: whoever has it, whoever had it, and the lead that names one. */
import type { WebhookType } from "../contracts/events/events.ts";
import type { NamingData } from "../contracts/review/webhook.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Department, Region } from "../domain/catalogue/region.ts";
import { nowOf } from "../domain/catalogue/successors.ts";
import { isOpen, withOffset } from "../domain/base/time.ts";
import { holderOfReview } from "../domain/review/holder.ts";
import { awaitsNaming, disputeDecider, referralDecisionDue } from "../domain/review/referralAnswer.ts";
import type { Review } from "../domain/review/review.ts";

const NAMING: ReadonlySet<WebhookType> = new Set(["review.jurisdiction-opened", "review.department-named"]);

/** Who hears of it beside the department that has the review. */
export function alsoConcerned(type: WebhookType, { facts, referral }: Review, region: Region): Department[] {
  if (!NAMING.has(type)) return [];
  const { handedOn, leadDepartment } = facts;
  const parties = referral?.sitting?.parties ?? (handedOn?.by === undefined ? [] : [handedOn.by]);
  const holder = holderOfReview(facts, region)?.id;
  const found = [...parties, leadDepartment].flatMap((id) => nowOf(region.departments, id) ?? []);
  return [...new Set(found)].filter(({ id }) => id !== holder);
}

/** By whom and until when whose it is is to be named, and who was; `null` of a review of which neither is so. */
export function namingOf(review: Review, rules: ClockRules): NamingData | null {
  const { referral } = review;
  const until = referralDecisionDue(review, rules);
  const named = referral?.decision?.department ?? null;
  if (!awaitsNaming(review) && named === null) return null;
  return {
    decides: awaitsNaming(review) ? disputeDecider(review) : null,
    until: until === null || isOpen(until) ? null : withOffset(until, rules.zone),
    named,
  };
}
