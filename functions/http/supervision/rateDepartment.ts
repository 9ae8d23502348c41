/** The applicant rates a department that is done with their case, once (好差评). */
import { loadAccepted, momentOf } from "../../app/application/catchUp.ts";
import { knowing } from "../../app/base/circumstances.ts";
import { createRating } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import { rateDepartment as contract } from "../../contracts/supervision/ratings.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { participants, whyNotRated } from "../../domain/application/ratable.ts";
import { applicationAt, endOf, standingAt } from "../../domain/application/standing.ts";
import { ratingIdOf } from "../../domain/base/ids.ts";
import { give, giveAgain, type Rating } from "../../domain/supervision/rating.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { ratingView } from "./ratingView.ts";

export const rateDepartment = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId, departmentId: department }, body, by, now }) => {
      const { store, region, rules, settleSeconds } = deps;
      const found = await loadAccepted(deps, applicationId, momentOf(now, settleSeconds));
      if (!found) throw unknownApplication(applicationId);
      const application = applicationAt(found.application.state, now, rules, region);
      const known = participants(application, region);
      if (!known.includes(department)) throw refused("not-in-this-case", { department, known });
      // Named after the department: of two at once one is on record.
      const ratingId = ratingIdOf(applicationId, digestOf(department));
      const before = (await store.loadRating(ratingId))?.state;
      if (before) return again(before);
      const refusal = await knowing(store, (circumstancesOf) => {
        const asked = (acceptanceOf(application)?.reviews ?? []).map(({ reviewId }) => reviewId);
        const states = found.reviews
          .map(({ state }) => state)
          .filter(({ facts }) => asked.includes(facts.reviewId));
        const standing = standingAt(states, endOf(application, now), { ...rules, circumstancesOf });
        return whyNotRated(application, standing, department, now, rules.zone);
      });
      if (refusal) throw refusedBy(refusal, rules.zone);
      const facts = { ratingId, applicationId, department, ...body, ratedAt: now };
      const given = await createRating(store, give(facts).events, { at: now, by });
      if (given !== "conflict") return shown(given.state);
      const other = (await store.loadRating(ratingId))?.state;
      if (!other) throw new Error(`rating ${ratingId} is there and is not`);
      return again(other);

      function again(rating: Rating) {
        const changed = giveAgain(rating, body);
        if (changed) throw refusedBy(changed, rules.zone);
        return shown(rating);
      }

      function shown(rating: Rating) {
        return { body: ratingView(rating, "applicant", now, rules) };
      }
    },
);
