/** Whom a complaint is about, and that nobody decides one about their own organ, or about themselves. */
import { aboutOf } from "../../app/supervision/complaintAbout.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import { isOfficial, type Actor } from "../../domain/base/actor.ts";
import { whyNotTheirs, type Complaint } from "../../domain/supervision/complaint.ts";
import { refusedBy } from "../base/refused.ts";

/** @throws Refused where whoever decides is of the department that it is about, or the first contact of its case there */
export async function checkNotTheirs(
  store: Pick<CaseRecords, "loadReview" | "loadApplication">,
  { facts: { about, applicationId } }: Complaint,
  by: Actor,
  zone: string,
): Promise<void> {
  const department = await aboutOf(store, about);
  if (department === null) return;
  const refusal = whyNotTheirs(department, by);
  if (refusal) throw refusedBy(refusal, zone);
  const contact = (await store.loadApplication(applicationId))?.state.facts.firstContact;
  if (contact?.organ.id !== department || !isOfficial(by) || by.name === undefined) return;
  const { post, head, clerk } = contact;
  if ([head, clerk, post?.A, post?.B, post?.leader].includes(by.name))
    throw refusedBy({ code: "own-organ", organ: department }, zone);
}
