/** What every form about a review is given. */
import type { Review } from "../../shared/api/answers.ts";
import type { OfferOf } from "../../shared/api/offers.ts";

export type ReviewFormProps = {
  review: Review;
  onDone: () => void;
  /** The reader wants to see how it stands now. */
  onStale: () => void;
};

type Command = Review["offers"][number]["command"];

/** With what is offered of its command. */
export type OfferedFormProps<C extends Command> = ReviewFormProps & { offer: OfferOf<Review, C> };
