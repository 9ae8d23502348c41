/** 排名: departments by their marks, 1, 2, 2, 4, whatever the order in which they or their cases come. */
import type { DepartmentMark } from "./appraisal.ts";

export type Ranked = DepartmentMark & { rank: number | null };

/** So many ranked ones and more have a last place. */
export const LEAST_FOR_LAST = 3;

/** Best first, equals by their ids; those that are not ranked after them. */
export function ranked(marks: readonly DepartmentMark[]): Ranked[] {
  return marks
    .map((one): Ranked => ({ ...one, rank: rankIn(marks, one) }))
    .toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

const place = ({ rank }: Ranked): number => rank ?? Number.MAX_SAFE_INTEGER;

/** One more than there are better ones. */
const rankIn = (marks: readonly DepartmentMark[], { mark }: DepartmentMark): number | null =>
  mark === null ? null : 1 + marks.filter((other) => other.mark !== null && other.mark > mark).length;

/** Who has the last place (末位): the lowest mark, among three ranked ones or more, where not all have the same. */
export function lastOf(departments: readonly Ranked[]): string[] {
  const standing = departments.filter(({ rank }) => rank !== null);
  if (standing.length < LEAST_FOR_LAST) return [];
  const lowest = Math.max(...standing.map(({ rank }) => rank!));
  return lowest === 1 ? [] : standing.filter(({ rank }) => rank === lowest).map(({ id }) => id);
}
