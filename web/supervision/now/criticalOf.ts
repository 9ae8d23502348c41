/** The review that a case waits for longest: of its open ones, the one that is due last. */
import type { OpenReview } from "../../shared/api/answers.ts";

type Open = OpenReview;

export type Running = {
  applicationId: string;
  project: Open["project"];
  open: number;
  overdue: number;
  /** Open, with no clock yet: when these end nobody can tell. */
  notStarted: number;
  /** `null` when no clock has started. */
  critical: Open | null;
};

/** The running cases, due last first; those without a due date at the end. */
export function criticalOf(reviews: readonly Open[]): Running[] {
  const cases = [...Map.groupBy(reviews, ({ applicationId }) => applicationId)].map(
    ([applicationId, open]): Running => ({
      applicationId,
      project: open[0]!.project,
      open: open.length,
      overdue: open.filter(({ lamp }) => lamp === "red").length,
      notStarted: open.filter(({ dueAt }) => dueAt === null).length,
      critical: open.reduce<Open | null>(
        (latest, review) => (dueOf(review) > dueOf(latest) ? review : latest),
        null,
      ),
    }),
  );
  return cases.sort((a, b) => (dueOf(a.critical) < dueOf(b.critical) ? 1 : -1));
}

/** One region, one offset: instants compare as texts. */
const dueOf = (review: Open | null): string => review?.dueAt ?? "";
