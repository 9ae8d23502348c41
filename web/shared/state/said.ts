/** Where things stand, in the page's language: the one place from which pages take a sentence of state. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { inLanguage, words } from "../language/language.ts";
import { reviewName } from "../parts/names.ts";
import { caseSentence, groundOf, untilText, type Standing } from "./caseState.ts";
import { promiseSentence, type Promised } from "./promised.ts";
import { reviewSentence, standingIn, type StandingReview } from "./reviewState.ts";
import { raisedIn, silenceMeansIn } from "./silence.ts";
import type { Reader, Tongue } from "./tongue.ts";
import { zh } from "./words.zh.ts";

const tongue: Tongue = {
  words,
  says: await inLanguage(zh, async () => (await import("./words.en.ts")).en),
};

export const caseText = (standing: Standing, reader: Reader): string =>
  caseSentence(standing, reader, tongue);

/** By what a decision came about, where no lead has written its reasons. */
export const groundText = (standing: Pick<Standing, "jointReview">): string => groundOf(standing, tongue);

/** What has become of a promise that something follows. */
export const promiseText = (promise: Promised): string => promiseSentence(promise, tongue);

/** Until when one material is owed, whoever asks for it. */
export const owedText = (owed: Standing["owed"]): string => untilText(owed, tongue);

export const reviewText = (review: StandingReview, reader: Reader, catalogue: Catalogue): string =>
  reviewSentence(review, reader, (id) => reviewName(id, catalogue), tongue);

/** Where a review stands, in a word. */
export const standing = (review: Pick<StandingReview, "outcome" | "status">): string =>
  standingIn(review, tongue);

export const silenceMeans = (
  review: Pick<ReviewSummary, "onTimeout" | "afterLadderDays" | "silenceBarred">,
): string => silenceMeansIn(review, tongue);

/** The same of a matter as the catalogue has it, before anybody is asked. */
export const silenceOf = (matter: Catalogue["matters"][number], { policies }: Catalogue): string =>
  silenceMeans({
    onTimeout: matter.onTimeout,
    silenceBarred: null,
    afterLadderDays: matter.afterLadder === undefined ? null : policies.afterLadderDays,
  });

export const raisedText = (review: Pick<ReviewSummary, "raisedTo" | "proceedsAt">): string | null =>
  raisedIn(review, tongue);
