/** What waits for an approval, as it is offered to whoever may approve it or take it back. */
import { isSame, type Actor } from "../base/actor.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";
import { mayApprove, type ApprovedCommand } from "./approver.ts";
import { awaitedOf, lapsesAt, sideOf, type Asked, type Side } from "./asking.ts";
import type { Review } from "./review.ts";

export type ApprovalOffer =
  | Offer<"approveAct", { acts: readonly ApprovedCommand[] }>
  | Offer<"takeBackAct", { acts: readonly ApprovedCommand[] }>;

/** Whether somebody may approve this: they are of the side that asked, have the rank, and have not asked for it themselves. */
export const mayBeApprovedBy = (asked: Asked, by: Actor): boolean =>
  sideOf(asked) === sideOf({ by }) && mayApprove(asked.act.command, by) && !isSame(asked.by, by);

/** @param side the caller's @param standing the review as it stands at `now` */
export function approvalOffers(standing: Review, side: Side, by: Actor, now: Instant): ApprovalOffer[] {
  const awaited = awaitedOf(standing, now).filter((asked) => sideOf(asked) === side);
  const offer = <C extends ApprovalOffer["command"]>(command: C, of: readonly Asked[]) =>
    of.length === 0
      ? null
      : {
          command,
          until: of.map((asked) => lapsesAt(asked, standing)).find((until) => until !== null) ?? null,
          limits: { acts: of.map(({ act }) => act.command) },
        };
  return standingOffers<ApprovalOffer>([
    offer(
      "approveAct",
      awaited.filter((asked) => mayBeApprovedBy(asked, by)),
    ),
    offer("takeBackAct", awaited),
  ]);
}
