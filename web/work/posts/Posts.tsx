/** 岗位: who holds each post of the department now, who is away, and what is handed over. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { session } from "../../shared/api/session.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { Absences } from "./Absences.tsx";
import { HandOvers } from "./HandOvers.tsx";
import type { Staff } from "./staff.ts";
import { postWords as SAYS } from "./words.ts";

export function Posts({ catalogue }: { catalogue: Catalogue }) {
  const departmentId = session()?.department ?? "";
  const staff = useAnswer("getStaff", { path: { departmentId } });
  return (
    <Shown of={staff}>
      {(known) => (
        <>
          <section aria-labelledby="posts-title">
            <h2 id="posts-title">{SAYS.posts}</h2>
            <Held staff={known} />
          </section>
          <Absences staff={known} zone={catalogue.region.zone} onStaff={staff.put} />
          <HandOvers staff={known} onStaff={staff.put} />
        </>
      )}
    </Shown>
  );
}

function Held({ staff: { posts } }: { staff: Staff }) {
  if (posts.length === 0) return <Empty>{SAYS.none}</Empty>;
  const { heads } = SAYS;
  return (
    <StackingTable
      heads={[heads.post, heads.A, heads.B, heads.leader, heads.holder]}
      caption={<span class="unseen">{SAYS.posts}</span>}
      rows={posts.map((post) => ({
        key: post.code,
        cells: [
          nameOf(post),
          post.A,
          post.B,
          post.leader ?? words.none,
          <strong>
            {post.holder.name}
            {post.holder.post !== "A" && words.aside(SAYS.standsIn[post.holder.post])}
          </strong>,
        ],
      }))}
    />
  );
}
