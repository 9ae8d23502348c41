/**
 * Posts (岗位): two persons, A and B, share one (AB岗), each post has its matters, and a leader who comes in where both are
 * away. Whoever is behind the leader is the head of the department, who signs for it.
 */
import type { Fault } from "../base/fault.ts";
import type { Department } from "./region.ts";
import { twice } from "./twice.ts";

export type Post = {
  code: string;
  name: string;
  nameEn: string;
  A: string;
  B: string;
  /** Who comes in where both are away; `null`: the head of the department. */
  leader: string | null;
  /** Whose matters they are; `null`: all of the department's that no other post has. */
  matters: readonly string[] | null;
};

/** What a review keeps of the post that has it: the two persons, the post by name, who comes in where both are away. */
export type KeptPost = {
  A: string;
  B: string;
  code?: string | undefined;
  name?: string | undefined;
  leader?: string | undefined;
  head?: string | undefined;
};

/** What a file that names two persons and no post makes of them: one post for all matters. */
export const generalPost = ({ A, B }: Pick<Post, "A" | "B">): Post => ({
  code: "general",
  name: "综合岗",
  nameEn: "General post",
  A,
  B,
  leader: null,
  matters: null,
});

/** The post of a department that has a matter; `undefined` where the department has none for it. */
export const postFor = ({ posts }: Pick<Department, "posts">, matter: string): Post | undefined =>
  posts.find(({ matters }) => matters?.includes(matter)) ?? posts.find(({ matters }) => matters === null);

/** A post as a review keeps it. */
export const keptPost = (post: Post, { signs }: Pick<Department, "signs">): KeptPost => ({
  A: post.A,
  B: post.B,
  code: post.code,
  name: post.name,
  ...(post.leader !== null && { leader: post.leader }),
  head: signs.name,
});

type Staffed = Pick<Department, "id" | "posts">;

/** Two persons, and every matter of the department with one post: nobody would answer for one that has none, or for one that has two. */
export const postFaults = (
  { id, posts }: Staffed,
  path: string,
  matters: readonly { code: string; department: string }[],
): Fault[] => {
  if (posts.length === 0) return [];
  const own = matters.filter(({ department }) => department === id).map(({ code }) => code);
  const general = posts.filter(({ matters: of }) => of === null);
  const taken = posts.flatMap(({ matters: of }) => of ?? []);
  const without = general.length > 0 ? [] : own.filter((code) => !taken.includes(code));
  return [
    ...twice(path, posts, ({ code }) => code),
    ...posts.flatMap((post, i) => [
      ...samePerson(post, `${path}[${i}]`),
      ...(post.matters ?? []).flatMap((code, j) =>
        own.includes(code)
          ? []
          : [{ path: `${path}[${i}].matters[${j}]`, message: `"${code}" is no matter of ${id}` }],
      ),
    ]),
    ...twice(
      path,
      taken.map((code) => ({ code })),
      ({ code }) => code,
    ),
    ...(general.length > 1
      ? [{ path, message: "two posts have all other matters: name the matters of one" }]
      : []),
    ...(without.length > 0
      ? [
          {
            path,
            message: `no post has ${without.join(", ")}: name it under \`matters\`, or leave \`matters\` out of one post`,
          },
        ]
      : []),
  ];
};

function samePerson({ A, B, leader }: Post, path: string): Fault[] {
  if (A === B) return [{ path: `${path}.B`, message: `A and B are two persons, and both are ${A}` }];
  return leader === A || leader === B
    ? [{ path: `${path}.leader`, message: `${leader} could not come in where A and B are away` }]
    : [];
}
