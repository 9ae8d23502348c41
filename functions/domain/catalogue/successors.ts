/**
 * What takes the place of what (`succeeds`): a region file changes while cases are open, and a case keeps the codes that it
 * was accepted with. Whoever is named by one of them is found under the code that has taken its place.
 */
import type { Fault } from "../base/fault.ts";
import type { Region } from "./region.ts";

/** Something of a region file with the codes whose place it has taken, those that they had taken among them. */
export type Succeeding = { succeeds?: readonly string[] };
export type Coded = Succeeding & ({ code: string } | { id: string });

export const codeOf = (one: Coded): string => ("code" in one ? one.code : one.id);
const earlier = ({ succeeds = [] }: Succeeding): readonly string[] => succeeds;

/** Its own code, and those whose place it has taken. */
export const codesOf = (one: Coded): string[] => [codeOf(one), ...earlier(one)];

/** What goes by a code today: under it, or in its place; `undefined` where nothing does. */
export const nowOf = <T extends Coded>(list: readonly T[], code: string): T | undefined =>
  list.find((one) => codeOf(one) === code) ?? list.find((one) => earlier(one).includes(code));

/** Every code by which what goes by a code today may be named, that one among them, whether the file knows it or not. */
export const namesOf = (list: readonly Coded[], code: string): string[] =>
  codesOf(nowOf(list, code) ?? { code });

/** Whether what is named by one code today answers for the other, which a case may still have. */
export const answersFor = (list: readonly Coded[], code: string, asked: string): boolean =>
  code === asked || list.some((one) => codeOf(one) === code && earlier(one).includes(asked));

/** Under which of the codes that were told something is handed in, whether by that or by what has taken its place. */
export const asTold = (list: readonly Coded[], told: readonly string[], code: string): string =>
  told.includes(code) ? code : (told.find((one) => answersFor(list, code, one)) ?? code);

/** Every code by which one of them may be named. */
export const everyCode = (list: readonly Coded[]): string[] => list.flatMap(codesOf);

/** The kinds of code that a case keeps, and how a file calls them. */
export const KEPT = ["departments", "materials", "projectTypes", "matters"] as const;
export type Kept = (typeof KEPT)[number];

/** Every code that cases may have, by kind: what is noted of a file, so that the next one can be compared with it. */
export type KeptCodes = Readonly<Record<Kept, readonly string[]>>;

export const keptCodes = (region: Region): KeptCodes => ({
  departments: everyCode(region.departments),
  materials: everyCode(region.materials),
  projectTypes: everyCode(region.projectTypes),
  matters: everyCode(region.matters),
});

/** What of the codes that open cases may have nobody answers for any more, every one at once. */
export function stranded(before: KeptCodes, region: Region): Fault[] {
  const after = keptCodes(region);
  return KEPT.flatMap((kind) =>
    before[kind]
      .filter((code) => !after[kind].includes(code))
      .map((code) => ({
        path: kind,
        message: `"${code}" is gone, and open cases may still have it: keep it, or name it under succeeds of what takes its place`,
      })),
  );
}

/** What a file may not say of successions: of itself, of what it still has, of one thing twice. */
export function successionFaults(kind: Kept, list: readonly Coded[]): Fault[] {
  const own = new Set(list.map(codeOf));
  const taken = new Map<string, string>();
  return list.flatMap((one, i) =>
    earlier(one).flatMap((code, s): Fault[] => {
      const path = `${kind}[${i}].succeeds[${s}]`;
      if (own.has(code))
        return [{ path, message: `"${code}" is still in this file: nothing takes its place` }];
      const other = taken.get(code);
      if (other !== undefined) return [{ path, message: `"${other}" succeeds "${code}" already` }];
      taken.set(code, codeOf(one));
      return [];
    }),
  );
}
