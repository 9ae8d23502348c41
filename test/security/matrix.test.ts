/** Every route for every caller: who may, who may not, and who must not even learn that it is there. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { AGENT_ACTS } from "../../functions/domain/agency/acts.ts";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { isShared, rolesOf } from "../../functions/contracts/base/contract.ts";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, keptFirst, putTo, type Announced } from "../support/files.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { BODIES, good, LASTING } from "./bodies.ts";
import { json, missingSecurityHeaders, onRecord, send, writes, type Came } from "./wire.ts";

jest.setTimeout(60_000);

/**
 * `real` is an application in review, `none` one that does not exist. The callers: nobody; the application's applicant;
 * a stranger, who is the applicant of another one; the review's own department (housing); another department of the
 * same application (water); its lead (planning); a department outside of it (civil-defence); a supervisor; an operator.
 *
 * By the contract alone follow: applicants who have signed in, for the applicant of the case or for another; an officer of the own department, and a system of theirs, who do what its head does but for
 * what takes a rank; a deputy head of it, and somebody with the rank of the government's head, for whom that rank suffices; an auditor, who is let in only where the contract names them; an
 * agent whom nobody has authorised, and one who is authorised by the applicant of the case to all that may be given together.
 *
 * 401 without a token (or code), 403 for what one knows of and may not do, 404 for what one may not know of. 409 is the
 * rules' own refusal: whoever gets it was let in, and what they ask for does not fit the moment; so is 422, of a rank that does not suffice.
 */
