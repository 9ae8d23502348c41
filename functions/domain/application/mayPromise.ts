/** Who may promise anything at all, in place of material or of a review: nobody about a project on the negative list, nobody who has broken a promise. */
import type { ApplicationRefusal } from "./applicationEvent.ts";
import type { Submission } from "./submission.ts";
import { flagsAtReceipt } from "../catalogue/flags.ts";
import type { Region } from "../catalogue/region.ts";
import { standingOf, type Hold } from "../review/hold.ts";
import type { Instant } from "../base/time.ts";

/** An entry of the register of holds that keeps its applicant from promising; `null` where its end is open. */
export type PromiseBar = { holdId: string; until: Instant | null };

/** Whether a submission promises anything. */
export const promisesAnything = ({
  promises = [],
  claims,
}: Pick<Submission, "promises" | "claims">): boolean =>
  promises.length > 0 || claims.some(({ by }) => by === "promise");

/** What of an applicant's entries keeps it from promising now: any that is in force, whatever else it does. */
export const promiseBars = (holds: readonly Hold[], now: Instant): PromiseBar[] =>
  holds
    .filter((hold) => standingOf(hold, now) === "in-force")
    .map(({ holdId, until }) => ({ holdId, until }));

/** Why a submission may promise nothing; `null` where it may. */
export function whyNoPromise(
  region: Region,
  { project }: Pick<Submission, "project">,
  bars: readonly PromiseBar[],
): Extract<ApplicationRefusal, { code: "promise-on-flagged" | "promise-barred" }> | null {
  const flags = flagsAtReceipt(region, project).map(({ flag }) => flag);
  if (flags.length > 0) return { code: "promise-on-flagged", flags };
  const [first] = bars;
  return first
    ? { code: "promise-barred", holds: bars.map(({ holdId }) => holdId), until: latest(bars) }
    : null;
}

/** When the last of them ends; `null` where one is open. */
const latest = (bars: readonly PromiseBar[]): Instant | null =>
  bars.reduce<Instant | null>(
    (last, { until }) => (last === null || until === null ? null : until > last ? until : last),
    bars[0]!.until,
  );

/** What the platform enters in the register of holds, which is kept in Chinese: whose promise was not kept. */
export const barReason = (applicationId: string, about: string): string =>
  `申请 ${applicationId}：“${about}”的承诺未履行，期间不得再以承诺方式申请。`;
