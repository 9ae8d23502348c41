/** Who is late with a case, since when, and how far it has been raised: one sentence for each kind of what is owed. */
import type { Status } from "../api/answers.ts";
import { speaking, type Tongue } from "./tongue.ts";

type Late = Status["late"][number];

/** So many are called by their names; all of them stand in the list. */
const NAMED = 3;

export function lateSentences(late: readonly Late[], tongue: Tongue): string[] {
  const { dueText, says, words } = speaking(tongue);
  const SAYS = says.late;
  return [...Map.groupBy(late, ({ owes }) => owes)].map(([owes, those]) => {
    const names = [...new Set(those.map(({ department }) => says.nameOf(department)))];
    const who = whoOf(names);
    const since = dueText(
      those.reduce((first, one) => (one.since < first ? one.since : first), those[0]!.since),
    );
    const kind = owes === "opinion" && those.length > 1 ? "opinions" : owes;
    return `${SAYS[kind](who, since)}${raised(those, names.length)}`;
  });

  function whoOf(names: readonly string[]): string {
    const named = names.slice(0, NAMED).join(says.and);
    return names.length > NAMED ? SAYS.several(named, names.length) : named;
  }

  /** The furthest step that was taken, and with whom. @param whose how many departments there are */
  function raised(those: readonly Late[], whose: number): string {
    const steps = those.flatMap(({ department, done }) => done.map((one) => ({ ...one, department })));
    const furthest = steps.reduce<(typeof steps)[number] | null>(
      (most, one) => (most === null || rankOf(one.step) > rankOf(most.step) ? one : most),
      null,
    );
    if (furthest === null) return SAYS.nothingYet;
    const { step, at, department } = furthest;
    if (step === "operator") return SAYS.alerted(dueText(at));
    if (those.length === 1) return SAYS.raised(words.ladder[step], dueText(at));
    // All that have come as far are named, not one of them alone.
    const alike = [
      ...new Set(steps.filter((one) => one.step === step).map((one) => says.nameOf(one.department))),
    ];
    if (alike.length === whose) return SAYS.raisedAll(words.ladder[step]);
    return alike.length === 1
      ? SAYS.raisedOne(says.nameOf(department), words.ladder[step], dueText(at))
      : SAYS.raisedThose(whoOf(alike), words.ladder[step]);
  }
}

const STEPS = ["operator", "leader", "head-and-supervisor", "government"] as const;
const rankOf = (step: Late["done"][number]["step"]): number => STEPS.indexOf(step);
