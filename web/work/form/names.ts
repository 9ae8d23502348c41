/** By what names drafts are kept. */

export const opinionDraft = (reviewId: string): string => draftName("giveOpinion", reviewId);

/** @param of a review or an application */
export const draftName = (command: string, of: string): string => `${command} ${of}`;

/** Of which review or application it is one. */
export const subjectOfDraft = (name: string): string => name.slice(name.indexOf(" ") + 1);
