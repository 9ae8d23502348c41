/** An applicant's own applications (我的办件), the latest first, whatever has become of them: where each stands, and what it wants of them. */
import { listOwnApplications as contract } from "../../contracts/application/routes.ts";
import { knowing } from "../../app/base/circumstances.ts";
import type { Case } from "../../app/base/ports.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { namedIn, readEach } from "./applicationsShown.ts";
import { statusView } from "./statusView.ts";

export const listOwnApplications = handle(
  contract,
  (deps) =>
    async ({ caller, query: { limit, cursor }, now }) => {
      const { store, log } = deps;
      const listed = store.applicationsOf(caller.creditCode, limit, cursor);
      const { read, unreadable, nextCursor } = await readEach(listed, (id) => store.loadCase(id), log);
      const applications = await Promise.all(
        read.map((one) =>
          knowing(store, (circumstancesOf) =>
            rowOf(one, deps.region, { ...deps.rules, circumstancesOf }, now),
          ),
        ),
      );
      return { body: { applications, unreadable, nextCursor } };
    },
);

/** When its applicant was last told anything; as far as that is at hand with the records. */
function toldAtIn({ application, reviews, complaints }: Case, zone: string): string | null {
  const all = [application, ...reviews, ...complaints].flatMap(({ toldAt }) => toldAt ?? []);
  const last = all.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
  return last && withOffset(last, zone);
}

/** As much of a status as its sentences are made of. */
function rowOf(found: Case, region: Region, rules: ReviewRules, now: Instant) {
  const status = statusView(found, region, now, rules, "applicant");
  const { acceptBy, progress, expectedDecisionBy, late, owed, decidedAt, decision, ended } = status;
  const joint = status.jointReview;
  return {
    ...namedIn(found.application.state, { region, rules }),
    status: status.status,
    acceptBy,
    progress,
    expectedDecisionBy,
    late,
    owed,
    decidedAt,
    decision: decision && {
      isLeads: decision.lead !== null,
      conditions: decision.conditions.length,
      results: decision.matters.map(({ result }) => result),
    },
    jointReview: joint && {
      callBy: joint.callBy,
      sitting: joint.isOff
        ? null
        : joint.sitting && {
            heldOn: joint.sitting.heldOn,
            time: joint.sitting.time,
            place: joint.sitting.place,
          },
      concludedAt: joint.conclusion?.concludedAt ?? null,
      answers: joint.conclusion?.answers.length ?? 0,
    },
    ended: ended && { at: ended.at },
    toldAt: toldAtIn(found, rules.zone),
  };
}
