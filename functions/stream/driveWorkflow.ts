/** Starts the workflow when an application has been accepted, and wakes its branch when a review has closed. */
import type { Engine, Log } from "../app/ports.ts";
import type { Committed } from "./changes.ts";
import { consumer } from "./consumer.ts";

export type Deps = { engine: Engine; log: Log };

export const driveWorkflow = ({ engine, log }: Deps) =>
  consumer(log, async ({ applicationId, events, waitToken }: Committed) => {
    for (const { event } of events) {
      switch (event.type) {
        case "application-accepted": {
          const answer = await engine.start(applicationId, 1);
          log.info("execution-started", { applicationId, answer });
          break;
        }
        case "opinion-given":
        case "closed-by-silence":
          // A branch that is not waiting yet finds the review closed when it comes to wait.
          if (waitToken !== null) {
            const answer = await engine.reviewClosed(waitToken);
            log.info(answer === "woken" ? "review-woken" : "wake-too-late", { applicationId });
          }
          break;
        case "application-received":
        case "materials-requested":
        case "material-handed-in":
        case "application-decided":
        case "review-dispatched":
        case "review-served":
        case "clock-recomputed":
        case "opinion-found-timely":
        case "review-escalated":
        case "late-opinion-kept":
        case "rival-opinion-kept":
          break;
      }
    }
  });