const TABLE = `
route                 target nobody applicant stranger   own other  lead outside supervisor operator
getHealth             -         200       200      200   200   200   200     200        200      200
getOpenApi            -         200       200      200   200   200   200     200        200      200
getCatalogue          -         200       200      200   200   200   200     200        200      200
getCalendar           -         200       200      200   200   200   200     200        200      200
getKeys               -         200       200      200   200   200   200     200        200      200
submitApplication     -         201       201      201   201   201   201     201        201      201
getApplication        real      401       200      404   401   401   401     401        401      401
getApplication        none      401       404      404   401   401   401     401        401      401
getEvents             real      401       200      404   401   401   401     401        401      401
getEvents             none      401       404      404   401   401   401     401        401      401
getOwnClock           real      401       200      404   401   401   401     401        401      401
getOwnClock           none      401       404      404   401   401   401     401        401      401
getOwnContact         real      401       200      404   401   401   401     401        401      401
getOwnContact         none      401       404      404   401   401   401     401        401      401
correctContact        real      401       200      404   401   401   401     401        401      401
correctContact        none      401       404      404   401   401   401     401        401      401
getContact            real      401       401      401   200   200   200     404        200      403
getContact            none      401       401      401   404   404   404     404        404      403
listReviews           -         401       401      401   200   200   200     200        403      403
getReview             real      401       401      401   200   403   200     404        200      403
getReview             none      401       401      401   404   404   404     404        404      403
getClock              real      401       401      401   200   403   200     404        200      403
getClock              none      401       401      401   404   404   404     404        404      403
requestSupplement     real      401       401      401   200   403   403     404        403      403
requestSupplement     none      401       401      401   404   404   404     404        403      403
handInMaterial        real      401       200      404   401   401   401     401        401      401
handInMaterial        none      401       404      404   401   401   401     401        401      401
startSpecialProcedure real      401       401      401   200   403   403     404        403      403
startSpecialProcedure none      401       401      401   404   404   404     404        403      403
endSpecialProcedure   real      401       401      401   200   403   403     404        403      403
endSpecialProcedure   none      401       401      401   404   404   404     404        403      403
withdrawSupplementRequest real  401       401      401   409   403   403     404        403      403
withdrawSupplementRequest none  401       401      401   404   404   404     404        403      403
extendLimit           real      401       401      401   200   403   403     404        403      403
extendLimit           none      401       401      401   404   404   404     404        403      403
nameHandler           real      401       401      401   200   403   403     404        403      403
nameHandler           none      401       401      401   404   404   404     404        403      403
handOverReviews       real      401       401      401   200   403   403     403        403      403
handOverReviews       none      401       401      401   403   403   403     403        403      403
answerHandOver        real      401       401      401   422   403   403     403        403      403
answerHandOver        none      401       401      401   403   403   403     403        403      403
recordAbsence         real      401       401      401   200   403   403     403        403      403
recordAbsence         none      401       401      401   403   403   403     403        403      403
confirmAbsence        real      401       401      401   200   403   403     403        403      403
confirmAbsence        none      401       401      401   403   403   403     403        403      403
takeOffAbsence        real      401       401      401   200   403   403     403        403      403
takeOffAbsence        none      401       401      401   403   403   403     403        403      403
getStaff              real      401       401      401   200   403   403     403        200      403
getStaff              none      401       401      401   403   403   403     403        403      403
sendOn                real    401       401      401   422   403   403     404        403      403
sendOn                none    401       401      401   404   404   404     404        403      403
recordHigherAnswer    real    401       401      401   409   403   403     404        403      403
recordHigherAnswer    none    401       401      401   404   404   404     404        403      403
signForReview         real      401       401      401   200   403   403     404        403      403
signForReview         none      401       401      401   404   404   404     404        403      403
answerOrder           real      401       401      401   409   403   403     404        403      403
answerOrder           none      401       401      401   404   404   404     404        403      403
approveAct            real      401       401      401   200   403   403     404        409      403
approveAct            none      401       401      401   404   404   404     404        404      403
takeBackAct           real      401       401      401   409   403   403     404        409      403
takeBackAct           none      401       401      401   404   404   404     404        404      403
eraseContact          real      401       401      401   403   403   403     403        200      403
eraseContact          none      401       401      401   403   403   403     403        404      403
giveOpinion           real      401       401      401   200   403   403     404        403      403
giveOpinion           none      401       401      401   404   404   404     404        403      403
takePosition          real      401       401      401   409   403   403     404        403      403
takePosition          none      401       401      401   404   404   404     404        403      403
checkPromise          real      401       401      401   409   403   403     404        403      403
checkPromise          none      401       401      401   404   404   404     404        403      403
answerReferral        real      401       401      401   409   403   403     404        403      403
answerReferral        none      401       401      401   404   404   404     404        403      403
handOutLicence        real      401       401      401   409   403   403     404        403      403
handOutLicence        none      401       401      401   404   404   404     404        403      403
announceRevocation    real      401       401      401   409   403   403     404        409      403
announceRevocation    none      401       401      401   404   404   404     404        404      403
withdrawRevocation    real      401       401      401   409   403   403     404        409      403
withdrawRevocation    none      401       401      401   404   404   404     404        404      403
revokeDeemedConsent   real      401       401      401   409   403   403     404        409      403
revokeDeemedConsent   none      401       401      401   404   404   404     404        404      403
correctCard           real      401       401      401   403   403   403     403        409      403
correctCard           none      401       401      401   403   403   403     403        404      403
getAccount            real      401       401      401   200   403   403     403        200      403
getAccount            none      401       401      401   403   403   403     403        403      403
decideInAccount       real      401       401      401   403   403   403     403        409      403
decideInAccount       none      401       401      401   403   403   403     403        403      403
answerInAccount       real      401       401      401   409   403   403     403        403      403
answerInAccount       none      401       401      401   403   403   403     403        403      403
listApplications      -         401       401      401   200   200   200     200        200      403
listOwnApplications   -         401       401      401   401   401   401     401        401      401
getOwnProject         real      401       401      401   401   401   401     401        401      401
getOwnProject         none      401       401      401   401   401   401     401        401      401
getProject            real      401       401      401   200   200   200     200        200      403
getProject            none      401       401      401   404   404   404     404        404      403
getCase               real      401       401      401   403   403   200     404        200      403
getCase               none      401       401      401   404   404   404     404        404      403
exportCase            real      401       401      401   403   403   200     404        200      403
exportCase            none      401       401      401   404   404   404     404        404      403
exportApplication     real      401       200      404   401   401   401     401        401      401
exportApplication     none      401       404      404   401   401   401     401        401      401
answerAtWindow        real      401       401      401   403   403   200     404        403      403
answerAtWindow        none      401       401      401   404   404   404     404        403      403
conveneJointReview    real      401       401      401   403   403   409     404        403      403
conveneJointReview    none      401       401      401   404   404   404     404        403      403
namePresider          real      401       401      401   403   403   403     403        409      403
namePresider          none      401       401      401   403   403   403     403        404      403
concludeJointReview   real      401       401      401   403   403   409     404        403      403
concludeJointReview   none      401       401      401   404   404   404     404        403      403
decideApplication     real      401       401      401   403   403   409     404        403      403
decideApplication     none      401       401      401   404   404   404     404        403      403
decideReferral        real      401       401      401   403   403   409     404        409      403
decideReferral        none      401       401      401   404   404   404     404        404      403
reviseDecision        real      401       401      401   403   403   409     404        403      403
reviseDecision        none      401       401      401   404   404   404     404        403      403
extendWhole           real      401       401      401   403   403   409     404        403      403
extendWhole           none      401       401      401   404   404   404     404        403      403
addMatter             real      401       401      401   403   403   422     404        403      403
addMatter             none      401       401      401   404   404   404     404        403      403
offerRectification    real      401       401      401   403   403   409     404        403      403
offerRectification    none      401       401      401   404   404   404     404        403      403
listMessages          real      401       200      404   401   401   401     401        401      401
listMessages          none      401       404      404   401   401   401     401        401      401
enterGreenChannel     real    401       401      401   403   403   403     404        200      403
enterGreenChannel     none    401       401      401   404   404   404     404        404      403
nameTracker           real    401       401      401   403   403   200     404        200      403
nameTracker           none    401       401      401   404   404   404     404        404      403
noteTracking          real    401       401      401   403   403   200     404        403      403
noteTracking          none    401       401      401   404   404   404     404        403      403
getGreenChannel       real    401       200      404   200   200   200     404        200      403
getGreenChannel       none    401       404      404   404   404   404     404        404      403
leaveGreenChannel     real    401       401      401   403   403   200     404        200      403
leaveGreenChannel     none    401       401      401   404   404   404     404        404      403
callSiteVisit         real      401       401      401   403   403   422     404        403      403
callSiteVisit         none      401       401      401   404   404   404     404        403      403
moveSiteVisit         real      401       401      401   403   403   409     404        403      403
moveSiteVisit         none      401       401      401   404   404   404     404        403      403
callOffSiteVisit      real      401       401      401   403   403   409     404        403      403
callOffSiteVisit      none      401       401      401   404   404   404     404        403      403
noteSiteVisitAttendance real      401       401      401   403   403   409     404        403      403
noteSiteVisitAttendance none      401       401      401   404   404   404     404        403      403
askForSiteVisit       real      401       401      401   422   422   422     404        403      403
askForSiteVisit       none      401       401      401   404   404   404     404        403      403
recordSiteVisitFindings real      401       401      401   409   409   409     404        403      403
recordSiteVisitFindings none      401       401      401   404   404   404     404        403      403
answerSiteVisit       real      401       409      404   401   401   401     401        401      401
answerSiteVisit       none      401       404      404   401   401   401     401        401      401
listSiteVisits        real      401       200      404   200   200   200     404        200      403
listSiteVisits        none      401       404      404   404   404   404     404        404      403
getSiteVisitInvitation real      401       409      404   409   409   409     404        409      403
getSiteVisitInvitation none      401       404      404   404   404   404     404        404      403
listNotices           real      401       200      404   401   401   401     401        401      401
listNotices           none      401       404      404   401   401   401     401        401      401
getNotice             real      401       200      404   401   401   401     401        401      401
getNotice             none      401       404      404   401   401   401     401        401      401
verifyNotice          -         200       200      200   200   200   200     200        200      200
listDecisions         -         200       200      200   200   200   200     200        200      200
listReviewNotices     real      401       401      401   200   403   200     404        200      403
listReviewNotices     none      401       401      401   404   404   404     404        404      403
getReviewNotice       real      401       401      401   200   403   200     404        200      403
getReviewNotice       none      401       401      401   404   404   404     404        404      403
fileComplaint         real      401       201      404   401   401   401     401        401      401
fileComplaint         none      401       404      404   401   401   401     401        401      401
listComplaints        -         401       401      401   403   403   403     403        200      403
answerComplaint       real      401       401      401   403   403   403     403        200      403
answerComplaint       none      401       401      401   403   403   403     403        404      403
passComplaintOn       real      401       401      401   403   403   403     403        200      403
passComplaintOn       none      401       401      401   403   403   403     403        404      403
extendClosing         real      401       401      401   403   403   403     403        200      403
extendClosing         none      401       401      401   403   403   403     403        404      403
closeComplaint        real      401       401      401   403   403   403     403        200      403
closeComplaint        none      401       401      401   403   403   403     403        404      403
reopenComplaint       real      401       200      404   401   401   401     401        401      401
reopenComplaint       none      401       404      404   401   401   401     401        401      401
complainAnonymously   -         201       201      201   201   201   201     201        201      201
getComplaint          real      401       200      404   403   403   403     403        200      403
getComplaint          none      401       404      404   403   403   403     403        404      403
agreeToBeNamed        real      401       409      404   403   403   403     403        403      403
agreeToBeNamed        none      401       404      404   403   403   403     403        403      403
acceptComplaint       real      401       401      401   403   403   403     403        200      403
acceptComplaint       none      401       401      401   403   403   403     403        404      403
refuseComplaint       real      401       401      401   403   403   403     403        409      403
refuseComplaint       none      401       401      401   403   403   403     403        404      403
joinComplaint         real      401       401      401   403   403   403     403        404      403
joinComplaint         none      401       401      401   403   403   403     403        404      403
getAftermath          real      401       401      401   403   403   403     403        200      403
getAftermath          none      401       401      401   403   403   403     403        404      403
listPassedOn          real      401       401      401   200   403   403     403        403      403
listPassedOn          none      401       401      401   403   403   403     403        403      403
rateDepartment        real      401       409      404   403   403   403     403        403      403
rateDepartment        none      401       404      404   403   403   403     403        403      403
followUpRating        real      401       409      404   403   403   403     403        403      403
followUpRating        none      401       404      404   403   403   403     403        403      403
listRatings           -         401       401      401   403   403   403     403        200      403
callRater             real      401       401      401   403   403   403     403        200      403
callRater             none      401       401      401   403   403   403     403        404      403
extendRatingAnswer    real      401       401      401   403   403   403     403        200      403
extendRatingAnswer    none      401       401      401   403   403   403     403        404      403
answerRating          real      401       401      401   403   403   403     403        200      403
answerRating          none      401       401      401   403   403   403     403        404      403
excludeRating         real      401       401      401   403   403   403     403        200      403
excludeRating         none      401       401      401   403   403   403     403        404      403
listSaid              real      401       401      401   200   403   403     403        403      403
listSaid              none      401       401      401   403   403   403     403        403      403
getSatisfaction       -         200       200      200   200   200   200     200        200      200
getBill               real      401       200      404   200   200   200     404        200      403
getBill               none      401       404      404   404   404   404     404        404      403
takePaymentNotice     real      401       401      401   401   401   401     401        401      401
takePaymentNotice     none      401       401      401   401   401   401     401        401      401
placeOrder            real      401       422      404   401   401   401     401        401      401
placeOrder            none      401       404      404   401   401   401     401        401      401
correctLine           real      401       401      401   422   422   422     404        403      403
correctLine           none      401       401      401   404   404   404     404        403      403
askRefund             real      401       422      404   401   401   401     401        401      401
askRefund             none      401       404      404   401   401   401     401        401      401
decideRefund          real      401       401      401   409   409   409     404        403      403
decideRefund          none      401       401      401   404   404   404     404        403      403
listRefunds           -         401       401      401   200   200   200     200        200      403
reconcilePayments     real      401       401      401   403   403   403     403        403      200
reconcilePayments     none      401       401      401   403   403   403     403        403      422
askInquiry            real      401       201      404   401   401   401     401        401      401
askInquiry            none      401       404      404   401   401   401     401        401      401
askBeforehand         -         201       201      201   201   201   201     201        201      201
getInquiry            real      401       200      404   404   404   200     404        200      403
getInquiry            none      401       404      404   404   404   404     404        404      403
listInquiries         -         401       401      401   200   200   200     200        200      403
answerInquiry         real      401       401      401   404   404   200     404        403      403
answerInquiry         none      401       401      401   404   404   404     404        403      403
handInquiryOn         real      401       401      401   404   404   409     404        403      403
handInquiryOn         none      401       401      401   404   404   404     404        403      403
answerInquiryOffer    real      401       401      401   404   404   409     404        403      403
answerInquiryOffer    none      401       401      401   404   404   404     404        403      403
assignInquiry         real      401       401      401   403   403   403     403        409      403
assignInquiry         none      401       401      401   403   403   403     403        404      403
raiseFlag             real      401       401      401   200   200   200     404        403      403
raiseFlag             none      401       401      401   404   404   404     404        403      403
liftFlag              real      401       401      401   200   200   200     404        403      403
liftFlag              none      401       401      401   404   404   404     404        403      403
confirmFacts          real      401       401      401   200   200   200     404        403      403
confirmFacts          none      401       401      401   404   404   404     404        403      403
placeHold             -         401       401      401   403   403   403     403        201      403
endHold               real      401       401      401   403   403   403     403        200      403
endHold               none      401       401      401   403   403   403     403        404      403
listHolds             -         401       401      401   403   403   403     403        200      403
getAppraisal          real      401       401      401   403   403   403     403        200      403
getAppraisal          none      401       401      401   403   403   403     403        200      403
closeAppraisal        real      401       401      401   403   403   403     403        200      403
closeAppraisal        none      401       401      401   403   403   403     403        409      403
importInspections     real      401       401      401   403   403   403     403        200      403
importInspections     none      401       401      401   403   403   403     403        400      403
superviseHeld         -         401       401      401   403   403   403     403        200      403
superviseReviews      -         401       401      401   403   403   403     403        200      403
superviseDepartments  -         401       401      401   403   403   403     403        200      403
listFigure            -         401       401      401   403   403   403     403        200      403
getNationalExport     -         401       401      401   403   403   403     403        403      400
listTrail             -         401       401      401   403   403   403     403        403      403
reconcileNow          -         401       401      401   403   403   403     403        403      200
recountFigures        -         401       401      401   403   403   403     403        403      200
redeliverWebhook      real      401       401      401   403   403   403     403        403      409
redeliverWebhook      none      401       401      401   403   403   403     403        403      404
recordOutage          real      401       401      401   403   403   403     403        403      200
getOutage             real      401       401      401   403   403   403     403        200      200
getOutage             none      401       401      401   403   403   403     403        404      404
listOutages           -         401       401      401   403   403   403     403        200      200
listTouchedConsents   real      401       401      401   403   403   403     403        200      200
listTouchedConsents   none      401       401      401   403   403   403     403        404      404
takeOffOutage         none      401       401      401   403   403   403     403        403      404
takeOffOutage         real      401       401      401   403   403   403     403        403      200
recordOutage          none      401       401      401   403   403   403     403        403      200
listEndpoints         -         401       401      401   403   403   403     403        200      200
switchEndpointOn      real      401       401      401   403   403   403     403        403      404
switchEndpointOn      none      401       401      401   403   403   403     403        403      404
announceFile          real      401       201      404   201   201   201     404        201      403
announceFile          none      401       404      404   404   404   404     404        404      403
announceFirst         -         201       201      201   201   201   201     201        201      201
completeFile          real      401       200      404   404   404   404     404        404      403
completeFile          none      401       404      404   404   404   404     404        404      403
getUpload             real      401       200      404   404   404   404     404        404      403
getUpload             none      401       404      404   404   404   404     404        404      403
announcePart          real      401       422      404   404   404   404     404        404      403
announcePart          none      401       404      404   404   404   404     404        404      403
getFile               real      401       303      404   303   404   303     404        303      403
getFile               none      401       404      404   404   404   404     404        404      403
getFileAddress        real      401       200      404   200   404   200     404        200      403
getFileAddress        none      401       404      404   404   404   404     404        404      403
giveAuthorisation     -         401       401      401   401   401   401     401        401      401
requestAgent          -         401       401      401   401   401   401     401        401      401
listOwnAuthorisations -         401       401      401   401   401   401     401        401      401
extendAuthorisation   real      401       401      401   401   401   401     401        401      401
extendAuthorisation   none      401       401      401   401   401   401     401        401      401
getWorklist           -         401       401      401   401   401   401     401        401      401
listAgentRequests     -         401       401      401   403   403   403     403        200      403
answerAgentRequest    real      401       401      401   403   403   403     403        409      403
answerAgentRequest    none      401       401      401   403   403   403     403        404      403
listAuthorisations    real      401       401      401   403   403   200     404        200      403
listAuthorisations    none      401       401      401   404   404   404     404        404      403
authoriseAtWindow     real      401       401      401   403   403   201     404        403      403
authoriseAtWindow     none      401       401      401   404   404   404     404        403      403
endAuthorisation      real      401       401      401   403   403   200     404        200      403
endAuthorisation      none      401       401      401   404   404   404     404        404      403
revokeAuthorisation   real      401       401      401   401   401   401     401        401      401
revokeAuthorisation   none      401       401      401   401   401   401     401        401      401
resignAuthorisation   real      401       401      401   401   401   401     401        401      401
resignAuthorisation   none      401       401      401   401   401   401     401        401      401
addFlag               real      401       200      404   401   401   401     401        401      401
addFlag               none      401       404      404   401   401   401     401        401      401
changeProject         real      401       200      404   401   401   401     401        401      401
changeProject         none      401       404      404   401   401   401     401        401      401
answerRectification   real      401       409      404   401   401   401     401        401      401
answerRectification   none      401       404      404   401   401   401     401        401      401
completeRectification real      401       409      404   401   401   401     401        401      401
completeRectification none      401       404      404   401   401   401     401        401      401
answerRevocation      real      401       409      404   401   401   401     401        401      401
answerRevocation      none      401       404      404   401   401   401     401        401      401
withdrawApplication   real      401       200      404   401   401   401     401        401      401
withdrawApplication   none      401       404      404   401   401   401     401        401      401
reissueAtWindow       real      401       401      401   403   403   200     404        403      403
reissueAtWindow       none      401       401      401   404   404   404     404        403      403
reissueQueryCode      real      401       401      401   401   401   401     401        401      401
reissueQueryCode      none      401       401      401   401   401   401     401        401      401
`;

