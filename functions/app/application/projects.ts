/** What is open about a project code. */
import { Unreadable } from "../../contracts/stored.ts";
import { isOver, type Application } from "../../domain/application/application.ts";
import { MOST_REMEMBERED } from "../../domain/application/repeatedProject.ts";
import type { CaseRecords, ProjectEntry } from "../base/ports.ts";

/**
 * The applications of an entry that are open, but for one; of a record that this version cannot read nobody knows, and it
 * is in nobody's way.
 */
export async function openOf(
  store: Pick<CaseRecords, "loadApplication">,
  { applications }: Pick<ProjectEntry, "applications">,
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

type Projects = Pick<CaseRecords, "loadApplication" | "projectOf" | "projectsOf">;

/** What is open of a project code but for one application, its applicant's own apart from those of others; unread ones apart. */
export async function openAbout(
  store: Projects,
  { creditCode, projectCode, butFor }: { creditCode: string; projectCode: string; butFor: string },
) {
  const [entry, entries] = await Promise.all([
    store.projectOf(creditCode, projectCode),
    store.projectsOf(projectCode, MOST_REMEMBERED),
  ]);
  const theirs = entries
    .filter((one) => one.creditCode !== creditCode)
    .flatMap(({ applications }) => applications)
    .slice(0, MOST_REMEMBERED);
  const [own, others] = await Promise.all([
    openOf(store, entry, butFor),
    openOf(store, { applications: theirs }, butFor),
  ]);
  return { entry, own, others };
}
