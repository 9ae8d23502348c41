/**
 * Who acts for the applicant (全程办事代理), as the record of the case says it: an authorisation lies in a register of its own, for it
 * may be about cases to come, and each case that it is about notes when it begins, when its last day is another, and when it is over.
 */
import type { Application } from "./application.ts";
import { isOver } from "./application.ts";
import type { Instant, LocalDate } from "../base/time.ts";

/** Somebody may act for the applicant, or may for longer. `agent`: the number by which the identity service knows them. */
export type AgentAuthorised = {
  type: "agent-authorised";
  authorisationId: string;
  agent: string;
  /** Whether they are of the region's free team. */
  isTeam: boolean;
  /** What the authorisation names. */
  acts: readonly string[];
  begins: Instant;
  /** Its last day, and 24:00 of it. */
  until: LocalDate;
  ends: Instant;
};

/** They may no more; `why` as the register has it, `expired` where its last day is over. */
export type AuthorityEnded = { type: "authority-ended"; authorisationId: string; why: string; at: Instant };

export type AgencyEvent = AgentAuthorised | AuthorityEnded;

/** One that the case has noted. */
export type AgentNoted = Omit<AgentAuthorised, "type"> & {
  /** Whether its last day is another than it was given with. */
  extended: boolean;
  ended: { why: string; at: Instant } | null;
};

/** An authorisation as its register has it. */
export type InRegister = Omit<AgentAuthorised, "type"> & { over: { why: string; at: Instant } | null };

/** What a case that is not over has to note of an authorisation that is about it; nothing where it has noted that already. */
export function noteAgent(application: Application, { over, ...one }: InRegister): readonly AgencyEvent[] {
  if (isOver(application)) return [];
  const { authorisationId } = one;
  const noted = application.agents?.find((known) => known.authorisationId === authorisationId);
  // What is over when nobody had noted it was never of this case.
  if (over !== null)
    return noted?.ended === null ? [{ type: "authority-ended", authorisationId, ...over }] : [];
  return noted?.until === one.until ? [] : [{ type: "agent-authorised", ...one }];
}

/** What time makes of those that stand: the last day of one is over. */
export const advanceAgents = (application: Application, asOf: Instant): readonly AuthorityEnded[] =>
  application.agents === undefined || isOver(application)
    ? []
    : application.agents
        .filter(({ ended, ends }) => ended === null && ends <= asOf)
        .map(({ authorisationId, ends: at }) => ({
          type: "authority-ended",
          authorisationId,
          why: "expired",
          at,
        }));

/** What a case has noted once an event has come. */
export function agentsAfter(agents: readonly AgentNoted[], event: AgencyEvent): readonly AgentNoted[] {
  const { authorisationId } = event;
  if (event.type === "authority-ended") {
    const { why, at } = event;
    return agents.map((one) =>
      one.authorisationId === authorisationId ? { ...one, ended: { why, at } } : one,
    );
  }
  const { type: _type, ...one } = event;
  const others = agents.filter((other) => other.authorisationId !== authorisationId);
  return [...others, { ...one, extended: others.length < agents.length, ended: null }];
}
