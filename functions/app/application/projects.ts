/** What an applicant has open about a project code. */
import { Unreadable } from "../../contracts/stored.ts";
import { isOver, type Application } from "../../domain/application/application.ts";
import type { CaseRecords, ProjectEntry } from "../base/ports.ts";

/**
 * The applications of an entry that are open, but for one; of a record that this version cannot read nobody knows, and it
 * is in nobody's way.
 */
export async function openOf(
  store: Pick<CaseRecords, "loadApplication">,
  { applications }: ProjectEntry,
  butFor: string,
): Promise<{ open: Application[]; unread: string[] }> {
  const others = applications.filter((id) => id !== butFor);
  const unread: string[] = [];
  const read = await Promise.all(
    others.map(async (id) => {
      try {
        return (await store.loadApplication(id))?.state;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unread.push(id);
        return undefined;
      }
    }),
  );
  return { open: read.filter((one) => one !== undefined && !isOver(one)) as Application[], unread };
}
