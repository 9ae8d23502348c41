/** Logs as JSON lines, by codes and ids. Causes are logged by name and stack; what people wrote is not. */
import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../app/base/ports.ts";

export function powertoolsLog(logger = new Logger({ serviceName: "parallel-approvals" })): Log {
  return {
    info: (code, fields) => logger.info(code, fields),
    error: (code, fields, error) => logger.error(code, { ...fields, error: asError(error) }),
  };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
