/** How an authorisation is shown to whoever it is about. */
import { overAt, standingOf, statusOf, type Authorisation } from "../../domain/agency/authorisation.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";

/** Who looks at it: what is offered is theirs to do. */
export type Looking = "applicant" | "agent" | "supervisor" | "window";

export function authorisationView(
  authorisation: Authorisation,
  looking: Looking,
  now: Instant,
  { zone }: Pick<ClockRules, "zone">,
) {
  const { authorisationId, applicant, lastActAt, acts: said } = authorisation;
  const standing = standingOf(authorisation);
  const { terms, agent, since, answerBy, window, ended, refused } = standing;
  const { about, acts, from, until } = terms;
  const status = statusOf(standing, now);
  const over = overAt(standing, now);
  return {
    authorisationId,
    applicant: { creditCode: applicant.creditCode, name: applicant.name },
    agent: agent && { id: agent.id, name: agent.name, isTeam: agent.isTeam },
    about: { projectCode: about.projectCode, applicationId: about.applicationId, site: about.site },
    acts: [...acts],
    from,
    until,
    status,
    since: withOffset(since, zone),
    answerBy: answerBy && toldWithOffset(answerBy, zone),
    isLate: status === "asked" && answerBy !== null && answerBy <= now,
    window: window && { seen: window.seen, told: window.told, paper: window.paper.fileId, by: said[0].by },
    over: over && {
      why: over.why,
      at: withOffset(over.at, zone),
      reasons: refused?.reasons ?? ended?.reasons ?? null,
    },
    lastActAt: lastActAt && withOffset(lastActAt, zone),
    offers: over ? [] : offersTo(looking, status, until),
  };
}

function offersTo(looking: Looking, status: string, after: string) {
  const until = null;
  const none = { until, limits: {} };
  switch (looking) {
    case "applicant":
      return [
        ...(status === "asked"
          ? []
          : [{ command: "extendAuthorisation" as const, until, limits: { after } }]),
        { command: "revokeAuthorisation" as const, ...none },
      ];
    case "agent":
      return [{ command: "resignAuthorisation" as const, ...none }];
    case "supervisor":
      return status === "asked" ? [{ command: "answerAgentRequest" as const, ...none }] : [];
    case "window":
      return [];
  }
}
