/** Which files somebody with a token may see: their own department's, those of a case that they lead; supervision sees all. */
import type { Caller } from "../../contracts/base/caller.ts";
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
  for (const applicationId of upload.applications) {
    const application = (await store.loadApplication(applicationId))?.state;
    if (!application) continue;
    const lead = leadToday(application, region);
    if (answersFor(region.departments, caller.department, lead)) return true;
    if (presidesForLead(caller.department, application, region)) return true;
  }
  return false;
}
