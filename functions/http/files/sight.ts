/**
 * Which files somebody with a token may see: those that their own department has announced; of a case that they lead, or
 * preside over, what is on record, attachments of opinions and of minutes among it (of complaints: nobody but supervision); of a matter of theirs, what it asks for, and what they have asked for. Supervision sees all.
 */
import { versionsBehind } from "../../app/application/versions.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { foundOnSite, isDecidedWith, notedByTracker } from "../../domain/application/attached.ts";
import { asksForMaterial } from "../../domain/application/begun.ts";
import { codesOfFile } from "../../domain/application/material.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { attachedTo } from "../../domain/review/attached.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { Upload } from "../../domain/files/upload.ts";
import { leadToday, presidesForLead } from "../application/lead.ts";
import type { DepsOf } from "../base/handle.ts";
import { isOwn } from "./holder.ts";

type Deps = DepsOf<{ rights: readonly ["read"] }>;

export async function maySee(
  { store, region }: Deps,
  upload: Upload,
  caller: Extract<Caller, { role: "department" | "supervisor" }>,
  by: Actor,
): Promise<boolean> {
  if (caller.role === "supervisor" || isOwn(upload, by, region)) return true;
  const { department } = caller;
  for (const applicationId of upload.applications) {
    const found = await store.loadCase(applicationId);
    if (!found) continue;
    const { state } = found.application;
    // What the applicant has announced and not handed in is nobody else's yet, nor what another department has announced.
    const codes = codesOfFile([...state.materials, ...(await versionsBehind(store, state))], upload.fileId);
    const isAttached =
      isDecidedWith(state, upload.fileId) ||
      found.reviews.some((review) => attachedTo(review.state, upload.fileId));
    // What was found on the site is everybody's who was invited there.
    const visited = foundOnSite(state, upload.fileId);
    const tracked = notedByTracker(state, upload.fileId);
    if (visited.some((id) => answersFor(region.departments, department, id))) return true;
    if (codes.length === 0 && !isAttached && visited.length === 0 && tracked.length === 0) continue;
    const isLead = answersFor(region.departments, department, leadToday(state, region));
    if (isLead || presidesForLead(department, state, region)) return true;
    const own = found.reviews.filter(
      ({ state: { facts } }) => holderOfReview(facts, region)?.id === department,
    );
    if (own.some((review) => codes.some((code) => asksForMaterial(review.state, code, region)))) return true;
  }
  return false;
}
