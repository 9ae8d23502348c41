/** Whether people should be sent here, which is another question than whether the process answers (`/healthz`). */
import type { Log } from "../functions/app/base/ports.ts";
import { framed, type Serve } from "../functions/http/base/frame.ts";
import { find, type Address } from "../functions/http/base/routing.ts";

/** How the whole check of the record goes, which runs beside everything else. */
export type RecordState = "being-checked" | "whole" | "damaged";

export type Readiness = {
  /** `disk-failed`: nothing is written or shown any more until the process has been started anew. */
  status: "resuming" | "ready" | "stopping" | "disk-failed";
  record: RecordState;
};

/** Where a balancer asks. */
export const READY: Address = { method: "GET", path: "/readyz" };

/** @param openDates how many records wait for a year of the calendar that is not loaded */
export const readinessRoute = (state: Readonly<Readiness>, openDates: () => number, log: Log): Serve =>
  framed(log, async ({ method, path }) => {
    find([READY], [READY], method, path);
    return {
      status: state.status === "ready" ? 200 : 503,
      headers: state.status === "resuming" ? { "retry-after": "1" } : {},
      text: JSON.stringify({ ...state, waitsForCalendar: openDates() }),
    };
  });
