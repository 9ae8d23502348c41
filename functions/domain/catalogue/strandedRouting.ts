/** Projects that one region file asks somebody about, and that the next could not accept: a case at intake would be stuck. */
import type { Fault } from "../base/fault.ts";
import { comparedWith, comparisons, mayHold, type Attributes, type Comparison } from "./condition.ts";
import { MOST_REVIEWS, type Matter, type ProjectType, type Region } from "./region.ts";
import { kindsOfProjects, type Compared } from "./satisfiable.ts";
import { statedNow } from "./stated.ts";
import { nowOf } from "./successors.ts";

/** Types of which a project that may be at intake is asked of nobody any more, or of more than one round holds. */
export const routingFaults = (before: Region, after: Region): Fault[] =>
  before.projectTypes.flatMap((type) => {
    const now = nowOf(after.projectTypes, type.code);
    return now === undefined ? [] : ofType(before, after, type, now);
  });

function ofType(before: Region, after: Region, type: ProjectType, now: ProjectType): Fault[] {
  const [old, next] = [mattersOf(before, type.code), mattersOf(after, now.code)];
  const isReached = next.some(({ when }) => when === null);
  if (isReached && next.length <= MOST_REVIEWS) return [];
  // What is too much to be tried in a moment is not held against a file.
  for (const stated of projectsOf(before, after, [old, next]) ?? []) {
    const was = asked(old, stated);
    if (was === 0 || was > MOST_REVIEWS) continue;
    const is = asked(next, statedNow(after, stated));
    if (is > 0 && is <= MOST_REVIEWS) continue;
    const facts = Object.entries(stated).map(([code, value]) => `${code}: ${value}`);
    const project = facts.length === 0 ? "a project of it" : `a project with ${facts.join(", ")}`;
    const message =
      is === 0
        ? `${project} is asked of nobody any more, and one at intake could not be accepted: leave one matter that applies to it`
        : `${project} concerns ${is} matters, and one round holds ${MOST_REVIEWS}: one at intake could not be accepted; split the type`;
    return [{ path: `projectTypes.${now.code}`, message }];
  }
  return [];
}

const mattersOf = ({ matters }: Region, type: string): Matter[] =>
  matters.filter(({ projectTypes }) => projectTypes.includes(type));

const asked = (matters: readonly Matter[], stated: Attributes): number =>
  matters.filter(({ when }) => when === null || mayHold(when, stated)).length;

/** A project of every kind that the conditions of the two files tell apart, as it is stated under the earlier one. */
function projectsOf(
  before: Region,
  after: Region,
  [old, next]: readonly [readonly Matter[], readonly Matter[]],
): Attributes[] | null {
  const compared = [
    ...conditionsIn(old).map((one): Compared => ({ attribute: one.attribute, values: comparedWith(one) })),
    ...conditionsIn(next).flatMap((one) => asStated(before, after, one)),
  ];
  return kindsOfProjects(compared, new Map(before.attributes.map((fact) => [fact.code, fact])));
}

const conditionsIn = (matters: readonly Matter[]): Comparison[] =>
  matters.flatMap(({ when }) => (when === null ? [] : comparisons(when).map(({ comparison }) => comparison)));

/** What the later file compares with, in the codes of the earlier one; `[]` for a fact that this did not ask for. */
function asStated(before: Region, after: Region, comparison: Comparison): Compared[] {
  const was = before.attributes.find(
    ({ code }) => nowOf(after.attributes, code)?.code === comparison.attribute,
  );
  const is = after.attributes.find(({ code }) => code === comparison.attribute);
  if (was === undefined || is === undefined) return [];
  const values = comparedWith(comparison);
  if (was.type !== "choice" || is.type !== "choice") return [{ attribute: was.code, values }];
  const choices = was.choices.map(({ code }) => code);
  const stated = choices.filter((code) => values.includes(nowOf(is.choices, code)?.code ?? code));
  return [{ attribute: was.code, values: stated }];
}
