/** What holds of a case at every instant, whatever is done for who asks, acts, visits and pays: S2, S4 and S5. */
import { isServedInTime } from "../../functions/domain/application/callingVisits.ts";
import { isInVain } from "../../functions/domain/application/siteVisit.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { rules } from "../support/cases.ts";
import type { Stage } from "../support/situations.ts";
import { asSupervisor } from "./servicesCase.ts";

type Sums = {
  total: number;
  received: number;
  refunded: number;
  applied: number;
  open: number;
  surplus: number;
  unallocated: number;
};

/** @throws Error which of them does not hold, and of what */
export async function checkServices(on: Stage, reviews: ReadonlyMap<string, Review>): Promise<void> {
  const { body } = await on.done(asSupervisor(on, "getCase"));
  for (const { inquiryId, holder } of body["inquiries"] as {
    inquiryId: string;
    holder: { organ: { id: string }; person: { name: string } };
  }[])
    if (!holder.organ.id || !holder.person.name) throw new Error(`S2: nobody answers for ${inquiryId}`);
  for (const { complaintId, firstContact } of body["complaints"] as {
    complaintId: string;
    firstContact: { organ: { name: string }; person: string };
  }[])
    if (!firstContact.organ.name || !firstContact.person)
      throw new Error(`S2: nobody answers for ${complaintId}`);

  const bill = (await on.done(asSupervisor(on, "getBill"))).body as unknown as Sums & {
    slips: Sums[];
    lines: { total: number }[];
  };
  const lines = bill.lines.reduce((sum, { total }) => sum + total, 0);
  if (lines !== bill.total) throw new Error(`S4: the lines come to ${lines}, the total is ${bill.total}`);
  for (const sums of [bill, ...bill.slips]) {
    const { total, received, refunded, applied, open, surplus, unallocated } = sums;
    const all = [total, received, refunded, applied, open, surplus, unallocated];
    const isEven = received - refunded === applied + surplus + unallocated && applied + open === total;
    if (!isEven || all.some((fen) => fen < 0 || !Number.isInteger(fen))) throw new Error(`S4: ${all.join()}`);
  }

  const { visits = [] } = (await on.store.loadApplication(on.applicationId))!.state.visits ?? {};
  for (const [department, review] of reviews) {
    // One that was called off, or that the applicant did not come to, is none; nor one that a department heard of too late.
    const held = visits.filter(
      (visit) =>
        visit.invited.some(({ reviewId }) => reviewId === review.facts.reviewId) &&
        visit.calledOff === null &&
        !isInVain(visit) &&
        (!visit.attendance?.absent.includes(department) || isServedInTime(visit, review, rules.clock)),
    );
    if (held.length > 1) throw new Error(`S5: ${department} has ${held.length} visits`);
  }
}
