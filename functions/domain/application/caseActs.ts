/**
 * Flags and facts as acts (rules: the guarded party never declares its own guards): the window, the lead and every
 * department of the case raise a flag, take their own off, and confirm what the applicant has stated; the applicant can only
 * add one. What a department has said is its own, and that of whoever has taken its place (机构改革).
 */
import { answersFor } from "../catalogue/successors.ts";
import { acceptanceOf, isOver, participantsOf, type Application } from "./application.ts";
import type { ApplicationDecision, ApplicationRefusal, ReviewChange } from "./applicationEvent.ts";
import { flagsAtReceipt, NEGATIVE_LIST, type Flag } from "../catalogue/flags.ts";
import type { Region } from "../catalogue/region.ts";
import { leadOf } from "./acceptance.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";
import {
  AFTER_ALL,
  confirmationsOf,
  flagsBefore,
  MOST_CASE_ACTS,
  type CaseAct,
  type CaseActor,
  type CaseFlag,
  type CaseRecord,
} from "../review/caseAct.ts";
import { fellSilentTooEarly } from "../review/giveOpinion.ts";
import type { Review, ReviewEvent } from "../review/review.ts";

/** The flags and facts of a case, as they are on record. */
export function recordOf(application: Application, region: Region): CaseRecord {
  const { project } = application.facts;
  return recordUnder(application, acceptanceOf(application)?.flags ?? flagsAtReceipt(region, project));
}

/** The same under the flags that came with the submission. */
export const recordUnder = (
  { facts, acts, restated }: Application,
  flags: CaseRecord["flags"],
): CaseRecord => ({
  receivedAt: facts.receivedAt,
  flags,
  stated: Object.keys(facts.project.attributes),
  restated,
  acts,
});

/** In which capacity a department acts; `null` where it has no part in the case. Before acceptance only the window has. */
export function capacityOf(
  application: Application,
  department: string,
  region: Region,
): CaseActor["as"] | null {
  const acceptance = acceptanceOf(application);
  if (acceptance === null)
    return leadOf(region, application.facts.project.type).id === department ? "window" : null;
  const is = (id: string): boolean => answersFor(region.departments, department, id);
  if (is(acceptance.lead.id)) return "lead";
  return participantsOf(acceptance).some(is) ? "department" : null;
}

/** What an act is said of: a case as it is on record. */
export type Standing = { application: Application; reviews: readonly Review[]; region: Region };

export type FlagRequest = { flag: Flag; basis: string; reason: string };

/** Raises a flag; the same department's same words again are a repeat, other words replace nothing. */
export function raiseFlag(
  standing: Standing,
  { flag, basis, reason }: FlagRequest,
  actor: CaseActor,
  now: Instant,
): ApplicationDecision {
  const last = lastWord(standing, flag, actor.department, "flag-raised");
  if (last !== undefined && carriedFor(standing, flag, actor.department).length > 0)
    return last.basis === basis && last.reason === reason
      ? { events: [] }
      : refused({ code: "flag-raised-already", flag, raisedAt: last.at });
  return written(standing, { type: "flag-raised", flag, basis, reason, actor, at: now });
}

/** Takes a flag off that the same department, or one whose place it has taken, has raised by mistake; it stays on record. */
export function liftFlag(
  standing: Standing,
  flag: Flag,
  reason: string,
  actor: CaseActor,
  now: Instant,
): ApplicationDecision {
  const of = carriedFor(standing, flag, actor.department);
  if (of.length === 0) {
    if (lastWord(standing, flag, actor.department, "flag-lifted")?.reason === reason) return { events: [] };
    const carried = flagsNow(standing).filter((one) => one.flag === flag);
    return refused({
      code: "flag-not-yours",
      flag,
      by: [...new Set(carried.map(({ department, source }) => department ?? source))],
    });
  }
  return written(standing, { type: "flag-lifted", flag, reason, of, actor, at: now });
}

/** The applicant adds a flag; one that it has stated already is on record, whatever the words. */
export function addFlag(
  standing: Standing,
  { flag, reason }: { flag: Flag; reason: string },
  now: Instant,
): ApplicationDecision {
  if (!mayAdd(standing).includes(flag)) return { events: [] };
  const actor = { as: "applicant", department: null } as const;
  return written(standing, { type: "flag-added", flag, reason, actor, at: now });
}

/** What the applicant has not stated itself. */
function mayAdd({ application, region }: Pick<Standing, "application" | "region">): Flag[] {
  const own = flagsBefore(recordOf(application, region), AFTER_ALL)
    .filter(({ source }) => source === "applicant")
    .map(({ flag }) => flag);
  return NEGATIVE_LIST.filter((flag) => !own.includes(flag));
}

/** Which flags the applicant may add. */
export function addableFlags(application: Application, region: Region): Flag[] {
  if (isOver(application) || application.acts.length >= MOST_CASE_ACTS) return [];
  return mayAdd({ application, region });
}

