/** Files that go with what was decided over opinions: the minutes of the joint review, and the lead's own decision. */
import { isAttachedTo } from "../base/attachment.ts";
import { departmentsOf } from "./siteVisit.ts";
import { jointOf, type Application } from "./application.ts";

/** Whether a department has found it on the site, and who was invited there. */
export const foundOnSite = ({ visits }: Application, fileId: string): string[] =>
  (visits?.visits ?? []).flatMap((visit) =>
    visit.findings.some((one) => isAttachedTo(one, fileId)) ? departmentsOf(visit) : [],
  );

/** Whether a tracker has noted it, and of which department they were. */
export const notedByTracker = ({ green }: Application, fileId: string): string[] =>
  (green?.log ?? []).flatMap((note) => (isAttachedTo(note, fileId) ? [note.by.department] : []));

/** Whether a conclusion or a decision of a case names a file, one that a change of the project has set aside among them. */
export function isDecidedWith(application: Application, fileId: string): boolean {
  const joints = [jointOf(application), ...application.earlier.map(({ joint }) => joint)];
  const lead = "decision" in application ? application.lead : null;
  return [lead, ...joints.map((joint) => joint?.conclusion ?? null)].some(
    (one) => one != null && isAttachedTo(one, fileId),
  );
}
