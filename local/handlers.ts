/** The very handlers of the cloud, bound to what the laptop has. */
import type { Bus, CaseStore, Engine, Log } from "../functions/app/base/ports.ts";
import type { QueryCodes } from "../functions/app/application/queryCodes.ts";
import type { ClockRules } from "../functions/domain/calendar/clock.ts";
import type { Region } from "../functions/domain/catalogue/region.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import { getApplication } from "../functions/http/application/getApplication.ts";
import { getCatalogue } from "../functions/http/catalogue/getCatalogue.ts";
import { getClock } from "../functions/http/review/getClock.ts";
import { getEvents } from "../functions/http/application/getEvents.ts";
import { getHealth } from "../functions/http/operations/getHealth.ts";
import { getOpenApi } from "../functions/http/operations/getOpenApi.ts";
import { getReview } from "../functions/http/review/getReview.ts";
import { giveOpinion } from "../functions/http/review/giveOpinion.ts";
import { handInMaterial } from "../functions/http/application/handInMaterial.ts";
import { listReviews } from "../functions/http/review/listReviews.ts";
import { noRoute } from "../functions/http/base/noRoute.ts";
import { requestSupplement } from "../functions/http/review/requestSupplement.ts";
import { startSpecialProcedure } from "../functions/http/review/startSpecialProcedure.ts";
import { endSpecialProcedure } from "../functions/http/review/endSpecialProcedure.ts";
import { extendLimit } from "../functions/http/review/extendLimit.ts";
import { nameHandler } from "../functions/http/review/nameHandler.ts";
import { takePosition } from "../functions/http/review/takePosition.ts";
import { revokeDeemedConsent } from "../functions/http/review/revokeDeemedConsent.ts";
import { withdrawApplication } from "../functions/http/application/withdrawApplication.ts";
import { changeProject } from "../functions/http/application/changeProject.ts";
import { listApplications } from "../functions/http/application/listApplications.ts";
import { getCase } from "../functions/http/application/getCase.ts";
import { answerAtWindow } from "../functions/http/application/answerAtWindow.ts";
import { conveneJointReview } from "../functions/http/application/conveneJointReview.ts";
import { concludeJointReview } from "../functions/http/application/concludeJointReview.ts";
import { decideApplication } from "../functions/http/application/decideApplication.ts";
import { listNotices } from "../functions/http/notices/listNotices.ts";
import { getNotice } from "../functions/http/notices/getNotice.ts";
import { verifyNotice } from "../functions/http/notices/verifyNotice.ts";
import { listReviewNotices } from "../functions/http/notices/listReviewNotices.ts";
import { getReviewNotice } from "../functions/http/notices/getReviewNotice.ts";
import { fileComplaint } from "../functions/http/supervision/fileComplaint.ts";
import { listComplaints } from "../functions/http/supervision/listComplaints.ts";
import { answerComplaint } from "../functions/http/supervision/answerComplaint.ts";
import { superviseReviews } from "../functions/http/supervision/superviseReviews.ts";
import { superviseDepartments } from "../functions/http/supervision/superviseDepartments.ts";
import { reconcileNow } from "../functions/http/operations/reconcileNow.ts";
import { exportApplication } from "../functions/http/notices/exportApplication.ts";
import { exportCase } from "../functions/http/notices/exportCase.ts";
import { redeliverWebhook } from "../functions/http/operations/redeliverWebhook.ts";
import { getCalendar } from "../functions/http/calendar/getCalendar.ts";
import { getOwnClock } from "../functions/http/application/getOwnClock.ts";
import { submitApplication } from "../functions/http/application/submitApplication.ts";
import { awaitReview } from "../functions/tasks/awaitReview.ts";
import { conclude } from "../functions/tasks/conclude.ts";
import { nextGeneration } from "../functions/tasks/nextGeneration.ts";
import { open } from "../functions/tasks/open.ts";
import { tickReview } from "../functions/tasks/tickReview.ts";
import type { TaskHandlers } from "./engine.ts";
import type { ServerOptions } from "./server.ts";

type HttpDeps = {
  store: CaseStore;
  engine: Engine;
  bus: Bus;
  settleSeconds: number;
  codes: QueryCodes;
  region: Region;
  rules: ClockRules;
  log: Log;
  document: unknown;
};

export function httpHandlers(deps: HttpDeps): ServerOptions["handlers"] {
  return {
    getHealth: getHealth(deps),
    getOpenApi: getOpenApi(deps),
    getCatalogue: getCatalogue({ ...deps, calendarVersion: deps.rules.calendar.version }),
    submitApplication: submitApplication(deps),
    getApplication: getApplication(deps),
    handInMaterial: handInMaterial(deps),
    getEvents: getEvents(deps),
    listReviews: listReviews(deps),
    getReview: getReview(deps),
    getClock: getClock(deps),
    giveOpinion: giveOpinion(deps),
    requestSupplement: requestSupplement(deps),
    startSpecialProcedure: startSpecialProcedure(deps),
    endSpecialProcedure: endSpecialProcedure(deps),
    extendLimit: extendLimit(deps),
    nameHandler: nameHandler(deps),
    takePosition: takePosition(deps),
    revokeDeemedConsent: revokeDeemedConsent(deps),
    withdrawApplication: withdrawApplication(deps),
    changeProject: changeProject(deps),
    listApplications: listApplications(deps),
    getCase: getCase(deps),
    answerAtWindow: answerAtWindow(deps),
    conveneJointReview: conveneJointReview(deps),
    concludeJointReview: concludeJointReview(deps),
    decideApplication: decideApplication(deps),
    listNotices: listNotices(deps),
    getNotice: getNotice(deps),
    verifyNotice: verifyNotice(deps),
    listReviewNotices: listReviewNotices(deps),
    getReviewNotice: getReviewNotice(deps),
    fileComplaint: fileComplaint(deps),
    listComplaints: listComplaints(deps),
    answerComplaint: answerComplaint(deps),
    superviseReviews: superviseReviews(deps),
    superviseDepartments: superviseDepartments(deps),
    reconcileNow: reconcileNow(deps),
    exportApplication: exportApplication(deps),
    exportCase: exportCase(deps),
    redeliverWebhook: redeliverWebhook(deps),
    getCalendar: getCalendar(deps),
    getOwnClock: getOwnClock(deps),
    noRoute: noRoute(deps),
  };
}

type TaskDeps = {
  store: CaseStore;
  engine: Engine;
  rules: ClockRules;
  now: () => Instant;
  settleSeconds: number;
};

export const taskHandlers = (deps: TaskDeps): TaskHandlers => ({
  open: open(deps),
  awaitReview: awaitReview(deps),
  tickReview: tickReview(deps),
  conclude: conclude(deps),
  nextGeneration: nextGeneration(deps),
});
