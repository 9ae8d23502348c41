/** What an answer offers to whoever asked: pages draw it, and know no rule of their own. */

type Offers = { offers: readonly { command: string }[] };
type CommandOf<A extends Offers> = A["offers"][number]["command"];

/** One command of an answer, with until when and within which limits; `undefined` when it is not offered. */
export const offered = <A extends Offers, C extends CommandOf<A>>(answer: A, command: C) =>
  answer.offers.find(
    (offer): offer is Extract<A["offers"][number], { command: C }> => offer.command === command,
  );

/** What of an answer's offers one command is: what its form is given. */
export type OfferOf<A extends Offers, C extends CommandOf<A>> = Extract<A["offers"][number], { command: C }>;
