/** What the applicant owes: at intake, and to departments that have asked for a supplement. */
import type { Application } from "./application.ts";
import type { Review } from "../review/review.ts";
import { outstanding } from "../review/stop.ts";
import type { Instant } from "../base/time.ts";

/** What an application at intake waits for: what is missing, and what came and is not good. */
export const wantedAtIntake = ({
  missing,
  defects,
}: Extract<Application, { status: "awaiting-materials" }>): string[] => [
  ...missing,
  ...defects.map(({ material }) => material),
];

/** What departments have asked for and still wait for. */
export const owedToDepartments = (reviews: readonly Review[]): string[] => [
  ...new Set(
    reviews.filter(({ status }) => status !== "closed").flatMap(({ supplement }) => outstanding(supplement)),
  ),
];

/** The same, each by when it was asked for last. */
export const askedByDepartments = (reviews: readonly Review[]): Readonly<Record<string, Instant>> =>
  Object.fromEntries(
    reviews
      .flatMap(({ status, supplement }) =>
        status === "closed" || supplement === null
          ? []
          : outstanding(supplement).map((code): [string, Instant] => [code, supplement.requestedAt]),
      )
      .sort(([, a], [, b]) => (a < b ? -1 : 1)),
  );
