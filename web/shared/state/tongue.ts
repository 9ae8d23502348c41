/** In which language a state is said: an argument, so that every sentence can be tried in both. */
import { datesIn } from "../language/datesIn.ts";
import type { Words } from "../language/words.zh.ts";
import type { StateSays } from "./words.zh.ts";

export type Tongue = {
  words: Pick<
    Words,
    | "days"
    | "cause"
    | "claim"
    | "dayText"
    | "ladder"
    | "onTimeout"
    | "openDate"
    | "outcome"
    | "promises"
    | "reviewStatus"
    | "stop"
  >;
  says: StateSays;
};

/** Who reads it: whoever applied, whose answer it is, or somebody else of the authority. */
export type Reader = "applicant" | "clerk" | "staff";

/** What a sentence is put together with. */
export const speaking = ({ words, says }: Tongue) => ({
  ...datesIn(words),
  words,
  says,
  /** Several sentences after each other; one that does not hold is left out. */
  told: (sentences: readonly (string | false | null | undefined)[]): string =>
    sentences.filter(Boolean).join(says.between),
});
