/** Logs as JSON lines, by codes and ids, and counts as metrics. Causes are logged by name and stack; what people wrote is not. */
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { logContext } from "../app/base/logContext.ts";
import type { Log, LogCode, Meter } from "../app/base/ports.ts";

type Fields = Parameters<Log["info"]>[1];

export const SERVICE = "parallel-approvals";

/** The metric of logged errors, one for each code. */
export const ERRORS = "errors";

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
        counts?.singleMetric().addDimension("code", code).addMetric(name, MetricUnit.Count, count);
    },
    error: (code, fields, error) => {
      to.error(code, { ...logContext(), ...fields, error: asError(error) });
      counts?.singleMetric().addDimension("code", code).addMetric(ERRORS, MetricUnit.Count, 1);
    },
  };
}

/** What a line of the log says in numbers that somebody watches, by the names of metrics. */
function measured(code: LogCode, fields: Fields): Readonly<Record<string, number>> {
  const numbers = Object.entries(fields).filter(
    (field): field is [string, number] => typeof field[1] === "number",
  );
  switch (code) {
    case "reconciled":
    case "morning-round":
    case "notice-issued":
      return Object.fromEntries(numbers);
    case "webhook-sent":
      return { [outcomeOf(Number(fields["status"]))]: 1 };
    default:
      return {};
  }
}

/** @param status 0 where no answer came */
const outcomeOf = (status: number): "taken" | "refused" | "unanswered" =>
  status === 0 ? "unanswered" : status >= 200 && status < 300 ? "taken" : "refused";

/** Embedded metrics: lines of the log that CloudWatch reads numbers from, so that counting costs no call. */
export const powertoolsMeter = (to: Metrics = metrics): Meter => ({
  request({ route, caller, status }) {
    const one = to.singleMetric();
    one.addDimension("route", route);
    one.addDimension("caller", caller);
    one.addMetric(status >= 500 ? "faults" : status >= 400 ? "refusals" : "answers", MetricUnit.Count, 1);
  },
});

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
