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
    const named = names.slice(0, NAMED).join(says.and);
    const who = names.length > NAMED ? SAYS.several(named, names.length) : named;
    const since = dueText(
      those.reduce((first, one) => (one.since < first ? one.since : first), those[0]!.since),
    );
    const kind = owes === "opinion" && those.length > 1 ? "opinions" : owes;
    return `${SAYS[kind](who, since)}${raised(those)}`;
  });

  /** The furthest step that was taken, and with whom. */
  function raised(those: readonly Late[]): string {
    const steps = those.flatMap(({ department, done }) => done.map((one) => ({ ...one, department })));
    const furthest = steps.reduce<(typeof steps)[number] | null>(
      (most, one) => (most === null || rankOf(one.step) > rankOf(most.step) ? one : most),
      null,
    );
    if (furthest === null) return SAYS.nothingYet;
    const { step, at, department } = furthest;
    if (step === "operator") return SAYS.alerted(dueText(at));
    return those.length === 1
      ? SAYS.raised(words.ladder[step], dueText(at))
      : SAYS.raisedOne(says.nameOf(department), words.ladder[step], dueText(at));
  }
}

const STEPS = ["operator", "leader", "head-and-supervisor", "government"] as const;
const rankOf = (step: Late["done"][number]["step"]): number => STEPS.indexOf(step);
