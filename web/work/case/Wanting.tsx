/** What of a case wants the lead's eye, on top of everything: how far it is, who objects, what clashes, who is late. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { figureName, wantedText } from "../../shared/parts/figures.ts";
import { leading } from "./words.ts";

const SAYS = leading.wanting;

type Props = { file: Case; catalogue: Catalogue };

export function Wanting({ file, catalogue }: Props) {
  const { reviews, clashes, progress, status } = file;
  if (reviews.length === 0) return null;
  const objections = reviews.filter(({ outcome }) => outcome === "objected");
  const late = reviews.filter(({ lamp }) => lamp === "red");
  return (
    <section class="wanting" aria-labelledby="desk-wanting">
      <h3 id="desk-wanting">{SAYS.title}</h3>
      <p>
        <strong>{SAYS.progress(progress.closed, progress.total)}</strong>{" "}
        <progress value={progress.closed} max={progress.total} aria-labelledby="desk-wanting" />
      </p>
      {clashes.map(({ about, reviews: ids }) => (
        <div key={about} class="problem">
          <p>
            <strong>{SAYS.clash(figureName(about, catalogue))}</strong>
          </p>
          <ul>
            {reviews
              .filter(({ reviewId }) => ids.includes(reviewId))
              .map((review) => (
                <li key={review.reviewId}>
                  <Whose review={review} />
                  {review.conditions
                    .filter((condition) => condition.about === about)
                    .map((condition) => wantedText(condition, catalogue))
                    .join(words.semicolon)}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {objections.length > 0 && (
        <div class="problem">
          <p>
            <strong>{SAYS.objections(objections.length)}</strong>
          </p>
          <ul>
            {objections.map((review) => (
              <li key={review.reviewId}>
                <Whose review={review} />
                <span class="said">{review.reasons}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {late.length > 0 && (
        <div class="note">
          <p>
            <strong>{SAYS.late(late.length)}</strong>
          </p>
          <ul>
            {late.map((review) => (
              <li key={review.reviewId}>
                {review.raisedTo === null ? (
                  <a href={`#${review.reviewId}`}>
                    {nameOf(review.department)} · {nameOf(review.matter)}
                  </a>
                ) : (
                  <>
                    <Whose review={review} />
                    {SAYS.raised(words.ladder[review.raisedTo])}
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {objections.length + clashes.length + late.length === 0 && status === "in-review" && (
        <p>{SAYS.nothing}</p>
      )}
    </section>
  );
}

const Whose = ({ review }: { review: Case["reviews"][number] }) => (
  <>
    <a href={`#${review.reviewId}`}>
      {nameOf(review.department)} · {nameOf(review.matter)}
    </a>
    {words.colon}
  </>
);
