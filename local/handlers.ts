/** The very handlers of the cloud, bound to what the laptop has. */
import type { CaseStore, Engine, Log } from "../functions/app/ports.ts";
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
