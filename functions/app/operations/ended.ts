/** When a case was over. */
import { isOver, type Application } from "../../domain/application/application.ts";
import type { Instant } from "../../domain/base/time.ts";

/** Whether an application was over before that instant. */
export function endedBefore(application: Application, instant: Instant): boolean {
  if (!isOver(application)) return false;
  if ("decidedAt" in application) return application.decidedAt < instant;
  if (application.status === "lapsed") return application.asOf < instant;
  return "at" in application && application.at < instant;
}
