/**
 * Acts about the facts of a case: a flag of the negative list that the authority raises or takes off, or the applicant
 * adds, a stated fact that somebody confirms. The application's history has them, and that of every review that was open
 * then, so that a silence is judged by what had been said before its due instant, whoever writes what down first.
 */
import type { Flag, FlagRaised } from "../catalogue/flags.ts";
import type { Instant } from "../base/time.ts";
import type { Restated } from "./projectChange.ts";
import type { Review } from "./review.ts";

/** Who acts: the window at intake, the lead, or a department of the case. */
export type CaseActor = { as: "window" | "lead" | "department"; department: string };

/** The applicant can only add. */
export type ApplicantActor = { as: "applicant"; department: null };

type Act = { actor: CaseActor; at: Instant };

export type CaseAct =
  | (Act & { type: "flag-raised"; flag: Flag; basis: string; reason: string })
  /** `of`: whose flag it was, its own or one of the departments whose place it has taken. */
  | (Act & { type: "flag-lifted"; flag: Flag; reason: string; of: readonly string[] })
  | (Act & { type: "facts-confirmed"; attributes: readonly string[]; basis: string })
  | { type: "flag-added"; flag: Flag; reason: string; actor: ApplicantActor; at: Instant };

/** So many acts one case takes: a history is bounded. */
export const MOST_CASE_ACTS = 40;

/** A flag that a project carries: who says so, since when, on which basis. */
export type CaseFlag = {
  flag: Flag;
  source: FlagRaised["source"] | CaseActor["as"];
  /** Whose act it is; `null` where it follows from what the applicant has stated, or is the applicant's own. */
  department: string | null;
  at: Instant;
  basis: string | null;
};

/** A stated fact, and which department confirmed it first; `null`: nobody has. */
export type StatedFact = { attribute: string; confirmedBy: string | null };

/** What is known of the flags and facts of a case: as it was submitted, and what has been said since, oldest first. */
export type CaseRecord = {
  receivedAt: Instant;
  flags: readonly FlagRaised[];
  stated: readonly string[];
  /** What is stated otherwise since a change of the project. */
  restated: Restated;
  acts: readonly CaseAct[];
};

/**
 * The flags that the project carried by what had been said **before** an instant. Each department's word stands by itself:
 * one takes off its own, or that of a department whose place it has taken, and nobody takes off what the region file derives
 * or the applicant has added.
 */
export function flagsBefore({ receivedAt, flags, acts }: CaseRecord, instant: Instant): CaseFlag[] {
  let standing = flags
    .map(({ flag, source, at = receivedAt }): CaseFlag => ({
      flag,
      source,
      department: null,
      at,
      basis: null,
    }))
    .filter(({ at }) => at === receivedAt || at < instant);
  for (const act of acts) {
    if (act.at >= instant || act.type === "facts-confirmed") continue;
    const { flag, actor, at } = act;
    if (act.type === "flag-added") {
      // Nobody takes off what the applicant has added, and it is carried once.
      if (!standing.some((one) => one.flag === flag && one.source === "applicant"))
        standing.push({ flag, source: "applicant", department: null, at, basis: null });
      continue;
    }
    const whose: readonly (string | null)[] = act.type === "flag-lifted" ? act.of : [actor.department];
    standing = standing.filter((one) => one.flag !== flag || !whose.includes(one.department));
    if (act.type === "flag-raised")
      standing.push({ flag, source: actor.as, department: actor.department, at, basis: act.basis });
  }
  return standing;
}

/** What had been confirmed of the stated facts before an instant, in the order in which they were stated. */
export const factsBefore = (record: CaseRecord, instant: Instant): StatedFact[] =>
  record.stated.map((attribute) => {
    const confirmed = confirmationsOf(record, attribute).find(({ at }) => at < instant);
    return { attribute, confirmedBy: confirmed?.actor.department ?? null };
  });

/** Who has vouched for a fact as it is stated now: what was said of it before it was stated otherwise is void. */
export const confirmationsOf = (
  { acts, restated }: Pick<CaseRecord, "acts" | "restated">,
  attribute: string,
): Extract<CaseAct, { type: "facts-confirmed" }>[] =>
  acts.filter(
    (act): act is Extract<CaseAct, { type: "facts-confirmed" }> =>
      act.type === "facts-confirmed" &&
      act.attributes.includes(attribute) &&
      (restated[attribute] === undefined || act.at >= restated[attribute]),
  );

/** What a review knows of the flags and facts of its case. */
export const caseRecordOf = ({ facts, acts = [] }: Pick<Review, "facts" | "acts">): CaseRecord => ({
  receivedAt: facts.receivedAt,
  flags: facts.project.flags,
  stated: facts.stated,
  restated: facts.restated ?? {},
  acts: [...facts.actsBefore, ...acts],
});

/** Behind everything that has been said. */
export const AFTER_ALL: Instant = "9999-12-31T23:59:59.999Z";
