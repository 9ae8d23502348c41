/**
 * An authorisation (委托书): one agent for one applicant. What is said of it stands beside what was said before, and nothing is
 * taken out; an act is judged at its receipt, by what is on record. It ends by its last day, by a word of either side, or by
 * death or dissolution (民法典 art. 173), and nothing revives it: another one is given.
 */
import type { Actor } from "../base/actor.ts";
import { addDays, epochOf, instantOfEpoch, localDate, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { isSingle, type AgentAct } from "./acts.ts";
import {
  beginOf,
  endOf,
  MOST_DAYS,
  termsRefusal,
  type Agent,
  type Terms,
  type TermsRefusal,
} from "./terms.ts";

/** Working days in which a request for an agent of the free team (申请代办) is assigned, or refused with a reason. */
export const REQUEST_DAYS = 1;

/** How often one may be extended: an entry is bounded. */
export const MOST_EXTENSIONS = 20;

/** So many authorisations of one applicant the register takes. */
export const MOST_AUTHORISATIONS = 200;

/** By what the window's clerk has seen who somebody is, and what the applicant is told by: what the agent has no hand in. */
export const IDENTITY_SEEN = ["identity-card", "passport", "business-licence"] as const;
export const TOLD_BY = ["registered-phone", "registered-post", "identity-service"] as const;

export type AtWindow = {
  seen: (typeof IDENTITY_SEEN)[number];
  /** The paper itself, as a file of the platform. */
  paper: { fileId: string; sha256: string; name: string };
  told: (typeof TOLD_BY)[number];
};

/** Why one is over before its last day. */
export const ENDINGS = ["revoked", "resigned", "done", "death", "dissolution"] as const;
export type Ending = (typeof ENDINGS)[number];

type Said = { by: Actor; at: Instant };

export type AuthorisationAct =
  | (Said & {
      type: "authorisation-given";
      terms: Terms;
      agent: Agent;
      begins: Instant;
      ends: Instant;
      window: AtWindow | null;
    })
  | (Said & { type: "agent-asked-for"; terms: Terms; ends: Instant; answerBy: Instant })
  | (Said & { type: "agent-assigned"; agent: Agent; begins: Instant })
  | (Said & { type: "request-refused"; reasons: string })
  | (Said & { type: "authorisation-extended"; until: LocalDate; ends: Instant })
  | (Said & { type: "authorisation-ended"; why: Ending; reasons: string | null });

export type Principal = { creditCode: string; name: string };

export type Authorisation = {
  authorisationId: string;
  applicant: Principal;
  acts: readonly [AuthorisationAct, ...AuthorisationAct[]];
  /** When something was last done by it: an end that comes at that instant takes effect after it. */
  lastActAt: Instant | null;
};

export type AuthorisationRefusal =
  | TermsRefusal
  | { code: "authorisation-over"; why: Ending | "expired" | "refused"; at: Instant }
  | { code: "until-not-later"; until: LocalDate }
  /** Its last day was over when it was given: it would end before it begins. */
  | { code: "until-over"; until: LocalDate; today: LocalDate }
  | { code: "until-too-far"; latest: LocalDate }
  | { code: "extended-too-often"; most: number }
  | { code: "request-answered"; at: Instant };

/** Why an act is none of the agent's. */
export type ActRefusal =
  | { code: "authorisation-ended"; why: Ending | "expired" | "refused"; at: Instant }
  | { code: "authorisation-not-begun"; begins: Instant | null }
  | { code: "act-not-authorised"; act: AgentAct; acts: readonly AgentAct[] }
  | { code: "authorised-for-another"; authorisationId: string };

export type AuthorisationDecision = { authorisation: Authorisation; refusal?: AuthorisationRefusal };

/** How one stands by what was said of it, time left aside. */
export type Standing = {
  terms: Terms;
  agent: Agent | null;
  /** When the applicant asked or gave it. */
  since: Instant;
  begins: Instant | null;
  ends: Instant;
  /** By when a request is to be answered; `null` of what was given to a named agent. */
  answerBy: Instant | null;
  refused: { at: Instant; reasons: string } | null;
  ended: { why: Ending; at: Instant; by: Actor; reasons: string | null } | null;
  window: AtWindow | null;
};

export function standingOf({ acts, lastActAt }: Authorisation): Standing {
  const [first, ...later] = acts;
  if (first.type !== "authorisation-given" && first.type !== "agent-asked-for")
    throw new Error("an authorisation begins with being given or asked for");
  const { terms, ends, at: since } = first;
  const isGiven = first.type === "authorisation-given";
  const begun: Standing = {
    terms,
    since,
    ends,
    agent: isGiven ? first.agent : null,
    begins: isGiven ? first.begins : null,
    answerBy: isGiven ? null : first.answerBy,
    refused: null,
    ended: null,
    window: isGiven ? first.window : null,
  };
  const standing = later.reduce(after, begun);
  // One time and no more: what turned a case round is done with the act itself.
  return standing.ended === null && lastActAt !== null && standing.terms.acts.some(isSingle)
    ? { ...standing, ended: { why: "done", at: lastActAt, by: first.by, reasons: null } }
    : standing;
}

function after(standing: Standing, act: AuthorisationAct): Standing {
  switch (act.type) {
    case "authorisation-given":
    case "agent-asked-for":
      throw new Error("an authorisation is given once");
    case "agent-assigned":
      return { ...standing, agent: act.agent, begins: act.begins };
    case "request-refused":
      return { ...standing, refused: { at: act.at, reasons: act.reasons } };
    case "authorisation-extended":
      return { ...standing, ends: act.ends, terms: { ...standing.terms, until: act.until } };
    case "authorisation-ended": {
      const { why, at, by, reasons } = act;
      return { ...standing, ended: { why, at, by, reasons } };
    }
  }
}

/**
 * When and why it is over; `null` while it is not. An end that is on record ends it whatever the instant: who acted a moment
 * before by another machine's clock, and comes after, is late.
 */
export function overAt(
  { ended, refused, ends }: Standing,
  at: Instant,
): { why: Ending | "expired" | "refused"; at: Instant } | null {
  if (refused) return { why: "refused", at: refused.at };
  if (ended) return { why: ended.why, at: ended.at };
  return ends <= at ? { why: "expired", at: ends } : null;
}

export type Status = "asked" | "coming" | "standing" | "over";

export function statusOf(standing: Standing, now: Instant): Status {
  if (overAt(standing, now)) return "over";
  if (standing.begins === null) return "asked";
  return standing.begins > now ? "coming" : "standing";
}

/** What an agent wants to do; `read` is what everything else takes, and starts nothing. */
export type Doing = { act: AgentAct | "read"; projectCode: string; applicationId: string | null };

/**
 * Why this agent may not do this at that instant, by what is on record; `null` where they may. Whoever has been told to
 * withdraw or to change may ask again for what they did: what it is used up by is in the commit (`app/base/commit.ts`).
 */
export function actRefusal(authorisation: Authorisation, doing: Doing, at: Instant): ActRefusal | null {
  const standing = standingOf(authorisation);
  const { terms, begins } = standing;
  const { about, acts } = terms;
  const isRepeat = doing.act !== "read" && isSingle(doing.act) && standing.ended?.why === "done";
  const over = overAt(standing, at);
  if (over && !(isRepeat && over.why === "done")) return { code: "authorisation-ended", ...over };
  if (begins === null || begins > at) return { code: "authorisation-not-begun", begins };
  const isOther =
    doing.projectCode !== about.projectCode ||
    (about.applicationId !== null && doing.applicationId !== about.applicationId);
  if (isOther) return { code: "authorised-for-another", authorisationId: authorisation.authorisationId };
  if (doing.act !== "read" && !acts.includes(doing.act))
    return { code: "act-not-authorised", act: doing.act, acts };
  return null;
}

/** Whether documents are served on its agent at that instant: copies to anybody else start nothing then. */
export const isServedOn = (authorisation: Authorisation, about: Omit<Doing, "act">, at: Instant): boolean =>
  actRefusal(authorisation, { ...about, act: "receive" }, at) === null;

type Given = { authorisationId: string; applicant: Principal; terms: Terms };

/** What has ended when it comes is none, and would keep its agent from every other applicant of the project all the same. */
const overAlready = (terms: Terms, at: Instant, zone: string): AuthorisationRefusal | null =>
  endOf(terms, zone) <= at ? { code: "until-over", until: terms.until, today: localDate(at, zone) } : null;

/** The applicant names an agent; at the window a clerk puts down what they have seen. */
export function give(
  { authorisationId, applicant, terms }: Given,
  agent: Agent,
  window: AtWindow | null,
  { by, at }: Said,
  zone: string,
): AuthorisationDecision | { refusal: AuthorisationRefusal } {
  const refusal = termsRefusal(terms, agent) ?? overAlready(terms, at, zone);
  if (refusal) return { refusal };
  const [begins, ends] = [beginOf(terms, at, zone), endOf(terms, zone)];
  return {
    authorisation: {
      authorisationId,
      applicant,
      acts: [{ type: "authorisation-given", terms, agent, begins, ends, window, by, at }],
      lastActAt: null,
    },
  };
}

/** The applicant asks for an agent of the free team, whoever that is. */
export function ask(
  { authorisationId, applicant, terms }: Given,
  { by, at }: Said,
  rules: ClockRules,
): AuthorisationDecision | { refusal: AuthorisationRefusal } {
  const refusal = termsRefusal(terms, null) ?? overAlready(terms, at, rules.zone);
  if (refusal) return { refusal };
  const answerBy = afterWorkingDays(at, REQUEST_DAYS, rules).dueAt;
  const ends = endOf(terms, rules.zone);
  return {
    authorisation: {
      authorisationId,
      applicant,
      acts: [{ type: "agent-asked-for", terms, ends, answerBy, by, at }],
      lastActAt: null,
    },
  };
}

const added = (authorisation: Authorisation, act: AuthorisationAct): AuthorisationDecision => ({
  authorisation: { ...authorisation, acts: [...authorisation.acts, act] },
});

const refusing = (authorisation: Authorisation, refusal: AuthorisationRefusal): AuthorisationDecision => ({
  authorisation,
  refusal,
});

/** Somebody of the free team is assigned to who asked; late it is still done. */
export function assign(
  authorisation: Authorisation,
  agent: Agent,
  { by, at }: Said,
  zone: string,
): AuthorisationDecision {
  const standing = standingOf(authorisation);
  if (standing.agent !== null && standing.answerBy !== null && standing.agent.id === agent.id)
    return { authorisation };
  const refusal = answered(standing, authorisation, at);
  if (refusal) return refusing(authorisation, refusal);
  return added(authorisation, {
    type: "agent-assigned",
    agent,
    begins: beginOf(standing.terms, at, zone),
    by,
    at,
  });
}

/** The free team has nobody for who asked, and says why. */
export function refuseRequest(
  authorisation: Authorisation,
  reasons: string,
  { by, at }: Said,
): AuthorisationDecision {
  const standing = standingOf(authorisation);
  if (standing.refused?.reasons === reasons) return { authorisation };
  const refusal = answered(standing, authorisation, at);
  return refusal
    ? refusing(authorisation, refusal)
    : added(authorisation, { type: "request-refused", reasons, by, at });
}

function answered(standing: Standing, { acts }: Authorisation, at: Instant): AuthorisationRefusal | null {
  const last = acts.find(({ type }) => type === "agent-assigned" || type === "request-refused");
  if (last) return { code: "request-answered", at: last.at };
  if (standing.answerBy === null) return { code: "request-answered", at: standing.since };
  const over = overAt(standing, at);
  return over ? { code: "authorisation-over", ...over } : null;
}

/** Another last day, later than the one on record, while it lasts; as far off as one may lie that is given then. */
export function extend(
  authorisation: Authorisation,
  until: LocalDate,
  { by, at }: Said,
  zone: string,
): AuthorisationDecision {
  const standing = standingOf(authorisation);
  const over = overAt(standing, at);
  if (over) return refusing(authorisation, { code: "authorisation-over", ...over });
  if (until === standing.terms.until) return { authorisation };
  if (until < standing.terms.until)
    return refusing(authorisation, { code: "until-not-later", until: standing.terms.until });
  const latest = addDays(localDate(at, zone), MOST_DAYS - 1);
  if (until > latest) return refusing(authorisation, { code: "until-too-far", latest });
  if (authorisation.acts.filter(({ type }) => type === "authorisation-extended").length >= MOST_EXTENSIONS)
    return refusing(authorisation, { code: "extended-too-often", most: MOST_EXTENSIONS });
  return added(authorisation, {
    type: "authorisation-extended",
    until,
    ends: endOf({ until }, zone),
    by,
    at,
  });
}

/**
 * Ends it, once, from that instant on: what was done before stands, and what was done in that very instant was before. Who
 * says the same again is answered with what is on record.
 */
export function end(
  authorisation: Authorisation,
  why: Ending,
  reasons: string | null,
  { by, at }: Said,
): AuthorisationDecision {
  const standing = standingOf(authorisation);
  if (standing.ended?.why === why) return { authorisation };
  const over = overAt(standing, at);
  if (over) return refusing(authorisation, { code: "authorisation-over", ...over });
  const { lastActAt } = authorisation;
  const from = lastActAt !== null && lastActAt >= at ? instantOfEpoch(epochOf(lastActAt) + 1) : at;
  return added(authorisation, { type: "authorisation-ended", why, reasons, by, at: from });
}
