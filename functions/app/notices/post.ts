/** How applicants are told that there is something to see: the one port by which anything reaches them outside of the API. */

/** One mail. `id` is that of the event that it tells of: the same event is the same mail, whoever sends it and however often. */
export type Letter = { id: string; to: string; subject: string; text: string };

/** What became of it: taken on; refused for good; or to be tried again, after no answer or one that is no refusal. */
export type Posted = { as: "taken" } | { as: "refused" | "later"; status: number | null };

export interface Post {
  send(letter: Letter): Promise<Posted>;
}
