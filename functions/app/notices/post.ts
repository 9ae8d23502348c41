/** How applicants are told that there is something to see: the one port by which anything reaches them outside of the API. */

/** One mail. `id` is that of the event that it tells of: the same event is the same mail, whoever sends it and however often. */
export type Letter = { id: string; to: string; subject: string; text: string };

/** What became of it: taken on; refused for good; or to be tried again, after no answer or one that is no refusal. */
export type Posted = { as: "taken" } | { as: "refused" | "later"; status: number | null };

export interface Post {
  send(letter: Letter): Promise<Posted>;
}

/** What became of a mail for good: `nobody` where there is no address, or none any more. */
export type MailEnd = "sent" | "nobody" | "refused";

/** What became of mails, by the id of the event that each tells of: what is over stays over, whoever announces it again. */
export interface MailBook {
  endOf(id: string): Promise<MailEnd | null>;
  end(id: string, as: MailEnd): Promise<void>;
}
