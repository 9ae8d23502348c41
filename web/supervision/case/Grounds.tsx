/** 撤销事由: what was found out when a silence had counted as consent, with its evidence, and what may be done about it. */
import type { Case, Catalogue, ReviewSummary } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { departmentName, reviewName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";
import { revocationsOf, type Revoking } from "./revoking.ts";

const SAYS = says.grounds;

type Props = {
  found: Case;
  catalogue: Catalogue;
  revoke: (revoking: Revoking<ReviewSummary>) => void;
};

export function Grounds({ found, catalogue, revoke }: Props) {
  if (found.groundsForRevocation.length === 0) return null;
  return (
    <section aria-labelledby="case-grounds">
      <h3 id="case-grounds">{SAYS.title}</h3>
      <p>{SAYS.explain}</p>
      <ul>
        {found.groundsForRevocation.map((ground, i) => {
          const review = found.reviews.find(({ reviewId }) => reviewId === ground.reviewId);
          return (
            <li key={i}>
              <strong>{reviewName(ground.reviewId, catalogue)}</strong>
              {words.colon}
              {evidenceOf(ground, catalogue)}{" "}
              {review &&
                revocationsOf(found, ground.reviewId).map((command) => (
                  <button
                    key={command}
                    type="button"
                    class="quiet no-print"
                    onClick={() => revoke({ review, command })}
                  >
                    {says.revocation.commands[command]}
                  </button>
                ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A flag with who raised it, when and on which basis; or an opinion with when it came and when the limit ran out. */
function evidenceOf(ground: Case["groundsForRevocation"][number], catalogue: Catalogue): string {
  if (ground.why === "opinion")
    return SAYS.opinion(
      wordFor(words.opinion, ground.opinion),
      momentText(ground.receivedAt),
      momentText(ground.dueAt),
    );
  const { flag, department, at, basis } = ground.flag;
  const who = department === null ? "" : departmentName(department, catalogue);
  return SAYS.flag(wordFor(words.flag, flag), who, momentText(at), basis ?? words.none);
}
