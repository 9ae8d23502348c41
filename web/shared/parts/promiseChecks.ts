/** 核查: how the promises that a matter rests on were checked, each in a line, and what was found. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { materialName } from "./names.ts";

const SAYS = words.promises.check;

type Checked = NonNullable<ReviewSummary["promiseChecks"]>[number];

export const promiseCheckLines = (
  { promiseChecks = [] }: Pick<ReviewSummary, "promiseChecks">,
  catalogue: Catalogue,
): string[] =>
  promiseChecks.map((one) => {
    const { material } = one;
    const about = material === null ? SAYS.ofMatter : materialName(material, catalogue);
    const found = one.checks.at(-1)?.found;
    return `${about}${words.colon}${standingOf(one)}${found === undefined ? "" : words.aside(found)}`;
  });

function standingOf({ standing, due, checks }: Checked): string {
  const at = checks.at(-1)?.at;
  switch (standing) {
    case "due":
    case "put-right":
      return SAYS[standing](dueText(due));
    case "stands":
    case "withdrawn":
      return SAYS[standing](momentText(at!));
    case "released":
      return SAYS.released;
  }
}
