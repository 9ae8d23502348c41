/** Whether one of these matters takes a look at the site (联合踏勘), as the catalogue has it now. */
import type { Catalogue } from "../api/answers.ts";

export const takesVisit = (
  reviews: readonly { matter: { code: string } }[],
  { matters }: Pick<Catalogue, "matters">,
): boolean => {
  const codes = new Set(reviews.map(({ matter }) => matter.code));
  return matters.some(({ code, siteVisit }) => siteVisit === true && codes.has(code));
};
