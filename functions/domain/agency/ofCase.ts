/** What an authorisation is to one case: whether it is about it, and what the case notes of it. */
import { overAt, standingOf, type Authorisation } from "./authorisation.ts";
import { noteAgent, type AgencyEvent } from "../application/agents.ts";
import type { Application } from "../application/application.ts";
import type { Instant } from "../base/time.ts";

/** Whether it is about this application, or about all of its project. */
export function isOfCase(authorisation: Authorisation, { facts }: Application): boolean {
  const { about } = standingOf(authorisation).terms;
  return (
    authorisation.applicant.creditCode === facts.applicant.creditCode &&
    about.projectCode === facts.project.code &&
    (about.applicationId === null || about.applicationId === facts.applicationId)
  );
}

/** What a case notes of it now; nothing of a request that nobody has been assigned to. */
export function notedOf(
  authorisation: Authorisation,
  application: Application,
  now: Instant,
): readonly AgencyEvent[] {
  const standing = standingOf(authorisation);
  const { agent, begins, ends, terms } = standing;
  if (agent === null || begins === null || !isOfCase(authorisation, application)) return [];
  const over = overAt(standing, now);
  return noteAgent(application, {
    authorisationId: authorisation.authorisationId,
    agent: agent.id,
    isTeam: agent.isTeam,
    acts: terms.acts,
    begins,
    until: terms.until,
    ends,
    over: over && { why: over.why, at: over.at },
  });
}