const [head, ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/ +/));
const TOLD = head!.slice(2);

/** Who acts before the own department's head does, so that what they ask for is there to be approved. */
const UNDER_THE_HEAD = ["officer", "system"] as const;
/** Others whose rank suffices for what waits: a deputy head, and the government's head, who come after the head. */
const BESIDE_THE_HEAD = ["deputy", "government"] as const;
const BY_ROLE = ["auditor"] as const;
/** Agents: one whom nobody has authorised, and the applicant's own. */
const AGENTS = ["agent", "authorised"] as const;
/** Applicants who have signed in: the one of the application, and another. */
const SIGNED_IN = ["signed-in", "another"] as const;
const CALLERS = [...UNDER_THE_HEAD, ...TOLD, ...BESIDE_THE_HEAD, ...BY_ROLE, ...AGENTS, ...SIGNED_IN];

/** Where a rank is what it takes. */
const RANKED: Readonly<Record<string, number>> = {
  "approveAct real": 422,
  "confirmAbsence real": 422,
  // What they have asked for before waits still.
  "startSpecialProcedure real": 409,
};

/** What the head has made already awaits nobody's approval any more. */
const AFTER_THE_HEAD: Readonly<Record<string, number>> = { "approveAct real": 409 };

/** What a role that no other rule is about gets: the contract says whether it is let in. */
function byRole(name: string, role: "auditor", nobody: number): number {
  const { access, alone } = ROUTES.find((route) => route.name === name)!;
  const roles = rolesOf(access);
  // Whoever brings a token of the authority has not come as the applicant.
  if (alone) return 403;
  if (roles === null) return nobody;
  return (roles as readonly string[]).includes(role) ? 200 : 403;
}

