/** What pages call the dictionaries of the record's codes, which the product has in each language. */
import type { Codes } from "../../../functions/words/codes.ts";

/** The dictionaries that pages show; those that documents alone show weigh nothing here. */
type Shown = Pick<
  Codes,
  | "ACCEPTED"
  | "ATTENDANCE"
  | "BASES"
  | "BOUNDS"
  | "CAUSES"
  | "CLAIMS"
  | "CONCLUSIONS"
  | "FLAGS"
  | "FLAG_SOURCES"
  | "FOUND"
  | "GROUNDS"
  | "GUARDS"
  | "KINDS"
  | "LADDER"
  | "LAMPS"
  | "LICENCE_RESULTS"
  | "LIMITS"
  | "MANDATES"
  | "MARKS"
  | "NOTICES"
  | "OPINIONS"
  | "OPINION_RESULTS"
  | "OUTCOMES"
  | "POSITIONS"
  | "POSTS"
  | "RANKS"
  | "RECEIPTS"
  | "REVIEW_STATUSES"
  | "SILENCE_MEANS"
  | "STATUSES"
  | "STOPS"
>;

export const wordsOfCodes = (codes: Shown) => ({
  applicationStatus: codes.STATUSES,
  reviewStatus: codes.REVIEW_STATUSES,
  outcome: codes.OUTCOMES,
  lamp: codes.LAMPS,
  onTimeout: codes.SILENCE_MEANS,
  kind: codes.KINDS,
  stop: codes.STOPS,
  limits: codes.LIMITS,
  notice: codes.NOTICES,
  post: codes.POSTS,
  rank: codes.RANKS,
  ladder: codes.LADDER,
  conditionBasis: codes.BASES,
  result: codes.CONCLUSIONS,
  licenceResult: codes.LICENCE_RESULTS,
  opinionResult: codes.OPINION_RESULTS,
  ground: codes.GROUNDS,
  bound: codes.BOUNDS,
  position: codes.POSITIONS,
  attendance: codes.ATTENDANCE,
  mandate: codes.MANDATES,
  receipt: codes.RECEIPTS,
  guards: codes.GUARDS,
  mark: codes.MARKS,
  opinion: codes.OPINIONS,
  claim: codes.CLAIMS,
  cause: codes.CAUSES,
  flag: codes.FLAGS,
  flagSource: codes.FLAG_SOURCES,
  found: codes.FOUND,
  accepted: codes.ACCEPTED,
});
