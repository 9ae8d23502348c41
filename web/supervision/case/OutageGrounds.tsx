/** Consents by silence of a case that an outage recorded too late has touched: they stand, and may be revoked. */
import type { Case } from "../../shared/api/answers.ts";
import { language, nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";

export function OutageGrounds({ found }: { found: Case }) {
  if (found.outageGrounds.length === 0) return null;
  const matterOf = (reviewId: string) => {
    const review = found.reviews.find((one) => one.reviewId === reviewId);
    return review ? nameOf(review.matter) : reviewId;
  };
  return (
    <section aria-labelledby="outage-grounds">
      <h3 id="outage-grounds">{says.outages.grounds}</h3>
      <p>{says.outages.groundsExplain}</p>
      <ul>
        {found.outageGrounds.map(({ reviewId, evidence, evidenceEn }) => (
          <li key={reviewId}>
            <strong>{matterOf(reviewId)}</strong>
            <br />
            {language === "en" ? evidenceEn : evidence}
          </li>
        ))}
      </ul>
    </section>
  );
}
