/** What may have a consent by silence revoked, though it undoes nothing by itself (撤销事由). */
import { recordOf } from "../../domain/application/caseActs.ts";
import type { Application } from "../../domain/application/application.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { groundsForRevocation as grounds } from "../../domain/application/grounds.ts";
import { withOffset } from "../../domain/base/time.ts";
import type { Review } from "../../domain/review/review.ts";
import { circumstancesOf, type ReviewRules } from "../../domain/review/circumstances.ts";
import { outageGround } from "../../domain/review/revocation.ts";
import { flagView } from "../review/flagView.ts";
import { guardView } from "../review/guardView.ts";

/** What was found out when the silence of a review had counted as consent already: it undoes nothing, and may have it revoked. */
export const groundsForRevocation = (
  application: Application,
  reviews: readonly Review[],
  region: Region,
  zone: string,
) =>
  grounds(reviews, recordOf(application, region)).map((ground) =>
    ground.why === "flag"
      ? { ...ground, flag: flagView(ground.flag, zone) }
      : {
          ...ground,
          receivedAt: withOffset(ground.receivedAt, zone),
          dueAt: withOffset(ground.dueAt, zone),
        },
  );

/** Outages that were put on record, or made longer, when the silence of a review had counted as consent already. */
export const outageGrounds = (reviews: readonly Review[], rules: ReviewRules) =>
  reviews.flatMap((review) => {
    const { facts } = review;
    const { id: department, name, nameEn } = facts.department;
    if (review.status !== "closed" || review.outcome !== "deemed-consent") return [];
    const { outages } = circumstancesOf(facts, rules);
    const ground = outageGround(review, outages, rules);
    if (ground === null) return [];
    const { evidence, evidenceEn, facts: lost } = guardView(ground, { name, nameEn }, rules.zone);
    return [{ reviewId: facts.reviewId, department, evidence, evidenceEn, facts: lost }];
  });
