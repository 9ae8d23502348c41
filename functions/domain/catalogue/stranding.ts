/**
 * Whom a region file that takes another's place would strand, every one at once: an open case keeps its codes and what was
 * stated of its project, and a case at intake is routed by the file that is in force when it is accepted.
 */
import type { Fault } from "../base/fault.ts";
import { factFaults, figureFaults } from "./strandedFacts.ts";
import { routingFaults } from "./strandedRouting.ts";
import type { Region } from "./region.ts";
import { codesLost, codesOf, nowOf } from "./successors.ts";
import { heirsOf } from "./takeover.ts";

/** What must be mended before the later file may be used; `[]` where every open case stays workable. */
export const strandings = (before: Region, after: Region): Fault[] => [
  ...otherRegion(before, after),
  ...codesLost(before, after).map(({ kind, code }): Fault => ({
    path: kind,
    message:
      kind === "departments"
        ? withoutHeir(before, after, code)
        : `"${code}" is gone, and open cases may still have it: keep it, or name it under succeeds of what takes its place`,
  })),
  ...before.departments.flatMap(({ id }) => splitFaults(before, after, id)),
  ...factFaults(before, after),
  ...figureFaults(before, after),
  ...routingFaults(before, after),
  ...earlierClose(before, after),
];

/** Numbers of cases carry the division's code, and every date on record is one of its zone. */
function otherRegion(before: Region, after: Region): Fault[] {
  return (["code", "zone"] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      path: field,
      message: `"${after[field]}" in place of "${before[field]}": that is another region, and takes no case over`,
    }));
}

/** A date was told with its hour: nobody's last hours are taken away. */
function earlierClose(before: Region, after: Region): Fault[] {
  const [told, now] = [before.closeOfBusiness ?? "24:00", after.closeOfBusiness ?? "24:00"];
  if (now >= told) return [];
  return [
    {
      path: "closeOfBusiness",
      message: `limits were told to run until ${told}, and would end at ${now}: keep ${told}, or close later`,
    },
  ];
}

function withoutHeir(before: Region, after: Region, id: string): string {
  const gone = `"${id}" is gone, and its open reviews are nobody's: keep it, or name it under succeeds of`;
  const now = ownersNow(before, after, id);
  return now.length > 1
    ? `${gone} those that its matters have gone to (${now.join(", ")}; each takes over those of its own matters), or of one for all`
    : `${gone} the department that takes its place${now.length === 1 ? ` (its matters have gone to ${now[0]!})` : ""}`;
}

/** A matter of a department that several have taken the place of goes to one of them: it is known who has its reviews. */
function splitFaults(before: Region, after: Region, id: string): Fault[] {
  const heirs = heirsOf(after, id).map((heir) => heir.id);
  if (heirs.length < 2) return [];
  return mattersOf(before, id).flatMap((code): Fault[] => {
    const now = nowOf(after.matters, code)?.department;
    if (now === undefined || heirs.includes(now)) return [];
    return [
      {
        path: "departments",
        message: `"${id}" is split between ${heirs.join(" and ")}, and its matter "${code}" is now of "${now}": nobody is said to take over its open reviews; name "${id}" under succeeds of "${now}", too, or give the matter to one of them`,
      },
    ];
  });
}

const ownersNow = (before: Region, after: Region, id: string): string[] => [
  ...new Set(mattersOf(before, id).flatMap((code) => nowOf(after.matters, code)?.department ?? [])),
];

/** The matters of a department, under every code that open reviews may have. */
const mattersOf = ({ matters }: Region, id: string): string[] =>
  matters.filter(({ department }) => department === id).flatMap(codesOf);
