/** Who did what the history tells: what follows by itself from somebody's act is not theirs, though it came with it. */
import type { EventType } from "../../../functions/contracts/events/events.ts";
import type { Answer } from "../api/answers.ts";

type Event = Pick<Answer<"getEvents">["events"][number], "type" | "by" | "data">;

/** What an applicant does. All else that their act brings about, acceptance before all, is none of theirs. */
const APPLICANTS: ReadonlySet<string> = new Set<EventType>([
  "application-received",
  "material-handed-in",
  "material-replaced",
  "application-withdrawn",
  "flag-added",
  "contact-corrected",
  "query-code-reissued",
  "project-changed",
  "complaint-filed",
  "complaint-reopened",
  "complaint-agreed",
  "rating-given",
  "rating-followed-up",
]);

/** What nobody does: it is found, or follows, whoever's act it came with. */
const NOBODYS: ReadonlySet<string> = new Set<EventType>([
  "acceptance-awaited",
  "term-set",
  "application-lapsed",
  "review-dispatched",
  "review-waits",
  "review-replaced",
  "review-served",
  "review-sent",
  "review-unserved",
  "review-reminded",
  "review-invited",
  "invitation-reminded",
  "closed-by-silence",
  "silence-found-premature",
  "review-escalated",
  "escalation-raised",
  "backfill-missed",
  "limit-breached",
  "clock-recomputed",
  "clock-resumed",
  "clock-interrupted",
  "supplement-term-set",
  "supplement-served",
  "prerequisite-handed-on",
  "joint-review-opened",
  "joint-review-widened",
  "lead-asked",
  "lead-overdue",
  "complaint-term-set",
]);

export function actorOf({ type, by, data }: Event): Event["by"] {
  const isNobodys =
    NOBODYS.has(type) ||
    (type === "application-accepted" && (data["acceptance"] as { how?: string }).how !== "clerk") ||
    (by.role === "applicant" && !APPLICANTS.has(type));
  return isNobodys ? { role: "platform" } : by;
}
