/** Where an application stands, in sentences: one function for each state, for whoever reads it. */
import type { Status } from "../api/answers.ts";
import { dateOf } from "../language/datesIn.ts";
import { lateSentences } from "./late.ts";
import { speaking, type Reader, type Tongue } from "./tongue.ts";

/** What of a status its sentences are made of; a case of the staff's has it, too. */
export type Standing = Pick<
  Status,
  "status" | "acceptBy" | "lead" | "progress" | "expectedDecisionBy" | "late" | "owed" | "decidedAt"
> & {
  ended: { at: string } | null;
  decision: {
    lead: object | null;
    conditions: { length: number };
    matters: readonly { result: Matter["result"] }[];
  } | null;
  jointReview: {
    callBy: string | null;
    sitting: { heldOn: string; time: string; place: string } | null;
    conclusion: { concludedAt: string; answers: { length: number } } | null;
  } | null;
  /** What may be put right (整改复审); absent in a list of cases. */
  rectification?: Pick<NonNullable<Status["rectification"]>, "standing" | "dueAt"> | null;
  offers: readonly { command: string }[];
};

type Matter = NonNullable<Status["decision"]>["matters"][number];

export function caseSentence(standing: Standing, reader: Reader, tongue: Tongue): string {
  const { says, told, dayText } = speaking(tongue);
  const SAYS = says.whole;
  const endedOn = () => dayText(dateOf(standing.ended!.at));
  switch (standing.status) {
    case "received":
      return SAYS.received(untilOf(standing.acceptBy, tongue));
    case "awaiting-materials": {
      const { count, until } = owedOf(standing, tongue);
      return (reader === "applicant" ? SAYS.awaiting : SAYS.awaitingThem)(count, until);
    }
    case "in-review":
      return inReview(standing, reader, tongue);
    case "joint-review":
      return told([
        ...jointReview(standing, tongue),
        standing.rectification?.standing === "offered" &&
          (reader === "applicant" ? SAYS.mayPutRight : SAYS.theyMayPutRight),
        ...late(standing, reader, tongue),
      ]);
    case "deciding":
      return told([
        SAYS.deciding(leadOf(standing, tongue), untilOf(standing.expectedDecisionBy, tongue)),
        ...late(standing, reader, tongue),
      ]);
    case "granted":
    case "granted-with-conditions":
    case "partly-granted":
    case "nothing-to-grant":
    case "refused":
      return decided(standing, tongue);
    case "not-accepted":
      return SAYS.notAccepted(endedOn());
    case "lapsed":
      return SAYS.lapsed(endedOn());
    case "withdrawn":
      return (reader === "applicant" ? SAYS.withdrawn : SAYS.theyWithdrew)(endedOn());
  }
}

const untilOf = (instant: string | null, tongue: Tongue): string | null =>
  instant === null ? null : speaking(tongue).dueText(instant);

const leadOf = ({ lead }: Standing, { says }: Tongue): string => (lead === null ? "" : says.nameOf(lead));

type Owed = Standing["owed"][number];

/** What is owed first; what no calendar reaches comes last. */
const firstOf = (owed: readonly Owed[]): Owed | undefined =>
  owed.toSorted((a, b) => (a.until === null || (b.until !== null && a.until > b.until) ? 1 : -1))[0];

/** How many materials are owed, and until when the first; a date that no calendar reaches is none. */
function owedOf({ owed }: Standing, tongue: Tongue) {
  const first = firstOf(owed);
  return {
    count: new Set(owed.map(({ code }) => code)).size,
    until: untilOf(first?.until ?? null, tongue),
    isLate: first?.overdue === true,
  };
}

/** Until when a material is owed, to whoever asks for it first; whether that is over. */
export function untilText(owed: readonly Owed[], tongue: Tongue): string {
  const SAYS = tongue.says.owed;
  const first = firstOf(owed);
  const until = untilOf(first?.until ?? null, tongue);
  return until === null ? SAYS.open : (first?.overdue ? SAYS.over : SAYS.until)(until);
}

