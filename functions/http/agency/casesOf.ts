/** The cases that an authorisation is about, with what is owed in them and by when. */
import type { CaseRecords } from "../../app/base/ports.ts";
import { standingOf, type Authorisation } from "../../domain/agency/authorisation.ts";
import { everythingOwed } from "../../domain/application/owed.ts";
import { applicationAt } from "../../domain/application/standing.ts";
import { toldWithOffset, type Instant } from "../../domain/base/time.ts";
import { nowOf } from "../../domain/catalogue/successors.ts";
import type { Common } from "../base/handle.ts";

type Deps = Pick<Common, "region" | "rules"> & { store: Pick<CaseRecords, "loadCase" | "projectOf"> };

export async function casesOf({ store, region, rules }: Deps, one: Authorisation, now: Instant) {
  const { projectCode, applicationId } = standingOf(one).terms.about;
  const ids =
    applicationId === null
      ? (await store.projectOf(one.applicant.creditCode, projectCode)).applications
      : [applicationId];
  const found = await Promise.all(ids.map((id) => store.loadCase(id)));
  return found
    .filter((each) => each !== undefined)
    .map(({ application, reviews }) => {
      const state = applicationAt(application.state, now, rules, region);
      const { facts, status } = state;
      const owed = everythingOwed(
        state,
        reviews.map((review) => review.state),
      );
      return {
        applicationId: facts.applicationId,
        status,
        project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
        owed: owed.map(({ material, dueAt, why }) => {
          const known = nowOf(region.materials, material);
          const { name, nameEn } = known ?? { name: material, nameEn: material };
          return {
            material: { code: material, name, nameEn },
            dueAt: toldWithOffset(dueAt, rules.zone),
            why,
          };
        }),
      };
    })
    .toSorted((a, b) => (firstDue(a) < firstDue(b) ? -1 : 1));
}

/** Behind everything that is due. */
const NEVER = "~";

/** When the first thing is due that is owed of a case. */
export const firstDue = ({ owed }: { owed: readonly { dueAt: string | null }[] }): string =>
  owed.map(({ dueAt }) => dueAt ?? NEVER).sort()[0] ?? NEVER;
