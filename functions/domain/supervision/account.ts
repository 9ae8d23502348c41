/**
 * 责任追究: what was said and decided beside the cards of one department and calendar year. Cards stay computed; here stands, by
 * (review, rule, instant), who confirmed one, on whom it was served, that it was contested and what came of it, and which
 * consequences were served, answered (申辩) and decided. What was said once stays; what it comes to is `accountStanding.ts`.
 */
import type { Actor } from "../base/actor.ts";
import type { Chained } from "../base/history.ts";
import type { Instant } from "../base/time.ts";
import type { ConsequenceStep, Measure } from "../catalogue/consequences.ts";
import type { BreachRule } from "../review/review.ts";

/** Which card: a red one for a second yellow card stands and falls with that yellow one. */
export type CardKey = { reviewId: string; rule: BreachRule; at: Instant };

/** Of whom a consequence is proposed, and for which card of theirs; `person: null`: the department itself. */
export type StepKey = { person: string | null } & Pick<ConsequenceStep, "colour" | "nth">;

/** By what it was served where nobody signed for it on their page; `null` where the person did. */
type How = string | null;

export type AccountEvent =
  | ObjectionEvent
  | { type: "card-confirmed"; card: CardKey; reasons: string }
  | { type: "card-served"; card: CardKey; person: string; how: How }
  | { type: "card-contested"; card: CardKey; reasons: string }
  | { type: "contest-decided"; card: CardKey; outcome: ContestOutcome; reasons: string }
  | { type: "proposal-served"; step: StepKey; measure: Measure; cards: readonly CardKey[]; how: How }
  | { type: "statement-made"; step: StepKey; cards: readonly CardKey[]; text: string }
  | {
      type: "proposal-decided";
      step: StepKey;
      measure: Measure;
      cards: readonly CardKey[];
      outcome: ProposalOutcome;
      reasons: string;
    };

/** 否决报备: what supervision said to an objection, and what its department answered. */
export type ObjectionEvent =
  | { type: "objection-noted"; reviewId: string }
  | { type: "objection-returned"; reviewId: string; about: readonly ObjectionForm[]; reasons: string }
  | { type: "objection-answered"; reviewId: string; text: string };

/** Of what of its form somebody may ask for another look: its reasons, its article, what would cure it. */
export const FORMS = ["reasons", "article", "cure"] as const;
export type ObjectionForm = (typeof FORMS)[number];

export const CONTEST_OUTCOMES = ["upheld", "revoked"] as const;
export type ContestOutcome = (typeof CONTEST_OUTCOMES)[number];

export const PROPOSAL_OUTCOMES = ["confirmed", "dismissed"] as const;
export type ProposalOutcome = (typeof PROPOSAL_OUTCOMES)[number];

export type Act = { by: Actor; at: Instant };

/** What was said of one card. */
export type CardFile = {
  card: CardKey;
  confirmed: (Act & { reasons: string }) | null;
  /** On whom: whoever answered for it by what was known then. */
  served: (Act & { person: string; how: How }) | null;
  contest: (Act & { reasons: string }) | null;
  contestDecided: (Act & { reasons: string; outcome: ContestOutcome }) | null;
};

/** What was said of one consequence, and of which cards it was proposed. */
export type Proceeding = {
  step: StepKey;
  measure: Measure;
  cards: readonly CardKey[];
  served: (Act & { how: How }) | null;
  statement: (Act & { text: string }) | null;
  decided: (Act & { reasons: string; outcome: ProposalOutcome }) | null;
  /** 编号: of what was confirmed its place among all that was in this account, from 1 on; it keeps it, fallen or not. */
  number: number | null;
};

/** What was said of the report of one objection. */
export type ObjectionFile = {
  reviewId: string;
  noted: Act | null;
  returned: (Act & { about: readonly ObjectionForm[]; reasons: string }) | null;
  answered: (Act & { text: string }) | null;
};

export type Account = {
  files: readonly CardFile[];
  proceedings: readonly Proceeding[];
  objections: readonly ObjectionFile[];
};

export const NOTHING_SAID: Account = { files: [], proceedings: [], objections: [] };

