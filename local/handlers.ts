/** The very handlers of the cloud, bound to what the laptop has. */
import type { Bus, CaseStore, Engine, Log } from "../functions/app/ports.ts";
import type { QueryCodes } from "../functions/app/queryCodes.ts";
import type { ClockRules } from "../functions/domain/clock.ts";
import type { Region } from "../functions/domain/region.ts";
import type { Instant } from "../functions/domain/time.ts";
import { getApplication } from "../functions/http/getApplication.ts";
import { getCatalogue } from "../functions/http/getCatalogue.ts";
import { getClock } from "../functions/http/getClock.ts";
import { getEvents } from "../functions/http/getEvents.ts";
import { getHealth } from "../functions/http/getHealth.ts";
import { getOpenApi } from "../functions/http/getOpenApi.ts";
import { getReview } from "../functions/http/getReview.ts";
import { giveOpinion } from "../functions/http/giveOpinion.ts";
import { handInMaterial } from "../functions/http/handInMaterial.ts";
import { listReviews } from "../functions/http/listReviews.ts";
import { noRoute } from "../functions/http/noRoute.ts";
import { requestSupplement } from "../functions/http/requestSupplement.ts";
import { startSpecialProcedure } from "../functions/http/startSpecialProcedure.ts";
import { endSpecialProcedure } from "../functions/http/endSpecialProcedure.ts";
import { extendLimit } from "../functions/http/extendLimit.ts";
import { nameHandler } from "../functions/http/nameHandler.ts";
import { takePosition } from "../functions/http/takePosition.ts";
import { revokeDeemedConsent } from "../functions/http/revokeDeemedConsent.ts";
import { withdrawApplication } from "../functions/http/withdrawApplication.ts";
import { changeProject } from "../functions/http/changeProject.ts";
import { listApplications } from "../functions/http/listApplications.ts";
import { getCase } from "../functions/http/getCase.ts";
import { answerAtWindow } from "../functions/http/answerAtWindow.ts";
import { conveneJointReview } from "../functions/http/conveneJointReview.ts";
import { concludeJointReview } from "../functions/http/concludeJointReview.ts";
import { decideApplication } from "../functions/http/decideApplication.ts";
import { listNotices } from "../functions/http/listNotices.ts";
import { getNotice } from "../functions/http/getNotice.ts";
import { verifyNotice } from "../functions/http/verifyNotice.ts";
import { listReviewNotices } from "../functions/http/listReviewNotices.ts";
import { getReviewNotice } from "../functions/http/getReviewNotice.ts";
import { fileComplaint } from "../functions/http/fileComplaint.ts";
import { listComplaints } from "../functions/http/listComplaints.ts";
import { answerComplaint } from "../functions/http/answerComplaint.ts";
import { superviseReviews } from "../functions/http/superviseReviews.ts";
import { superviseDepartments } from "../functions/http/superviseDepartments.ts";
import { reconcileNow } from "../functions/http/reconcileNow.ts";
import { exportApplication } from "../functions/http/exportApplication.ts";
import { exportCase } from "../functions/http/exportCase.ts";
import { redeliverWebhook } from "../functions/http/redeliverWebhook.ts";
import { getCalendar } from "../functions/http/getCalendar.ts";
import { getOwnClock } from "../functions/http/getOwnClock.ts";
import { submitApplication } from "../functions/http/submitApplication.ts";
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
