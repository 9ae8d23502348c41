/** The frame of what supervision makes of a complaint: nobody of their own organ's, one commit, and the answer. */
import { changeComplaint, type Act } from "../../app/base/commit.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Complaint, ComplaintDecision } from "../../domain/supervision/complaint.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Instant } from "../../domain/base/time.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { checkNotTheirs } from "./complainedAbout.ts";
import { complaintView } from "./complaintView.ts";

type Deps = {
  store: Pick<CaseRecords, "loadComplaint" | "loadReview" | "loadApplication" | "commit">;
  region: Region;
  rules: ClockRules;
};
type Command = { path: { complaintId: string }; now: Instant } & Pick<Act, "by">;

/** @throws Refused */
export async function commandComplaint(
  { store, region, rules }: Deps,
  { path: { complaintId }, by, now }: Command,
  decide: (complaint: Complaint) => ComplaintDecision,
) {
  const complaint = (await store.loadComplaint(complaintId))?.state;
  if (!complaint) throw refused("unknown-complaint", { complaintId });
  await checkNotTheirs(store, complaint, by, rules.zone);
  const changed = await changeComplaint(store, complaintId, { at: now, by }, decide);
  if (!changed) throw refused("unknown-complaint", { complaintId });
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  return { body: complaintView(changed.complaint.state, "supervisor", now, rules, region) };
}
