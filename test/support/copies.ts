/** The queue of copies of links, for tests whose region has none made: whoever asks for one has made a mistake. */
import type { CopyQueue } from "../../functions/app/files/files.ts";

const never = async (): Promise<never> => {
  throw new Error("no copy is made here");
};

export const NO_COPIES: { copying: CopyQueue } = {
  copying: { askCopy: never, dueCopies: never, askAgain: never, forgetCopy: never },
};
