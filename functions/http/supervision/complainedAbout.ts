/** Whom a complaint is about, and that nobody decides one about their own organ. */
import type { CaseRecords } from "../../app/base/ports.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { whyNotTheirs, type Complaint } from "../../domain/supervision/complaint.ts";
import { refusedBy } from "../base/refused.ts";

/** @throws Refused where whoever decides is of the department that it is about */
export async function checkNotTheirs(
  store: Pick<CaseRecords, "loadReview">,
  { facts: { about } }: Complaint,
  by: Actor,
  zone: string,
): Promise<void> {
  const department =
    "department" in about
      ? about.department
      : (await store.loadReview(about.reviewId))?.state.facts.department.id;
  const refusal = department === undefined ? null : whyNotTheirs(department, by);
  if (refusal) throw refusedBy(refusal, zone);
}