/** What is owed while the departments are at it. */
function owes(standing: Standing, reader: Reader, tongue: Tongue): string | false {
  const SAYS = tongue.says.whole;
  const { count, until, isLate } = owedOf(standing, tongue);
  const isOwn = reader === "applicant";
  if (count === 0) return isOwn && SAYS.owesNothing;
  if (isLate) return (isOwn ? SAYS.owesLate : SAYS.theyOweLate)(count, until!);
  return (isOwn ? SAYS.owes : SAYS.theyOwe)(count, until);
}

/** Who is late, and what whoever applied may do about it. */
const late = (standing: Standing, reader: Reader, tongue: Tongue): string[] => [
  ...lateSentences(standing.late, tongue),
  ...(reader === "applicant" &&
  standing.late.length > 0 &&
  standing.offers.some(({ command }) => command === "fileComplaint")
    ? [tongue.says.whole.mayComplain]
    : []),
];

function inReview(standing: Standing, reader: Reader, tongue: Tongue): string {
  const SAYS = tongue.says.whole;
  const { progress, expectedDecisionBy } = standing;
  const isLate = standing.late.length > 0;
  const date = untilOf(expectedDecisionBy, tongue);
  if (standing.rectification?.standing === "running") {
    const until = untilOf(standing.rectification.dueAt, tongue)!;
    return (reader === "applicant" ? SAYS.putRight : SAYS.theyPutRight)(until);
  }
  return speaking(tongue).told([
    SAYS.inReview(progress.closed, progress.total),
    ...late(standing, reader, tongue),
    // Whoever is late is taken to act now: said as a condition, it is true whatever they do.
    date === null
      ? isLate
        ? SAYS.noDateLate
        : SAYS.noDate
      : (isLate ? SAYS.expectedIf : SAYS.expected)(date),
    owes(standing, reader, tongue),
  ]);
}

function jointReview(standing: Standing, tongue: Tongue): (string | false)[] {
  const { says, dueText, dayText } = speaking(tongue);
  const SAYS = says.whole;
  const { jointReview: joint, expectedDecisionBy, late: those } = standing;
  const isCallLate = those.some(({ owes }) => owes === "sitting");
  return [
    SAYS.joint,
    ...(joint === null
      ? []
      : joint.sitting !== null
        ? [SAYS.sitting(dayText(joint.sitting.heldOn), joint.sitting.time, joint.sitting.place)]
        : [
            !isCallLate &&
              joint.callBy !== null &&
              SAYS.callBy(leadOf(standing, tongue), dueText(joint.callBy)),
          ]),
    expectedDecisionBy !== null && SAYS.endBy(dueText(expectedDecisionBy)),
  ];
}

function decided(standing: Standing, tongue: Tongue): string {
  const { says, dayText, told } = speaking(tongue);
  const SAYS = says.whole;
  const { decision, jointReview: joint } = standing;
  const date = dayText(dateOf(standing.decidedAt!));
  const conclusion = joint?.conclusion ?? null;
  const by = decision?.lead
    ? SAYS.by.lead(leadOf(standing, tongue), date)
    : conclusion
      ? SAYS.by.joint(date)
      : SAYS.by.rule(date);
  return told([`${by}${resultOf(standing, tongue)}`, (conclusion?.answers.length ?? 0) > 0 && SAYS.answered]);
}

function resultOf({ status, decision }: Standing, { says }: Tongue): string {
  const SAYS = says.whole;
  const matters = decision?.matters ?? [];
  switch (status) {
    case "granted-with-conditions":
      return SAYS.conditions(decision?.conditions.length ?? 0);
    case "partly-granted":
      return SAYS.partly(matters.filter(({ result }) => result.startsWith("granted")).length, matters.length);
    case "nothing-to-grant":
      return SAYS.nothing;
    case "refused":
      return SAYS.refused;
    default:
      return SAYS.granted;
  }
}

/** By what a decision came about, where no lead has written its reasons. */
export function groundOf({ jointReview }: Pick<Standing, "jointReview">, tongue: Tongue): string {
  const { says, dayText } = speaking(tongue);
  const conclusion = jointReview?.conclusion;
  return conclusion ? says.ground.joint(dayText(dateOf(conclusion.concludedAt))) : says.ground.rule;
}
