/** What waits for somebody's approval, as answers show it. */
import type { Actor } from "../../domain/base/actor.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { mayBeApprovedBy } from "../../domain/review/approvalOffers.ts";
import { APPROVERS } from "../../domain/review/approver.ts";
import { awaitedOf, lapsesAt } from "../../domain/review/asking.ts";
import type { Review } from "../../domain/review/review.ts";

/** For the department: all of it. @param standing the review as it stands at `now` */
export const awaitedView = (standing: Review, by: Actor, now: Instant, zone: string) =>
  awaitedOf(standing, now).map((asked) => {
    const until = lapsesAt(asked, standing);
    const { command, request } = asked.act;
    return {
      command,
      request: { ...request },
      by: asked.by,
      at: withOffset(asked.at, zone),
      until: until && toldWithOffset(until, zone),
      ranks: APPROVERS[command],
      mayApprove: mayBeApprovedBy(asked, by),
    };
  });

/** For a list: that there is something, and whether the caller may approve it. */
export function awaitsView(standing: Review, by: Actor, now: Instant) {
  const awaited = awaitedOf(standing, now);
  return {
    awaits: awaited.map(({ act }) => act.command),
    mayApprove: awaited.some((asked) => mayBeApprovedBy(asked, by)),
  };
}
