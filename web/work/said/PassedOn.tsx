/** Complaints that supervision has passed on to the department: of one in confidence a kind, and supervision's own words. */
import { session } from "../../shared/api/session.ts";
import { SAYS } from "../../shared/complaint/words.ts";
import { dayText } from "../../shared/language/dates.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Facts } from "../../shared/parts/Facts.tsx";

const SAY = SAYS.desk;

export function PassedOn() {
  const path = { departmentId: session()?.department ?? "" };
  const pages = usePages("listPassedOn", "rows", {}, 50, path);
  return (
    <section aria-labelledby="passed-on">
      <h2 id="passed-on">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      {pages.rows.map(({ on, kind, wording, named }, i) => (
        <article key={i} class="panel">
          <Facts
            facts={[
              [SAY.on, dayText(on)],
              [SAYS.kind, SAYS.kinds[kind]],
              [SAYS.wording, <span class="said">{wording}</span>],
              [
                SAY.case,
                named &&
                  (named.reviewId ? (
                    <a href={`#${named.reviewId}`}>{named.reviewId}</a>
                  ) : (
                    named.applicationId
                  )),
              ],
              [SAY.text, named && <span class="said">{named.text}</span>],
            ]}
          />
        </article>
      ))}
      <More pages={pages} empty={SAY.empty} />
    </section>
  );
}
