/** The posts of a department with whoever is away, as the API tells of them. */
import type { Answer } from "../../shared/api/answers.ts";

export type Staff = Answer<"getStaff">;

/** Everybody whom the posts name. */
export const personsOf = ({ posts }: Staff): string[] => [
  ...new Set(posts.flatMap(({ A, B, leader }) => [A, B, ...(leader === null ? [] : [leader])])),
];