export const objectionFileOf = ({ objections }: Account, reviewId: string): ObjectionFile =>
  objections.find((one) => one.reviewId === reviewId) ?? {
    reviewId,
    noted: null,
    returned: null,
    answered: null,
  };

export const sameCard = (a: CardKey, b: CardKey): boolean =>
  a.reviewId === b.reviewId && a.rule === b.rule && a.at === b.at;

export const sameStep = (a: StepKey, b: StepKey): boolean =>
  a.person === b.person && a.colour === b.colour && a.nth === b.nth;

/** Whether both are about the same consequence of the same cards. */
export const sameProceeding = (
  a: Pick<Proceeding, "step" | "cards">,
  b: Pick<Proceeding, "step" | "cards">,
): boolean =>
  sameStep(a.step, b.step) &&
  a.cards.length === b.cards.length &&
  a.cards.every((card) => b.cards.some((other) => sameCard(card, other)));

export const fileOf = ({ files }: Account, card: CardKey): CardFile =>
  files.find((one) => sameCard(one.card, card)) ?? {
    card,
    confirmed: null,
    served: null,
    contest: null,
    contestDecided: null,
  };

/** The account that its acts make. */
export const accountOf = (acts: readonly Pick<Chained<AccountEvent>, "at" | "by" | "event">[]): Account =>
  acts.reduce<Account>((account, { at, by, event }) => evolve(account, event, { at, by }), NOTHING_SAID);

export function evolve(account: Account, event: AccountEvent, act: Act): Account {
  switch (event.type) {
    case "objection-noted":
      return ofObjection(account, event.reviewId, { noted: act });
    case "objection-returned": {
      const { about, reasons } = event;
      return ofObjection(account, event.reviewId, { returned: { ...act, about, reasons } });
    }
    case "objection-answered":
      return ofObjection(account, event.reviewId, { answered: { ...act, text: event.text } });
    case "card-confirmed":
      return ofCard(account, event.card, { confirmed: { ...act, reasons: event.reasons } });
    case "card-served":
      return ofCard(account, event.card, {
        served: { ...act, person: event.person, how: event.how },
      });
    case "card-contested":
      return ofCard(account, event.card, { contest: { ...act, reasons: event.reasons } });
    case "contest-decided": {
      const { outcome, reasons } = event;
      return ofCard(account, event.card, { contestDecided: { ...act, outcome, reasons } });
    }
    case "proposal-served":
      return ofStep(account, event, { measure: event.measure, served: { ...act, how: event.how } });
    case "statement-made":
      return ofStep(account, event, { statement: { ...act, text: event.text } });
    case "proposal-decided": {
      const { measure, outcome, reasons } = event;
      const number = outcome === "confirmed" ? nextNumber(account) : null;
      return ofStep(account, event, { measure, decided: { ...act, outcome, reasons }, number });
    }
  }
}

function ofObjection(account: Account, reviewId: string, said: Partial<ObjectionFile>): Account {
  const others = account.objections.filter((one) => one.reviewId !== reviewId);
  return { ...account, objections: [...others, { ...objectionFileOf(account, reviewId), ...said }] };
}

function ofCard(account: Account, card: CardKey, said: Partial<CardFile>): Account {
  const others = account.files.filter((one) => !sameCard(one.card, card));
  return { ...account, files: [...others, { ...fileOf(account, card), ...said }] };
}

const nextNumber = ({ proceedings }: Account): number =>
  1 + proceedings.filter(({ number }) => number !== null).length;

function ofStep(
  account: Account,
  { step, cards }: Pick<Proceeding, "step" | "cards">,
  said: Partial<Proceeding>,
): Account {
  const about = { step, cards };
  const before = account.proceedings.find((one) => sameProceeding(one, about));
  const begun: Proceeding = before ?? {
    ...about,
    measure: "reminder",
    served: null,
    statement: null,
    decided: null,
    number: null,
  };
  const after = { ...begun, ...said };
  // Each keeps its place: what was begun first stands first.
  const proceedings = before
    ? account.proceedings.map((one) => (one === before ? after : one))
    : [...account.proceedings, after];
  return { ...account, proceedings };
}