/** What the acts of an authorisation open is as open as to the applicant, and everything else is closed. */
function byAuthority(
  name: string,
  target: string,
  who: (typeof AGENTS)[number],
  { applicant, nobody }: { applicant: number; nobody: number },
): number {
  const { access, agent, path } = ROUTES.find((route) => route.name === name)!;
  if (access === "anyone") return applicant;
  if (access === "agent")
    return path.includes("{") ? (who === "authorised" && target === "real" ? 409 : 404) : 200;
  const isKeyed = isShared(access) && access.orBy === "file-key";
  if (typeof access !== "string" && !isShared(access)) return 403;
  // By a key alone an agent holds what anybody does.
  if (who === "agent") return isKeyed ? nobody : 403;
  if (agent === undefined || agent === "withdraw" || agent === "change-project")
    return target === "none" && agent !== undefined ? 404 : 403;
  return target === "none" ? 404 : applicant;
}

/** What who has signed in is answered where it hangs on what was given before. */
const OF_AUTHORISATIONS: Readonly<Record<string, number>> = {
  "giveAuthorisation signed-in": 201,
  // The agent looks after that project already.
  "giveAuthorisation another": 409,
  "requestAgent signed-in": 201,
  "requestAgent another": 201,
  // It has been ended before.
  "revokeAuthorisation real signed-in": 409,
};

