/**
 * What takes the place of what (`succeeds`): a region file changes while cases are open, and a case keeps the codes that it
 * was accepted with. Whoever is named by one of them is found under the code that has taken its place.
 */
import type { Fault } from "../base/fault.ts";
import type { Region } from "./region.ts";

/** Something of a region file with the codes whose place it has taken, those that they had taken among them. */
export type Succeeding = { succeeds?: readonly string[] | undefined };
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

/**
 * Which of the codes that were told something is handed in under: that very one, those whose place it has taken, or what goes
 * by the same code today; `[]` where none of them was told.
 */
export function toldBy(list: readonly Coded[], told: readonly string[], code: string): string[] {
  const own = told.filter((one) => answersFor(list, code, one));
  if (own.length > 0) return own;
  const now = nowOf(list, code);
  return now === undefined ? [] : told.filter((one) => nowOf(list, one) === now);
}

/** Every code by which one of them may be named. */
export const everyCode = (list: readonly Coded[]): string[] => list.flatMap(codesOf);

/** The kinds of code that a case keeps, and how a file calls them. */
export const KEPT = ["departments", "materials", "attributes", "projectTypes", "matters"] as const;
export type Kept = (typeof KEPT)[number];

/** What of the codes that open cases may have nobody answers for any more, every one at once. */
export const codesLost = (before: Region, after: Region): { kind: Kept; code: string }[] =>
  KEPT.flatMap((kind) => {
    const known = new Set(everyCode(after[kind]));
    return everyCode(before[kind])
      .filter((code) => !known.has(code))
      .map((code) => ({ kind, code }));
  });

/**
 * What a list may not say of successions: of itself, of what it still has, of one thing twice. Departments alone may share
 * a succession: the open reviews go with their matters (`takeover.ts`).
 */
export function successionFaults(path: string, list: readonly Coded[], isShared = false): Fault[] {
  const own = new Set(list.map(codeOf));
  const taken = new Map<string, string>();
  return list.flatMap((one, i) =>
    earlier(one).flatMap((code, s): Fault[] => {
      const at = `${path}[${i}].succeeds[${s}]`;
      if (own.has(code))
        return [{ path: at, message: `"${code}" is still in this file: nothing takes its place` }];
      const other = taken.get(code);
      taken.set(code, codeOf(one));
      if (other === undefined || (isShared && other !== codeOf(one))) return [];
      return [{ path: at, message: `"${other}" succeeds "${code}" already` }];
    }),
  );
}
