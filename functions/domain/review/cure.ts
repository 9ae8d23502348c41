/**
 * What would make consent possible (rules: 否决须说明如何补救): a change, or why there is none. That nothing does, by itself, says
 * neither, and so does a dash: an applicant could act on neither.
 */

/** That no change would do, in either language, at the beginning of what is said. */
const INCURABLE =
  /^(?:incurable|not curable|cannot be cured|none|nothing|n\/a|no|不可补救|无法补救|不能补救|无法补正|不可补正|不能补正|无法整改|无可补救|没有|无)/iu;

/** What carries no meaning by itself: marks, spaces, and the words that only announce a reason. */
const EMPTY =
  /[\p{P}\p{S}\p{Z}\s]|(?:because|since|as|reasons?|因为|由于|因|理由|原因|为|是|系)(?=[\p{P}\p{Z}\s]|$)/giu;

/** Letters or characters that a reason, or a change, has at least. */
const LEAST = 2;

const isSaid = (text: string): boolean => Array.from(text.replaceAll(EMPTY, "")).length >= LEAST;

/** Whether it says what would make consent possible, or why nothing would. */
export function saysCure(text: string): boolean {
  const said = text.trim();
  return isSaid(said.slice(incurableIn(said).length));
}

/** The word by which it says that no change would do; `""` where it does not. */
function incurableIn(said: string): string {
  const [incurable = ""] = INCURABLE.exec(said) ?? [];
  // A word that goes on is another word: nothing but "none" is none.
  const goesOn = /^[a-z]/iu.test(said.slice(incurable.length)) && /[a-z]$/iu.test(incurable);
  return goesOn ? "" : incurable;
}

/** Whether an objection leaves its applicant nothing to do: it says that nothing would cure it, or, as older ones may, says no cure. */
export function isIncurable(text: string): boolean {
  const said = text.trim();
  return incurableIn(said) !== "" || !saysCure(said);
}