/** With a token a case is as open as with its code, another's as closed as with a wrong one, and no door of the staff is. */
function bySignIn(name: string, target: string, who: (typeof SIGNED_IN)[number], applicant: number): number {
  const { access } = ROUTES.find((route) => route.name === name)!;
  const known = OF_AUTHORISATIONS[[name, ...(target === "-" ? [] : [target]), who].join(" ")];
  if (known !== undefined) return known;
  switch (access) {
    case "agent":
      return 401;
    case "anyone":
      return applicant;
    case "submitter":
      return who === "another" && name === "submitApplication" ? 403 : 201;
    case "signed-in":
      return target === "none" || (who === "another" && target === "real") ? 404 : 200;
    case "applicant":
      return who === "another" ? 404 : applicant;
    default:
      if (!isShared(access)) return 403;
      return who === "another" ? 404 : applicant;
  }
}

const CELLS = rows.map(([name, target, ...told]) => {
  const expected = told.map(Number);
  const own = expected[TOLD.indexOf("own")]!;
  const nobody = expected[TOLD.indexOf("nobody")]!;
  const applicant = expected[TOLD.indexOf("applicant")]!;
  return {
    name: name as RouteName,
    target: target as "-" | "real" | "none",
    expected: [
      ...UNDER_THE_HEAD.map(() => RANKED[`${name} ${target}`] ?? own),
      ...expected,
      ...BESIDE_THE_HEAD.map(() => AFTER_THE_HEAD[`${name} ${target}`] ?? own),
      ...BY_ROLE.map((role) => byRole(name!, role, nobody)),
      ...AGENTS.map((who) => byAuthority(name!, target!, who, { applicant, nobody })),
      ...SIGNED_IN.map((who) => bySignIn(name!, target!, who, applicant)),
    ],
  };
});

