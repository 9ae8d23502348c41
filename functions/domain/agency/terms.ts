/**
 * What an authorisation (委托书) says: about which project or application, which acts, from which day until which. An agent
 * does what it names and nothing else (民法典 art. 162, 165).
 */
import { isSingle, type AgentAct, type SingleAct } from "./acts.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import { endOfDay, startOfDay } from "../base/time.ts";

/** What it is about. */
export type About = {
  projectCode: string;
  /** One application about that project; `null` where it is about all of them. */
  applicationId: string | null;
  /** The lot or the place, as the applicant calls it, where another project may lie on it. */
  site: string | null;
};

export type Terms = {
  about: About;
  acts: readonly AgentAct[];
  /** Its first day and its last, both included. */
  from: LocalDate;
  until: LocalDate;
};

/** Years that one may last: what nobody looks at again is nobody's will any more. */
export const MOST_DAYS = 3 * 366;

/** An agent: of the region's free team (帮办代办队伍), or named by the applicant. */
export type Agent = {
  /** By which the identity service knows them (代理人编号). */
  id: string;
  name: string;
  isTeam: boolean;
};

/** Why these terms are none that this agent may be given. */
export type TermsRefusal =
  | { code: "act-only-singly"; acts: readonly SingleAct[] }
  | { code: "act-not-for-team"; acts: readonly SingleAct[] };

/**
 * What ends a case or turns it round is given singly, for one application, and never to the free team.
 * @param agent `null` where the free team is asked for whoever it has
 */
export function termsRefusal(
  { acts, about }: Terms,
  agent: Pick<Agent, "isTeam"> | null,
): TermsRefusal | null {
  const single = acts.filter(isSingle);
  if (single.length === 0) return null;
  if (agent === null || agent.isTeam) return { code: "act-not-for-team", acts: single };
  if (acts.length > 1 || about.applicationId === null) return { code: "act-only-singly", acts: single };
  return null;
}

/** From when on it holds: never before it was given. */
export const beginOf = ({ from }: Terms, givenAt: Instant, zone: string): Instant => {
  const first = startOfDay(from, zone);
  return first > givenAt ? first : givenAt;
};

/** 24:00 of its last day: from then on it holds no more. */
export const endOf = ({ until }: Pick<Terms, "until">, zone: string): Instant => endOfDay(until, zone);

/**
 * What an agent may look after for one applicant alone, for ever (民法典 art. 168): the project, and the site. Spaces and widths
 * of letters make no other site of one.
 */
export const interestsOf = ({ projectCode, site }: About): string[] => [
  `project#${projectCode}`,
  ...(site === null ? [] : [`site#${site.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase()}`]),
];
