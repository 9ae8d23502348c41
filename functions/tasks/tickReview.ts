/** TickReview: asks a review what time has made true, and how long to wait for it next. */
import * as z from "zod";
import { catchUpReview, followUp } from "../app/application/catchUp.ts";
import type { CaseStore } from "../app/base/ports.ts";
import { wakeInSeconds } from "../app/base/waking.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { nextChange } from "../domain/review/review.ts";
import { plusSeconds, type Instant } from "../domain/base/time.ts";

const Input = z.object({ applicationId: z.string(), reviewId: z.string(), rollOverAt: z.string() });

/** A review whose dispatch failed is asked for again this soon. */
const AGAIN_SECONDS = 60;

export type Deps = { store: CaseStore; rules: ClockRules; now: () => Instant; settleSeconds: number };

export const tickReview =
  ({ store, rules, now: clock, settleSeconds }: Deps) =>
  async (input: unknown) => {
    const branch = Input.parse(input);
    const now = clock();
    // Silence is judged as of a moment ago: an opinion received in time may still be on its way to the record.
    const moment = { now, settledAt: plusSeconds(now, -settleSeconds) };
    const application = await store.loadApplication(branch.applicationId);
    if (!application)
      throw new Error(`application ${branch.applicationId} has an execution and is not there`);
    // A change or a withdrawal of which nobody told the review comes first: silence is judged by what holds now.
    const before = await catchUpReview({ store, rules }, application.state, branch.reviewId, moment);
    // Whoever was to be released and was not, is now.
    const released =
      before?.status === "waiting" && (await followUp({ store, rules }, branch.applicationId, now)) > 0;
    const review = released ? (await store.loadReview(branch.reviewId))?.state : before;
    const closed = review?.status === "closed";
    const rolledOver = !closed && now >= branch.rollOverAt;
    const next = review ? nextChange(review) : null;
    // Whatever was to happen by then has happened above, unless something that it takes is missing.
    if (next !== null && !rolledOver && moment.settledAt >= next)
      throw new WokenInVain(`${branch.reviewId} was to change at ${next}, and nothing came of it`);
    return {
      ...branch,
      onRecord: review !== undefined,
      waiting: !closed && !rolledOver,
      wakeInSeconds: review ? wakeInSeconds(next, branch.rollOverAt, settleSeconds, now) : AGAIN_SECONDS,
    };
  };

/**
 * The instant has passed and the record is as it was: a calendar that does not reach it is missing, say. The workflow
 * knows this by its name, tries nothing again at once, and asks a quarter of an hour later.
 */
export class WokenInVain extends Error {
  override name = "WokenInVain";
}
