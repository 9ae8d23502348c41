/** 拟撤销告知: which consents by silence are to be revoked, and the applicant's own side to it (陈述、申辩). */
import type { Status } from "../../../shared/api/answers.ts";
import { offered } from "../../../shared/api/offers.ts";
import { nameOf } from "../../../shared/language/language.ts";
import { Announced, StatementForm } from "../../../shared/revocation/later.ts";
import type { OwnCase } from "../../ownCase.ts";
import { acts } from "./words.ts";

type Props = { own: OwnCase; status: Status; onStatus: (status: Status) => void };

export function RevocationsShown({ own, status, onStatus }: Props) {
  const open = offered(status, "answerRevocation")?.limits.reviews ?? [];
  return (
    <section aria-labelledby="revocations-title">
      <h2 id="revocations-title">{acts.revocations}</h2>
      {announcedIn(status).map((review) => (
        <article key={review.reviewId} class="panel">
          <h3>
            {nameOf(review.department)} <span class="soft">{nameOf(review.matter)}</span>
          </h3>
          <Announced review={review} />
          {open.includes(review.reviewId) && <StatementForm own={own} review={review} onStatus={onStatus} />}
        </article>
      ))}
    </section>
  );
}

const announcedIn = ({ reviews, formerReviews }: Status) =>
  [...reviews, ...formerReviews].filter(({ silence }) => silence?.announced);
