/** What the applicant owes: at intake, and to departments that have asked for a supplement. */
import { isOver, type Application } from "./application.ts";
import { promisesOf } from "./promises.ts";
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

/** One thing that is owed to whoever asks for it: by a review's id, or to the case itself. What is wrong with it, where it came. */
export type OwedNow = {
  material: string;
  askedBy: string | null;
  defect: string | null;
  dueAt: Instant;
};

/** All of it, as long as the case is open: at intake, as it was promised, and to each department that asks. */
export function owedNow(application: Application, reviews: readonly Review[]): OwedNow[] {
  if (isOver(application)) return [];
  if (application.status === "awaiting-materials") {
    const { missing, defects, lapsesAt: dueAt } = application;
    return [...missing.map((material) => ({ material, defect: null })), ...defects].map(
      ({ material, defect }) => ({ material, askedBy: null, defect, dueAt }),
    );
  }
  const promised = promisesOf(application)
    .filter(({ cameAt }) => cameAt === null)
    .map(({ code: material, dueAt }): OwedNow => ({ material, askedBy: null, defect: null, dueAt }));
  const asked = reviews.flatMap(({ status, supplement, facts: { reviewId } }): OwedNow[] =>
    status === "closed" || supplement === null
      ? []
      : supplement.items
          .filter(({ material }) => outstanding(supplement).includes(material))
          .map(({ material, defect }) => ({
            material,
            askedBy: reviewId,
            defect,
            dueAt: supplement.lapsesAt,
          })),
  );
  return [...promised, ...asked];
}

/** One thing that the applicant owes, until when it is in time, and since when that is so. */
export type Owed = { material: string; dueAt: Instant; why: "intake" | "supplement" | "promised" };

/** Everything that is owed of a case, what is due first first; of one material what is due first alone. */
export function everythingOwed(application: Application, reviews: readonly Review[]): Owed[] {
  if (isOver(application)) return [];
  const atIntake = application.status === "awaiting-materials" ? wantedAtIntake(application) : [];
  const { lapsesAt } = application.status === "awaiting-materials" ? application : { lapsesAt: "" };
  const all = [
    ...atIntake.map((material): Owed => ({ material, dueAt: lapsesAt, why: "intake" })),
    ...reviews.flatMap(({ status, supplement }) =>
      status === "closed" || supplement === null
        ? []
        : outstanding(supplement).map((material): Owed => ({
            material,
            dueAt: supplement.lapsesAt,
            why: "supplement",
          })),
    ),
    ...promisesOf(application)
      .filter(({ cameAt }) => cameAt === null)
      .map(({ code, dueAt }): Owed => ({ material: code, dueAt, why: "promised" })),
  ].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  return all.filter(({ material }, i) => all.findIndex((one) => one.material === material) === i);
}
