/** TickReview: asks a review what time has made true, and how long to wait for it next. */
import * as z from "zod";
import { changeReview } from "../app/commit.ts";
import { cancelOpen, releaseWaiting } from "../app/followUps.ts";
import type { CaseStore } from "../app/ports.ts";
import { wakeInSeconds } from "../app/waking.ts";
import { wake } from "../domain/advance.ts";
import type { ClockRules } from "../domain/clock.ts";
import { nextChange } from "../domain/review.ts";
import { plusSeconds, type Instant } from "../domain/time.ts";

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
    const asOf = plusSeconds(now, -settleSeconds);
    const application = (await store.loadApplication(branch.applicationId))?.state;
    // A review that was opened while the applicant withdrew has nobody else to end it.
    if (application?.status === "withdrawn")
      await cancelOpen({ store, rules }, branch.applicationId, application.at, asOf);
    const changed = await changeReview(store, branch.reviewId, { at: now, by: "system" }, (review) =>
      wake(review, asOf, rules),
    );
    // Whoever was to be released and was not, is now.
    const before = changed?.review.state;
    const released =
      before?.status === "waiting" && (await releaseWaiting({ store, rules }, branch.applicationId, now)) > 0;
    const review = released ? (await store.loadReview(branch.reviewId))?.state : before;
    const closed = review?.status === "closed";
    const rolledOver = !closed && now >= branch.rollOverAt;
    return {
      ...branch,
      waiting: !closed && !rolledOver,
      wakeInSeconds: review
        ? wakeInSeconds(nextChange(review), branch.rollOverAt, settleSeconds, now)
        : AGAIN_SECONDS,
    };
  };
