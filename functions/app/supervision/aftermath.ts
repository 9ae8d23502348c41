/** What was asked of an applicant, and held against them, in all their cases in the time after a complaint: read off the histories. */
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Instant } from "../../domain/base/time.ts";
import { applicationOf, isId } from "../../domain/base/ids.ts";
import type { CaseLists, CaseRecords } from "../base/ports.ts";

export type Held = {
  at: Instant;
  what: "supplement-request" | "objection";
  applicationId: string;
  reviewId: string;
  department: string;
};

/** So many cases of one applicant are looked into, the latest first. */
const MOST_CASES = 100;

export async function heldAgainst(
  store: Pick<CaseLists, "applicationsOf"> & Pick<CaseRecords, "loadCase" | "histories">,
  creditCode: string,
  from: Instant,
  until: Instant,
): Promise<Held[]> {
  const { items } = await store.applicationsOf(creditCode, MOST_CASES);
  const all = await Promise.all(items.map(async (id) => heldIn(store, id)));
  return all
    .flat()
    .filter(({ at }) => from <= at && at < until)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function heldBy(event: CaseEvent): Held["what"] | null {
  if (event.type === "supplement-requested") return "supplement-request";
  return event.type === "opinion-given" && event.opinion.kind === "objection" ? "objection" : null;
}

async function heldIn(
  store: Pick<CaseRecords, "loadCase" | "histories">,
  applicationId: string,
): Promise<Held[]> {
  const [found, histories] = await Promise.all([
    store.loadCase(applicationId),
    store.histories(applicationId),
  ]);
  const departments = new Map(
    found?.reviews.map(({ state }) => [state.facts.reviewId, state.facts.department.id]),
  );
  return histories
    .filter(({ subject }) => isId("review", subject))
    .flatMap(({ subject, events }) =>
      events.flatMap(({ at, event }) => {
        const what = heldBy(event);
        const department = departments.get(subject) ?? "";
        return what
          ? [{ at, what, applicationId: applicationOf(subject), reviewId: subject, department }]
          : [];
      }),
    );
}
