/** What a region file that takes another's place changes: for whom, and from which case on. */
import type { Limit } from "../calendar/clock.ts";
import type { OwnDayOff } from "../calendar/ownDays.ts";
import type { Matter, Region } from "./region.ts";
import { codeOf, codesOf, KEPT, nowOf, type Coded, type Kept } from "./successors.ts";

type Named = Coded & { name: string };

/** In words, one line for each; the later file must strand nothing of the earlier one. */
export function changesBetween(before: Region, after: Region): string[] {
  return [
    ...KEPT.flatMap((kind) => successions(kind, before[kind], after[kind])),
    ...KEPT.flatMap((kind) => additions(kind, before[kind], after[kind])),
    ...before.matters.flatMap((matter) => ofMatter(matter, nowOf(after.matters, matter.code)!)),
    ...before.departments.flatMap(({ id, daysOff = [] }) => {
      const now = nowOf(after.departments, id)!;
      return sameDays(daysOff, now.daysOff ?? [])
        ? []
        : [
            `departments: ${now.id}: other days off of its own; its clocks that run are computed anew, and none ends earlier than was told`,
          ];
    }),
    ...(JSON.stringify(before.policies) === JSON.stringify(after.policies)
      ? []
      : ["policies: they change for new cases; open ones keep those that they were accepted under"]),
    ...(JSON.stringify(before.calendar) === JSON.stringify(after.calendar)
      ? []
      : ["calendar: clocks that run are computed anew, and none ends earlier than was told"]),
  ];
}

/** What open cases still call by its old code. */
const successions = (kind: Kept, before: readonly Named[], after: readonly Named[]): string[] =>
  before.flatMap((one) => {
    const code = codeOf(one);
    const now = nowOf(after, code)!;
    if (codeOf(now) === code)
      return now.name === one.name ? [] : [`${kind}: ${code} is called ${now.name} from now on`];
    return [`${kind}: ${codeOf(now)} takes the place of ${code}, in open cases too`];
  });

const additions = (kind: Kept, before: readonly Named[], after: readonly Named[]): string[] =>
  after
    .filter((one) => !codesOf(one).some((code) => before.some((other) => codesOf(other).includes(code))))
    .map((one) => `${kind}: ${codeOf(one)} is new, for new cases`);

const sameDays = (before: readonly OwnDayOff[], after: readonly OwnDayOff[]): boolean =>
  JSON.stringify(before.map(({ date }) => date).sort()) ===
  JSON.stringify(after.map(({ date }) => date).sort());

const inWords = ({ days, unit }: Limit): string => `${days} ${unit}`;

function ofMatter(before: Matter, now: Matter): string[] {
  const line = (what: string) => [
    `matters: ${now.code}: ${what} for new cases; open ones keep what they were accepted with`,
  ];
  return [
    ...(inWords(before.limit) === inWords(now.limit)
      ? []
      : line(`${inWords(now.limit)} in place of ${inWords(before.limit)}`)),
    ...(inWords(before.statutoryLimit) === inWords(now.statutoryLimit)
      ? []
      : line(`by law ${inWords(now.statutoryLimit)} in place of ${inWords(before.statutoryLimit)}`)),
    ...(before.onTimeout === now.onTimeout ? [] : line(`silence means ${now.onTimeout}`)),
    ...(JSON.stringify([...before.materials].sort()) === JSON.stringify([...now.materials].sort())
      ? []
      : line("other material is asked for")),
    ...(JSON.stringify(before.when) === JSON.stringify(now.when) ? [] : line("it applies to other projects")),
  ];
}