/** Vouches for stated facts; what the same department has confirmed already is a repeat. */
export function confirmFacts(
  standing: Standing,
  { attributes, basis }: { attributes: readonly string[]; basis: string },
  actor: CaseActor,
  now: Instant,
): ApplicationDecision {
  const { application, region } = standing;
  const { stated } = recordOf(application, region);
  const unknown = attributes.filter((attribute) => !stated.includes(attribute));
  if (unknown.length > 0) return refused({ code: "fact-not-stated", attributes: unknown, stated });
  const left = attributes.filter((attribute) => !hasConfirmed(application, attribute, actor.department));
  if (left.length === 0) return { events: [] };
  return written(standing, { type: "facts-confirmed", attributes: left, basis, actor, at: now });
}

export type CaseActOffer =
  | Offer<"raiseFlag", { flags: readonly Flag[] }>
  | Offer<"liftFlag", { flags: readonly Flag[] }>
  | Offer<"confirmFacts", { attributes: readonly string[] }>;

/** What a department of the case may say of its flags and facts. */
export function caseActOffers(application: Application, department: string, region: Region): CaseActOffer[] {
  const isFull = application.acts.length >= MOST_CASE_ACTS;
  if (isOver(application) || isFull || capacityOf(application, department, region) === null) return [];
  const record = recordOf(application, region);
  const own = NEGATIVE_LIST.filter(
    (flag) => carriedFor({ application, reviews: [], region }, flag, department).length > 0,
  );
  const flags = NEGATIVE_LIST.filter((flag) => !own.includes(flag));
  const attributes = record.stated.filter((attribute) => !hasConfirmed(application, attribute, department));
  return standingOffers<CaseActOffer>([
    flags.length > 0 ? { command: "raiseFlag", until: null, limits: { flags } } : null,
    own.length > 0 ? { command: "liftFlag", until: null, limits: { flags: own } } : null,
    attributes.length > 0 ? { command: "confirmFacts", until: null, limits: { attributes } } : null,
  ]);
}

const refused = (refusal: ApplicationRefusal): ApplicationDecision => ({ events: [], refusal });

const flagsNow = ({ application, region }: Standing): CaseFlag[] =>
  flagsBefore(recordOf(application, region), AFTER_ALL);

type FlagAct = Extract<CaseAct, { type: "flag-raised" | "flag-lifted" }>;

/** Whose flags that the case carries now are a department's to take off: its own, or of those whose place it has taken. */
const carriedFor = (standing: Standing, flag: Flag, department: string): string[] =>
  flagsNow(standing).flatMap((one) =>
    one.flag === flag &&
    one.department !== null &&
    answersFor(standing.region.departments, department, one.department)
      ? [one.department]
      : [],
  );

/** The last time that a department, or one whose place it has taken, raised a flag, or took it off. */
const lastWord = <T extends FlagAct["type"]>(
  { application, region }: Standing,
  flag: Flag,
  department: string,
  type: T,
): Extract<FlagAct, { type: T }> | undefined =>
  application.acts
    .filter((act): act is Extract<FlagAct, { type: T }> => act.type === type)
    .findLast((act) => act.flag === flag && answersFor(region.departments, department, act.actor.department));

const hasConfirmed = (application: Application, attribute: string, department: string): boolean =>
  confirmationsOf(application, attribute).some(({ actor }) => actor.department === department);

/**
 * Whether it is a flag that the case does not carry: a silence may hang on it, so that nobody's other acts use up the room for
 * it. Of these a history takes one more of each flag at most, since taking one off is no such act.
 */
const bringsFlag = (standing: Standing, act: CaseAct): boolean =>
  (act.type === "flag-raised" || act.type === "flag-added") &&
  !flagsNow(standing).some(({ flag }) => flag === act.flag);

/** The act, on the record of the application and of every review that it may still bear on, in one commit. */
function written(standing: Standing, act: CaseAct): ApplicationDecision {
  const { application, reviews } = standing;
  if (isOver(application)) return refused({ code: "application-ended", status: application.status });
  if (application.acts.length >= MOST_CASE_ACTS && !bringsFlag(standing, act))
    return refused({ code: "too-many-case-acts", most: MOST_CASE_ACTS });
  return {
    events: [act],
    reviews: reviews.flatMap((review): ReviewChange[] => {
      const events = noted(review, act);
      return events.length === 0 ? [] : [{ reviewId: review.facts.reviewId, events }];
    }),
  };
}

/**
 * What a review makes of it: an open one notes it, and one that a clock running ahead has closed is open again, but where the
 * lead has gone on without it: no flag bears on that.
 */
function noted(review: Review, act: CaseAct): readonly ReviewEvent[] {
  const note = { type: "case-act-noted", act } as const;
  if (review.status !== "closed") return [note];
  const isFlag = act.type === "flag-raised" || act.type === "flag-added";
  if (!isFlag || !fellSilentTooEarly(review, act.at) || review.silence === null) return [];
  if (review.silence.proceeded) return [];
  const takenBack = { outcome: review.outcome, record: review.silence, at: act.at };
  return [{ type: "silence-found-premature", takenBack }, note];
}
