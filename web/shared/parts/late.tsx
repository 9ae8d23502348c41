/** Who is late with a case, since when, and what was done about it. */
import type { Catalogue, Status } from "../api/answers.ts";
import { dueText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { lines } from "./Facts.tsx";
import { reviewName } from "./names.ts";

const SAYS = words.late;

type Late = Status["late"][number];

/** One line for each; nothing where nobody is late. */
export const lateLines = (late: readonly Late[], catalogue: Catalogue) =>
  lines(late.map((one) => <span class="late">{lateText(one, catalogue)}</span>));

function lateText({ department, reviewId, owes, since, done }: Late, catalogue: Catalogue): string {
  const who = reviewId === null ? nameOf(department) : reviewName(reviewId, catalogue);
  const steps = done.map(({ step, at }) =>
    step === "operator" ? SAYS.alerted(dueText(at)) : SAYS.told(SAYS.done[step], dueText(at)),
  );
  return `${who}${words.colon}${[SAYS.owes[owes], SAYS.since(dueText(since)), ...steps].join(words.semicolon)}`;
}