const NONE = "440307-0000000000000000";

let w: World;
let own: Applicant;
let stranger: Applicant;
let headersOf: Record<string, Record<string, string>>;
/** Ids and codes that addresses are made of, by the target. */
let named: Record<"real" | "none", Record<string, string>>;
/** What addresses end with: the number and the code of a document that was issued; which stop is to end. */
let queries: Partial<Record<RouteName, string>>;
const came: string[][] = [];

beforeAll(async () => {
  w = await world();
  const { attributes } = good.project;
  const withoutCivilDefence = { ...attributes, civilDefenceArea: false };
  const { uploadKey, fileIds } = await keptFirst(w, [CONTENTS.pdf]);
  const [scheme] = fileIds;
  // A file of a material that the own department asks for, and the other does not.
  const materials = good.materials.map((one) =>
    one.code === "design-scheme" ? { code: one.code, fileId: scheme } : one,
  );
  const project = { ...good.project, attributes: withoutCivilDefence };
  const submitted = await w.call(
    "POST",
    "/v1/applications",
    { ...good, project, materials },
    { "x-upload-key": uploadKey },
  );
  own = submitted.body as Applicant;
  await w.rest();
  stranger = await w.submit();
  headersOf = {
    nobody: {},
    applicant: w.as.applicant(own),
    stranger: w.as.applicant(stranger),
    own: await w.as.department("housing"),
    other: await w.as.department("water"),
    lead: await w.as.person("planning", { name: "李静" }),
    outside: await w.as.department("civil-defence"),
    officer: await w.as.person("housing", { name: "李明", rank: "officer" }),
    deputy: await w.as.person("housing", { name: "周平", rank: "deputy-head" }),
    government: await w.as.person("housing", { name: "赵刚", rank: "government-head" }),
    system: await w.as.person("housing", { system: "住建审批系统" }),
    auditor: await w.as.role("auditor"),
    agent: await w.as.role("agent"),
    "signed-in": await w.as.signedIn(good.applicant.creditCode),
    another: await w.as.signedIn("91990000MA5EXMP75W"),
    supervisor: await w.as.role("supervisor"),
    operator: await w.as.role("operator"),
  };
  const { applicationId } = own;
  const { token } = (await w.call("POST", "/local/tokens", { role: "agent", sub: "agent-li" })).body;
  const give = async (acts: readonly string[]) => {
    const agent = { id: "agent-li", name: "李明" };
    const body = { agent, about: { projectCode: good.project.code }, acts, ...LASTING };
    return (await w.call("POST", "/v1/own-authorisations", body, headersOf["signed-in"])).body
      .authorisationId;
  };
  headersOf["authorised"] = {
    authorization: `Bearer ${token}`,
    "x-authorisation": await give(AGENT_ACTS),
  };
  const ofAnother = await give(["pay"]);
  const uploads = `/v1/applications/${applicationId}/uploads`;
  const paper = (await w.call("POST", uploads, announcedAs(CONTENTS.pdf), headersOf["lead"]))
    .body as Announced;
  await putTo(paper, CONTENTS.pdf);
  await w.call("PUT", `/v1/uploads/${paper.fileId}/completion`, undefined, headersOf["lead"]);
  BODIES.authoriseAtWindow = {
    agent: { id: "agent-wu", name: "吴刚" },
    acts: ["supply"],
    ...LASTING,
    seen: "identity-card",
    paper: paper.fileId,
    told: "registered-phone",
  };
  const notices = (
    await w.call("GET", `/v1/applications/${applicationId}/notices`, undefined, w.as.applicant(own))
  ).body.notices;
  const about = { about: { department: "land" }, text: "t" };
  const complaint = await w.call(
    "POST",
    `/v1/applications/${applicationId}/complaints`,
    about,
    w.as.applicant(own),
  );
  const inquiry = await w.call(
    "POST",
    `/v1/applications/${applicationId}/inquiries`,
    { text: "another" },
    w.as.applicant(own),
  );
  await w.opinion(own, "traffic-police");
  const rating = await w.call(
    "PUT",
    `/v1/applications/${applicationId}/ratings/traffic-police`,
    { mark: 2 },
    w.as.applicant(own),
  );
  const held = { ...(BODIES.placeHold as object), reason: "another" };
  const hold = await w.call("POST", "/v1/integrity-holds", held, headersOf["supervisor"]);
  const review = `/v1/reviews/${applicationId}.consult-housing`;
  await w.call("POST", `${review}/extension`, BODIES.extendLimit, headersOf["own"]);
  // What waits for somebody with the rank.
  const hearing = { ...(BODIES.startSpecialProcedure as object), kind: "hearing" };
  const waits = await w.call("POST", `${review}/special-procedure`, hearing, headersOf["officer"]);
  BODIES.approveAct = BODIES.takeBackAct = { askedAt: waits.body.awaited[0].at };
  await w.rest();
  const told = (await w.call("GET", `${review}/notices`, undefined, headersOf["own"])).body.notices;
  const { now } = (await w.call("GET", "/local/clock")).body;
  queries = {
    listFigure: "figure=received",
    verifyNotice: String(new URLSearchParams({ number: notices[0].number, code: notices[0].code })),
    endSpecialProcedure: String(new URLSearchParams({ kind: "hearing", startedAt: now })),
    withdrawSupplementRequest: String(new URLSearchParams({ requestedAt: now })),
  };
  named = {
    real: {
      applicationId,
      reviewId: `${applicationId}.consult-housing`,
      noticeId: notices[0].noticeId,
      reviewNoticeId: told[0].noticeId,
      complaintId: complaint.body.complaintId,
      inquiryId: inquiry.body.inquiryId,
      recordId: `${applicationId}.consult-housing`,
      ratingId: rating.body.ratingId,
      holdId: hold.body.holdId,
      authorisationId: ofAnother,
      outageId: "network",
      absenceId: "march",
      handOverId: "march",
      fileId: scheme!,
      part: "1",
      departmentId: "water",
      provider: "local",
      refundId: "R1",
      projectCode: good.project.code,
      period: "2026-01",
      month: "2026-02",
    },
    none: {
      applicationId: NONE,
      reviewId: `${NONE}.consult-housing`,
      noticeId: notices[0].noticeId,
      reviewNoticeId: told[0].noticeId,
      complaintId: `${NONE}-C0123456789AB`,
      inquiryId: `${NONE}-Q0123456789AB`,
      recordId: `${NONE}.consult-housing`,
      ratingId: `${NONE}-S0123456789AB`,
      holdId: `${good.applicant.creditCode}-H0123456789AB`,
      authorisationId: `${good.applicant.creditCode}-A0123456789AB`,
      outageId: "another",
      absenceId: "another",
      handOverId: "another",
      fileId: "F-00000000000000000000000000",
      part: "1",
      departmentId: "nobody",
      provider: "nobody",
      refundId: "R9",
      projectCode: good.project.code.replace(/\d{6}$/, "999999"),
      period: "2199-12",
      month: "2199-12",
    },
  };
});
afterAll(() => w.stop());

