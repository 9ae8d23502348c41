/** Logs as JSON lines, by codes and ids, and counts as metrics. Causes are logged by name and stack; what people wrote is not. */
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { contextOf, logContext } from "../app/base/logContext.ts";
import type { Log, LogCode, LogFields, Meter } from "../app/base/ports.ts";
import { loggedError } from "./loggedError.ts";

export const SERVICE = "parallel-approvals";

/** The metric of logged errors, one for each code. */
export const ERRORS = "errors";

/** The metric of how long an answer took by itself, without the gateway and the start of a function. */
export const LATENCY = "latency";

/** The function's own; its namespace names the region. */
export const logger = new Logger({ serviceName: SERVICE });
export const metrics = new Metrics({ serviceName: SERVICE });

/**
 * Every line carries what is known of the request at hand.
 * @param counts where errors are counted, by their code; none where nobody reads numbers off the log
 */
export function powertoolsLog(to: Logger = logger, counts?: Metrics): Log {
  return {
    info: (code, fields) => {
      to.info(code, { ...logContext(), ...fields });
      for (const [name, count] of Object.entries(measured(code, fields)))
        counts?.singleMetric().addDimension("code", code).addMetric(name, unitOf(name), count);
    },
    error: (code, fields, error) => {
      to.error(code, { ...contextOf(error), ...logContext(), ...fields, error: loggedError(error) });
      counts?.singleMetric().addDimension("code", code).addMetric(ERRORS, MetricUnit.Count, 1);
    },
  };
}

/** What a line of the log says in numbers that somebody watches, by the names of metrics. */
function measured(code: LogCode, fields: LogFields): Readonly<Record<string, number>> {
  const numbers = Object.entries(fields).filter(
    (field): field is [string, number] => typeof field[1] === "number",
  );
  switch (code) {
    case "reconciled":
    case "morning-round":
    case "notice-issued":
    case "cases-open":
      return Object.fromEntries(numbers);
    case "limit-ran-out":
      return { ranOut: 1, ...Object.fromEntries(numbers) };
    case "webhook-sent":
      return { [outcomeOf(Number(fields["status"]))]: 1 };
    case "notification-sent":
      return { taken: 1 };
    case "notification-not-taken":
      return { later: 1 };
    default:
      return {};
  }
}

const unitOf = (name: string): typeof MetricUnit.Seconds | typeof MetricUnit.Count =>
  name.endsWith("Seconds") ? MetricUnit.Seconds : MetricUnit.Count;

/** @param status 0 where no answer came */
const outcomeOf = (status: number): "taken" | "refused" | "unanswered" =>
  status === 0 ? "unanswered" : status >= 200 && status < 300 ? "taken" : "refused";

/** Embedded metrics: lines of the log that CloudWatch reads numbers from, so that counting costs no call. */
export const powertoolsMeter = (to: Metrics = metrics, monotonic = () => performance.now()): Meter => ({
  begin() {
    const begun = monotonic();
    return ({ route, caller, status }) => {
      // Each is a line of its own, with its own dimensions.
      const one = () => to.singleMetric().addDimension("route", route).addDimension("caller", caller);
      one().addMetric(outcomeOfRequest(status), MetricUnit.Count, 1);
      one().addMetric(LATENCY, MetricUnit.Milliseconds, Math.round((monotonic() - begun) * 10) / 10);
    };
  },
});

const outcomeOfRequest = (status: number): "faults" | "refusals" | "answers" =>
  status >= 500 ? "faults" : status >= 400 ? "refusals" : "answers";
