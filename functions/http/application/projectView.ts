/** 项目全貌: what is on record about a project over all its applications and stages, as far as whoever asks may know of it. */
import { knowing } from "../../app/base/circumstances.ts";
import type { Case, CaseRecords, ProjectEntry, RegionRecords } from "../../app/base/ports.ts";
import { acceptanceOf, endedAt, participantsOf } from "../../domain/application/application.ts";
import type { Instant } from "../../domain/base/time.ts";
import { withOffset } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Common } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { namedIn, readEach } from "./applicationsShown.ts";
import { leadToday, presidesForLead } from "./lead.ts";
import { statusView } from "./statusView.ts";

/** So many applications are shown at most, the latest ones that are remembered. */
const MOST_SHOWN = 80;

type Deps = Pick<Common, "region" | "rules" | "log"> & {
  store: Pick<CaseRecords, "loadCase"> & RegionRecords;
};

/** Which reviews of a case somebody may see; `null` where they may not know of it. */
type Sees = (found: Case) => ((review: Review) => boolean) | null;

export const ALL: Sees = () => () => true;

/** The lead, and who presides in its place, sees the whole of a case; who takes part, what is its own. */
export const asDepartment =
  (department: string, region: Region): Sees =>
  ({ application: { state } }) => {
    if (leadToday(state, region) === department || presidesForLead(department, state, region))
      return () => true;
    const acceptance = acceptanceOf(state);
    const takesPart = acceptance
      ? participantsOf(acceptance).some((id) => answersFor(region.departments, department, id))
      : false;
    return takesPart ? ({ facts }) => holderOfReview(facts, region)?.id === department : null;
  };

/** @throws Refused `unknown-project` where there is nothing of it that the caller may know of */
export async function projectView(
  deps: Deps,
  projectCode: string,
  entries: readonly ProjectEntry[],
  sees: Sees,
  now: Instant,
) {
  const ids = entries
    .flatMap(({ earlier, applications }) => [...earlier, ...applications])
    .slice(-MOST_SHOWN);
  const { store, region, rules, log } = deps;
  const listed = Promise.resolve({ items: ids, cursor: null });
  const { read, unreadable } = await readEach(listed, (id) => store.loadCase(id), log);
  const shown = await Promise.all(
    read.map(async (found) => {
      const isSeen = sees(found);
      if (isSeen === null) return [];
      return [
        await knowing(store, (circumstancesOf) =>
          rowOf(found, isSeen, region, { ...rules, circumstancesOf }, now),
        ),
      ];
    }),
  );
  const applications = shown.flat().toSorted((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1));
  if (applications.length === 0) throw refused("unknown-project", { projectCode });
  return { body: { projectCode, applications, unreadable } };
}

function rowOf(
  found: Case,
  isSeen: (review: Review) => boolean,
  region: Region,
  rules: ReviewRules,
  now: Instant,
) {
  const { reviews, decision, expectedDecisionBy, status } = statusView(
    found,
    region,
    now,
    rules,
    "applicant",
  );
  const { state } = found.application;
  const seen = new Set(
    found.reviews.flatMap(({ state: review }) => (isSeen(review) ? [review.facts.reviewId] : [])),
  );
  const licences = new Map(
    decision?.matters.map(({ reviewId, delivery }) => [reviewId, delivery?.licence ?? null]),
  );
  const ended = endedAt(state);
  return {
    ...namedIn(state, { region, rules }),
    status,
    applicant: { name: state.facts.applicant.name },
    expectedDecisionBy,
    endedAt: ended && withOffset(ended, rules.zone),
    reviews: reviews
      .filter(({ reviewId }) => seen.has(reviewId))
      .map(({ reviewId, matter, department, outcome, lamp, dueAt, closedAt, status: now }) => {
        const { number, validUntil } = licences.get(reviewId) ?? {};
        return {
          reviewId,
          matter: { code: matter.code, name: matter.name, nameEn: matter.nameEn },
          department,
          status: now,
          outcome,
          lamp,
          dueAt,
          closedAt,
          licence: number === undefined ? null : { number, validUntil: validUntil ?? null },
        };
      }),
  };
}