function ask(name: RouteName, target: "-" | "real" | "none", caller: string): Promise<Came> {
  const { method, path } = ROUTES.find((route) => route.name === name)!;
  const names: Record<string, string> = {
    ...named[target === "none" ? "none" : "real"],
    code: "site-plan",
    matter: "consult-housing",
  };
  // The department of the review that the others name, or none of the region.
  if (path.startsWith("/v1/departments/")) names["departmentId"] = target === "none" ? "nobody" : "housing";
  if (name === "getReviewNotice") names["noticeId"] = names["reviewNoticeId"]!;
  const query = queries[name] ? `?${queries[name]}` : "";
  const body = BODIES[name];
  return send(w.url, {
    method,
    path: path.replace(/\{(\w+)\}/g, (_, parameter: string) => names[parameter]!) + query,
    headers: {
      ...headersOf[caller],
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(["submitApplication", "askBeforehand", "complainAnonymously"].includes(name) && {
        "idempotency-key": "matrix",
      }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

describe("the table", () => {
  it("has every route, those with an id in their address for one that exists and one that does not", () => {
    const wanted = ROUTES.flatMap(({ name, path }) =>
      path.includes("{") ? [`${name} real`, `${name} none`] : [`${name} -`],
    );
    expect(CELLS.map(({ name, target }) => `${name} ${target}`).sort()).toEqual(wanted.sort());
    expect(CELLS.every(({ expected }) => expected.length === CALLERS.length)).toBe(true);
  });

  it("lets nobody in whom the contract does not name, and refuses nobody for a role that it names", () => {
    const roleOf = (caller: string) =>
      ["own", "other", "lead", "outside", ...UNDER_THE_HEAD, ...BESIDE_THE_HEAD].includes(caller)
        ? "department"
        : caller;
    for (const { name, target, expected } of CELLS) {
      const { access } = ROUTES.find((route) => route.name === name)!;
      const roles = rolesOf(access);
      if (roles === null) continue;
      for (const [i, caller] of CALLERS.entries()) {
        const isNamed = (roles as readonly string[]).includes(roleOf(caller));
        const hasNoToken = ["nobody", "applicant", "stranger"].includes(caller);
        // By a key or a sign-in of their own.
        if ((hasNoToken || [...SIGNED_IN, ...AGENTS].some((one) => one === caller)) && isShared(access))
          continue;
        const isOut = hasNoToken ? 401 : 403;
        if (!isNamed) expect([name, target, caller, expected[i]]).toEqual([name, target, caller, isOut]);
        else expect([name, target, caller, expected[i]]).not.toEqual([name, target, caller, 401]);
      }
    }
  });
});

describe("a caller", () => {
  // In the table's order: one line of commands leads to the next. Whoever is refused comes before whoever is let in.
  it.each(CELLS)(
    "gets from $name ($target) what the table says, and a refusal changes nothing",
    async ({ name, target, expected }) => {
      const cells = CALLERS.map((caller, i) => ({ caller, status: expected[i]! }));
      const isRefusal = (status: number) => status >= 400 && status !== 409 && status !== 422;
      const statuses = new Map<string, number>();
      const both = [own.applicationId, stranger.applicationId];
      // What is asked for and what is handed in come one after the other.
      await w.clock("PT1M");
      const [before, record] = [await writes(w), await onRecord(w, both)];
      for (const { caller } of cells.filter(({ status }) => isRefusal(status))) {
        const answer = await ask(name, target, caller);
        statuses.set(caller, answer.status);
        expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
        expect(json(answer)).toMatchObject({ status: answer.status, code: expect.any(String) });
        expect(missingSecurityHeaders(answer)).toEqual([]);
      }
      expect([await writes(w), await onRecord(w, both)]).toEqual([before, record]);
      for (const { caller } of cells.filter(({ status }) => !isRefusal(status))) {
        const answer = await ask(name, target, caller);
        statuses.set(caller, answer.status);
        if (name !== "startSpecialProcedure") continue;
        const [begun] = (json(answer)["specialProcedures"] ?? []) as Record<"kind" | "startedAt", string>[];
        if (begun)
          queries.endSpecialProcedure = String(
            new URLSearchParams({ kind: begun.kind, startedAt: begun.startedAt }),
          );
      }
      const row = CALLERS.map((caller) => statuses.get(caller)!);
      came.push([name, target, ...row.map(String)]);
      expect(Object.fromEntries(CALLERS.map((caller, i) => [caller, row[i]]))).toEqual(
        Object.fromEntries(CALLERS.map((caller, i) => [caller, expected[i]])),
      );
    },
  );
});

describe("docs/rights.md", () => {
  const path = new URL("../../docs/rights.md", import.meta.url);
  const cells = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const head = ["route", "target", ...CALLERS];

  /** `RIGHTS_TABLE=write` writes it anew. */
  it("is what every caller was answered, and what operators may read", () => {
    expect(came).toHaveLength(CELLS.length);
    const table = [cells(head), cells(head.map(() => "---")), ...came.map(cells)].join("\n");
    const [before, , after] = readFileSync(path, "utf8").split(/(?<=<!-- table -->\n)|(?=<!-- end -->)/);
    const page = `${before}${table}\n${after}`;
    if (process.env["RIGHTS_TABLE"] === "write") writeFileSync(path, page);
    expect(readFileSync(path, "utf8")).toBe(page);
  });

  it("names all that operators may read, none of which is a case", () => {
    const page = readFileSync(path, "utf8");
    const told = page.slice(page.indexOf("## Operators"), page.indexOf("## The table"));
    const read = ROUTES.filter(
      ({ access, method }) => method === "GET" && rolesOf(access)?.includes("operator"),
    ).map(({ name }) => name);
    expect([...told.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(read);
  });
});

describe("what a caller may not know of", () => {
  const hidden = CELLS.filter(({ target }) => target === "real").flatMap(({ name, expected }) =>
    CALLERS.filter((_, i) => expected[i] === 404).map((caller) => [name, caller] as const),
  );

  it.each(hidden)("%s answers %s as if it did not exist, word for word", async (name, caller) => {
    const anonymous = (answer: Came) =>
      json({
        ...answer,
        text: answer.text.replaceAll(
          /(?:440307|F)-[0-9A-Z]{16,26}(?:-Q[0-9A-F]{12})?|[0-9A-Z]{18}-A[0-9A-F]{12}|\d{4}-440307-[\d-]{12}/g,
          "…",
        ),
      });
    expect(anonymous(await ask(name, "real", caller))).toEqual(anonymous(await ask(name, "none", caller)));
  });

  it("stands in no list of theirs", async () => {
    const listed = (path: string, caller: string) =>
      send(w.url, { method: "GET", path, headers: headersOf[caller]! });
    const id = own.applicationId;
    for (const status of ["open", "closed"])
      expect((await listed(`/v1/reviews?limit=100&status=${status}`, "outside")).text).not.toContain(id);
    for (const phase of ["intake", "in-review", "over"])
      for (const caller of ["own", "other", "outside"])
        expect(json(await listed(`/v1/applications?phase=${phase}`, caller))).toEqual({
          applications: [],
          unreadable: 0,
          nextCursor: null,
        });
    expect((await listed("/v1/applications?phase=over", "lead")).text).toContain(id);
  });

  it("is not reached by the cursor of somebody else's list, nor is a list by another one's", async () => {
    await w.submit();
    const ask = async (path: string, headers: Record<string, string>) =>
      json(await send(w.url, { method: "GET", path, headers }));
    const { nextCursor } = await ask("/v1/reviews?limit=1&status=running", headersOf["own"]!);
    expect(nextCursor).toEqual(expect.any(String));
    const path = `/v1/reviews?limit=100&status=running&cursor=${nextCursor}`;
    const colleague = await w.as.person("housing", { name: "孙洁", rank: "head" });
    const refused = [
      await ask(path, headersOf["outside"]!),
      await ask(path, colleague),
      await ask(path.replace("status=running", "lamp=green"), headersOf["own"]!),
      await ask(`/v1/applications?cursor=${nextCursor}`, headersOf["own"]!),
      await ask(path.replace("cursor=", "cursor=A"), headersOf["own"]!),
    ];
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 400, code: "malformed", errors: [{ path: "cursor" }] });
    expect(refused[0].errors[0].message).toMatch(/same caller and with the same filters/);
    expect((await ask(path, headersOf["own"]!)).reviews.length).toBeGreaterThan(0);
  });
});
