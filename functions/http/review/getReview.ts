/** One review, with the material of its application, and what the caller may do with it. */
import { knowing } from "../../app/base/circumstances.ts";
import { isFirstOpening, keepOpening } from "../../app/application/openings.ts";
import { versionsBehind } from "../../app/application/versions.ts";
import type { Recorded } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { getReview as contract } from "../../contracts/review/routes.ts";
import { acceptanceOf, jointOf, presiderOf, type Application } from "../../domain/application/application.ts";
import { asksForMaterial } from "../../domain/application/begun.ts";
import {
  deliveryOffers,
  positionOffers,
  type DeliveryOffer,
  type PositionOffer,
} from "../../domain/application/offers.ts";
import { caseActOffers, type CaseActOffer } from "../../domain/application/caseActs.ts";
import { matterCodeOf } from "../../domain/base/ids.ts";
import { departmentName } from "../../domain/notices/named.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { approvalOffers, type ApprovalOffer } from "../../domain/review/approvalOffers.ts";
import { revocationOffers, type RevocationOffer } from "../../domain/review/revocationOffers.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { namesOf } from "../../domain/catalogue/successors.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { departmentOffers, type DepartmentOffer } from "../../domain/review/offers.ts";
import type { Review } from "../../domain/review/review.ts";
import { promiseView } from "../base/promiseView.ts";
import { handle } from "../base/handle.ts";
import { caseFlagsView } from "./caseFlagsView.ts";
import { materialView, versionView } from "../base/materialView.ts";
import { offersView } from "../base/offersView.ts";
import { deliveryView } from "./deliveryView.ts";
import { leadOfReview, readableReview, unknownReview } from "./owner.ts";
import { reviewView } from "./reviewView.ts";
import { standingReview } from "./standing.ts";

export const getReview = handle(
  contract,
  (deps) =>
    async ({ path, caller, by, now, isHead, mayWrite, isFresh }) => {
      const { store, rules, region } = deps;
      const recorded = await readableReview(path.reviewId, caller, { store, region });
      const { facts } = recorded.state;
      const application = (await store.loadApplication(facts.applicationId))?.state;
      if (!application) throw unknownReview(path.reviewId);
      const isOwn = caller.role === "department" && caller.department === holderOfReview(facts, region)?.id;
      // The whole of the material is the lead's, and who supervises it; a department sees what its matter asks for.
      const seesAll = caller.role !== "department" || leadOfReview(facts, region)?.id === caller.department;
      const versions = await versionsBehind(store, application);
      const answer = await answerOf(recorded);
      // Who reads by a token for reading alone looks after the record; the department has not been served by that.
      if (!isOwn || !mayWrite || !(await isFirstOpening(deps, recorded.state, now)) || isFresh(answer))
        return answer;
      // What is shown is evidence of receipt, and the answer says so. HEAD says what GET would, and shows nothing.
      return answerOf(await keepOpening(deps, recorded, by, now, isHead));

      async function answerOf(as: Recorded<Review>) {
        const review = await standingReview(store, as, now, rules);
        const { applicant, project } = application!.facts;
        const sees = (code: string) => seesAll || asksForMaterial(review.state, code, region);
        const body = await knowing(store, (circumstancesOf) => {
          const known = { ...rules, circumstancesOf };
          return {
            ...reviewView(review, now, known, by, application!.status === "withdrawn", region),
            application: {
              applicant: { name: applicant.name, creditCode: applicant.creditCode },
              attributes: project.attributes,
              materials: materialView(application!, rules.zone, sees),
              promises: promiseView(application!, rules.zone, sees),
              earlierMaterials: versionView(versions, rules.zone, sees),
              ...caseFlagsView(application!, region, rules.zone),
              delivery: deliveryView(review.state, application!, now, rules),
              heldBy: heldBy(application!, facts.reviewId, region),
              sitting: sittingOf(application!, rules.zone),
            },
            offers: offersView(
              offersTo({ caller, by, isOwn }, as.state, review.state, application!, now, known, region),
              rules.zone,
            ),
          };
        });
        return { versions: String(review.version), body };
      }
    },
);

/** Who has the matter now, where another review has taken the place of this one. */
function heldBy(application: Application, reviewId: string, region: Region) {
  const matter = matterCodeOf(reviewId);
  const now = acceptanceOf(application)?.reviews.find((asked) => matterCodeOf(asked.reviewId) === matter);
  if (now === undefined || now.reviewId === reviewId) return null;
  return { reviewId: now.reviewId, department: departmentName(region, now.department) };
}

/** The joint review that its department is invited to, and may have to preside over. */
function sittingOf(application: Application, zone: string) {
  const joint = application.status === "withdrawn" ? null : jointOf(application);
  if (!joint?.sitting) return null;
  const { heldOn, time, place, agenda, invitedAt } = joint.sitting;
  const presider = presiderOf(joint)?.department ?? null;
  return { heldOn, time, place, agenda, invitedAt: withOffset(invitedAt, zone), presider };
}

function offersTo(
  { caller, by, isOwn }: { caller: Caller; by: Actor; isOwn: boolean },
  recorded: Review,
  standing: Review,
  application: Application,
  now: Instant,
  rules: ReviewRules,
  region: Region,
): readonly (
  DepartmentOffer | DeliveryOffer | CaseActOffer | PositionOffer | RevocationOffer | ApprovalOffer
)[] {
  if (caller.role === "supervisor")
    return [
      ...revocationOffers([recorded], "government", now, rules),
      ...approvalOffers(standing, "supervisor", by, now),
    ];
  if (caller.role !== "department" || !isOwn) return [];
  const held = application.materials.flatMap(({ code }) => namesOf(region.materials, code));
  return [
    ...departmentOffers(standing, now, rules, held, by).filter(
      // Of an application that was withdrawn nothing is to be checked.
      ({ command }) => command !== "checkPromise" || application.status !== "withdrawn",
    ),
    ...revocationOffers([recorded], "department", now, rules),
    ...deliveryOffers(standing, application, rules),
    ...caseActOffers(application, caller.department, region),
    ...positionOffers(standing, application),
  ];
}
