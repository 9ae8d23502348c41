/** What waits for an approval, as it is offered to whoever may approve it or take it back. */
import { isSame, type Actor } from "../base/actor.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";
import { mayApprove, type ApprovedCommand } from "./approver.ts";
import { awaitedOf, lapsesAt, type Asked } from "./asking.ts";
import type { Review } from "./review.ts";

export type ApprovalOffer =
  | Offer<"approveAct", { acts: readonly ApprovedCommand[] }>
  | Offer<"takeBackAct", { acts: readonly ApprovedCommand[] }>;

/** Whether somebody may approve this: they have the rank, and have not asked for it themselves. */
export const mayBeApprovedBy = ({ act, by: asker }: Asked, by: Actor): boolean =>
  mayApprove(act.command, by) && !isSame(asker, by);

/** @param among the acts that somebody of the caller's role approves @param standing the review as it stands at `now` */
export function approvalOffers(
  standing: Review,
  among: readonly ApprovedCommand[],
  by: Actor,
  now: Instant,
): ApprovalOffer[] {
  const awaited = awaitedOf(standing, now).filter(({ act }) => among.includes(act.command));
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
