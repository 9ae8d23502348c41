/** 颁发、送达: the organ of a licence that was granted hands it out to its applicant. */
import { handOutLicence as contract } from "../../contracts/review/routes.ts";
import { grantOf, handOut } from "../../domain/application/delivery.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { localDate } from "../../domain/base/time.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { checkIsOwn, unknownReview } from "./owner.ts";
import { commandReview } from "./reviewCommand.ts";

export const handOutLicence = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const { store, region, rules } = deps;
  const applicationId = applicationOf(path.reviewId);
  const [application, review] = await Promise.all([
    store.loadApplication(applicationId),
    store.loadReview(path.reviewId),
  ]);
  if (!application || !review) throw unknownReview(path.reviewId);
  checkIsOwn(caller.department, review.state.facts, region);
  // Where there is nothing to hand out, that is what is wrong, and not its files.
  const isGranted = grantOf(review.state, application.state) !== null;
  const whose = { applicationId, isOwn: announcedByDepartment(caller, region) };
  const files = isGranted ? await attachedFiles(deps, body.attachments, whose, now) : [];
  const licence = withAttachments(body, files);
  return commandReview(deps, request, (found) =>
    handOut(found, application.state, licence, now, localDate(now, rules.zone)),
  );
});
