/**
 * What the cards of a department's year come to, for itself and for each of its persons: how many count, which consequences
 * they lead to by the region's table, and how each of those stands. A function of the cards and of what was decided beside
 * them, whatever came first: a card that was revoked counts nowhere from then on, and what had rested on it has fallen.
 */
import type { Instant } from "../base/time.ts";
import type { ConsequenceStep } from "../catalogue/consequences.ts";
import type { BreachRule } from "../review/review.ts";
import { fileOf, sameCard, sameStep, type Account, type CardKey, type Proceeding } from "./account.ts";
import type { CorrectedCard } from "./card.ts";

/** A card of a department's year, as it counts. */
export type AccountCard = {
  reviewId: string;
  rule: BreachRule;
  at: Instant;
  colour: "yellow" | "red";
  /** As which it counts: red, too, where it is the second yellow one of its case; `null` where it was revoked or is covered. */
  counts: "yellow" | "red" | null;
  /** Who held the post then, and has it as their own; `null` where nobody did, or an outage is on record. */
  person: string | null;
  /** On how many days of the limit that person held it; `null` of what is no limit. */
  held: { days: number; of: number } | null;
  /** Whether the platform was cut off from its department while the limit ran. */
  outage: boolean;
  corrected: CorrectedCard | null;
};

export type StepStatus = "proposed" | "served" | "stated" | "confirmed" | "dismissed" | "fallen";

export type StepStanding = Pick<Proceeding, "step" | "measure" | "cards"> & {
  status: StepStatus;
  /** What was said of it; `null` while it is only proposed. */
  proceeding: Proceeding | null;
};

/** What the cards come to for somebody; `person: null`: the department itself. */
export type SubjectStanding = {
  person: string | null;
  yellow: number;
  red: number;
  steps: StepStanding[];
};

/** The department first, then its persons by their names. */
export function standingsOf(
  cards: readonly AccountCard[],
  account: Account,
  table: readonly ConsequenceStep[],
): SubjectStanding[] {
  const named = [
    ...cards.flatMap(({ counts, person }) => (counts !== null && person !== null ? [person] : [])),
    ...account.proceedings.flatMap(({ step }) => (step.person === null ? [] : [step.person])),
  ];
  const persons = [...new Set(named)].sort();
  return [null, ...persons].map((person) => standingOf(person, cards, account, table));
}

function standingOf(
  person: string | null,
  cards: readonly AccountCard[],
  account: Account,
  table: readonly ConsequenceStep[],
): SubjectStanding {
  const own = cardsFor(person, cards);
  const yellow = own.filter(({ counts }) => counts === "yellow");
  const red = own.filter(({ counts }) => counts === "red");
  const of = { yellow, red };
  const proceedings = account.proceedings.filter(({ step }) => step.person === person);
  const stands = ({ step, cards: named }: Proceeding) =>
    named.every((card) => of[step.colour].some((counting) => sameCard(counting, card)));
  // Of several that would stand, one does: the first that was said anything of.
  const standing = proceedings.filter(stands);
  const reached = table
    .filter(({ colour, nth }) => of[colour].length >= nth)
    .map(({ colour, nth, measure }): StepStanding => {
      const step = { person, colour, nth };
      const proceeding = standing.find((one) => sameStep(one.step, step)) ?? null;
      return proceeding
        ? { ...pick(proceeding), status: statusOf(proceeding), proceeding }
        : { step, measure, cards: of[colour].slice(0, nth).map(keyOf), status: "proposed", proceeding };
    });
  const others = proceedings
    .filter((one) => !reached.some(({ proceeding }) => proceeding === one))
    .map((proceeding): StepStanding => ({ ...pick(proceeding), status: "fallen", proceeding }));
  return { person, yellow: yellow.length, red: red.length, steps: [...reached, ...others] };
}

const pick = ({ step, measure, cards }: Proceeding) => ({ step, measure, cards });

export const keyOf = ({ reviewId, rule, at }: CardKey): CardKey => ({ reviewId, rule, at });

/** Whose cards they are, in the order of what they are for. */
const cardsFor = (person: string | null, cards: readonly AccountCard[]): AccountCard[] =>
  cards
    .filter((card) => person === null || card.person === person)
    .toSorted((a, b) => compare(a.at, b.at) || compare(a.reviewId, b.reviewId) || compare(a.rule, b.rule));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function statusOf({ served, statement, decided }: Proceeding): StepStatus {
  if (decided) return decided.outcome;
  if (statement) return "stated";
  return served ? "served" : "proposed";
}

/** Whether somebody contests the card and nobody has decided that yet. */
export function isContested(account: Account, card: CardKey): boolean {
  const { contest, contestDecided } = fileOf(account, card);
  return contest !== null && contestDecided === null;
}
