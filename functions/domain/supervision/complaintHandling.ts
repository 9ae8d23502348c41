/**
 * What supervision makes of a complaint beside its answer: accepted or refused within one working day, with the way to go; joined with
 * another about the same, which neither complainant learns; passed on to the department in the supervisor's own words.
 */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import {
  isConfidential,
  refusedAlready,
  whyNotTheirLevel,
  type Complaint,
  type ComplaintDecision,
  type ComplaintRefusal,
  type PassedOn,
  type Refused,
} from "./complaint.ts";

/** Working days within which it is accepted, or refused. */
export const ACCEPTANCE_DAYS = 1;

/** For so long after a complaint is kept what was asked of whoever complained, and held against them. */
export const AFTERMATH = "P6M";

const NOTHING: ComplaintDecision = { events: [] };
const refusal = (why: ComplaintRefusal): ComplaintDecision => ({ events: [], refusal: why });

/** Until when it is to be accepted or refused. */
export const acceptBy = ({ facts }: Complaint, rules: ClockRules): Instant =>
  afterWorkingDays(facts.filedAt, ACCEPTANCE_DAYS, rules).dueAt;

/** When that was done: whoever answers has accepted it; `null` where nobody has yet. */
export function acceptedAt(complaint: Complaint): Instant | null {
  if (complaint.status === "refused") return complaint.refused.at;
  const { accepted } = complaint.handled ?? {};
  if (accepted) return accepted.at;
  return "answeredAt" in complaint ? complaint.answeredAt : (complaint.reopened?.at ?? null);
}

export function accept(complaint: Complaint, by: Actor, now: Instant): ComplaintDecision {
  if (complaint.status === "refused") return refusedAlready(complaint);
  // It was, whoever says so again.
  if (acceptedAt(complaint) !== null) return NOTHING;
  const level = whyNotTheirLevel(complaint, by);
  if (level) return refusal(level);
  return { events: [{ type: "complaint-accepted", by, at: now }] };
}

/** It is none that supervision looks into: the complainant is told why, and which way to go. */
export function refuse(
  complaint: Complaint,
  said: Pick<Refused, "ways" | "reasons">,
  by: Actor,
  now: Instant,
): ComplaintDecision {
  if (complaint.status === "refused") {
    const { reasons, ways } = complaint.refused;
    return reasons === said.reasons && ways.join() === said.ways.join() ? NOTHING : refusedAlready(complaint);
  }
  const at = acceptedAt(complaint);
  if (at !== null) return refusal({ code: "complaint-accepted", at });
  const level = whyNotTheirLevel(complaint, by);
  if (level) return refusal(level);
  return { events: [{ type: "complaint-refused", ...said, by, at: now }] };
}

/** Which of two a complaint is about, told as one name. */
type About = string | null;

/** Looks into it together with another about the same department: it counts with that one, and is answered by itself. */
export function join(
  complaint: Complaint,
  to: Complaint,
  { own, others }: { own: About; others: About },
  by: Actor,
  now: Instant,
): ComplaintDecision {
  const { joined } = complaint.handled ?? {};
  if (joined)
    return joined.to === to.facts.complaintId
      ? NOTHING
      : refusal({ code: "complaint-joined", at: joined.at });
  const level = whyNotTheirLevel(complaint, by);
  if (level) return refusal(level);
  const why = whyNotJoined(complaint, to, own === others);
  if (why) return refusal({ code: "not-to-be-joined", why });
  return { events: [{ type: "complaint-joined", to: to.facts.complaintId, by, at: now }] };
}

function whyNotJoined(complaint: Complaint, to: Complaint, isSameDepartment: boolean) {
  if (complaint.facts.complaintId === to.facts.complaintId) return "itself" as const;
  if (!isSameDepartment) return "another-department" as const;
  // What others are joined to counts itself: it is joined with nothing, and is not refused any more.
  if (to.handled?.joined) return "joined" as const;
  if (to.status !== "refused" && acceptedAt(to) === null) return "not-accepted" as const;
  return complaint.status === "refused" || complaint.status === "closed" || to.status === "refused"
    ? ("not-open" as const)
    : null;
}

/** So many characters in a row are the complainant's own. */
const OWN_WORDS = 8;

/** Tells the department what it is about: of a confidential one in words that say neither who complained nor what they wrote. */
export function passOn(
  complaint: Complaint,
  said: Pick<PassedOn, "kind" | "wording">,
  names: readonly string[],
  by: Actor,
  now: Instant,
): ComplaintDecision {
  if (complaint.status === "refused") return refusedAlready(complaint);
  const { passedOn } = complaint.handled ?? {};
  if (passedOn)
    return passedOn.kind === said.kind && passedOn.wording === said.wording
      ? NOTHING
      : refusal({ code: "complaint-passed-on", at: passedOn.at });
  const level = whyNotTheirLevel(complaint, by);
  if (level) return refusal(level);
  if (isConfidential(complaint)) {
    const what = whatItTells(said.wording, complaint.facts.text, names);
    if (what) return refusal({ code: "wording-tells", what });
  }
  return { events: [{ type: "complaint-passed-on", ...said, by, at: now }] };
}

/** @param names by which whoever complained could be told: their own, and those of the project and the case */
function whatItTells(wording: string, text: string, names: readonly string[]): "words" | "who" | null {
  if (names.some((name) => name !== "" && wording.includes(name))) return "who";
  const letters = Array.from(text);
  // Of what is shorter than that every word may be anybody's.
  const runs = Array.from({ length: Math.max(0, letters.length - OWN_WORDS + 1) }, (_, i) =>
    letters.slice(i, i + OWN_WORDS).join(""),
  );
  return runs.some((run) => wording.includes(run)) ? "words" : null;
}

/** The complainant lets the department read who they are, and what they wrote. */
export function agree(complaint: Complaint, now: Instant): ComplaintDecision {
  const { facts, handled } = complaint;
  if (facts.how !== "confidential") return refusal({ code: "complaint-not-confidential" });
  return handled?.agreedAt === undefined ? { events: [{ type: "complaint-agreed", at: now }] } : NOTHING;
}
