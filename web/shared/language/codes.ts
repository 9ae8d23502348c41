/** What pages call the dictionaries of the record's codes, which the product has in each language. */
import type { Codes } from "../../../functions/words/codes.ts";

export const wordsOfCodes = (codes: Codes) => ({
  applicationStatus: codes.STATUSES,
  reviewStatus: codes.REVIEW_STATUSES,
  outcome: codes.OUTCOMES,
  lamp: codes.LAMPS,
  onTimeout: codes.SILENCE_MEANS,
  kind: codes.KINDS,
  cardColour: codes.CARDS,
  cardRule: codes.CARD_RULES,
  stop: codes.STOPS,
  notice: codes.NOTICES,
  post: codes.POSTS,
  rank: codes.RANKS,
  ladder: codes.LADDER,
  conditionBasis: codes.BASES,
  result: codes.CONCLUSIONS,
  position: codes.POSITIONS,
  attendance: codes.ATTENDANCE,
  guards: codes.GUARDS,
  mark: codes.MARKS,
  opinion: codes.OPINIONS,
  claim: codes.CLAIMS,
  cause: codes.CAUSES,
  flag: codes.FLAGS,
  accepted: codes.ACCEPTED,
});
