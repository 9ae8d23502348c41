/** 好差评: what was said of the department, by nobody in particular. */
import { session } from "../../shared/api/session.ts";
import { More } from "../../shared/load/More.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { usePages } from "../../shared/load/usePages.ts";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { ratingWords } from "../../shared/ratings/words.ts";
import { PassedOn } from "./PassedOn.tsx";
import { SAYS } from "./words.ts";

export function Said() {
  const path = { departmentId: session()?.department ?? "" };
  const pages = usePages("listSaid", "rows", {}, 50, path);
  const { data } = useAnswer("listSaid", { path, query: { limit: 1 } });
  return (
    <>
      <p>{SAYS.intro}</p>
      {data && (
        <p>
          {data.satisfaction
            ? SAYS.satisfaction(data.satisfaction.mean.toFixed(2), data.satisfaction.ratings)
            : SAYS.few}
        </p>
      )}
      {pages.rows.length > 0 && (
        <StackingTable
          heads={SAYS.heads}
          rows={pages.rows.map(({ month, mark, words, followUp }, i) => ({
            key: String(i),
            cells: [month, ratingWords.marks[mark], words ?? SAYS.none, followUp],
          }))}
        />
      )}
      <More pages={pages} empty={SAYS.empty} />
      <PassedOn />
    </>
  );
}
