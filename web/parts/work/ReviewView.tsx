/** One review in full: how it stands, what it rests on, and what may be done. Shown anew after each command. */
import type { Catalogue, Review } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";
import { session } from "../../app/session.ts";
import { says } from "../../pages/work.words.ts";
import { Loading, ProblemNote } from "../notes.tsx";
import { CaseSection } from "./CaseSection.tsx";
import { Clock } from "./Clock.tsx";
import { Commands } from "./Commands.tsx";
import { Evidence } from "./Evidence.tsx";
import { Material, SupplementAsked } from "./Material.tsx";
import { Notices } from "./Notices.tsx";
import { Opinion } from "./Opinion.tsx";
import { ReviewFacts } from "./ReviewFacts.tsx";
import { Silence } from "./Silence.tsx";
import { useLoaded } from "./useLoaded.ts";
import { useShownAnew } from "./useShownAnew.ts";

export function ReviewView({ id, catalogue }: { id: string; catalogue: Catalogue }) {
  const { data: review, error, reload } = useLoaded<Review>(`/v1/reviews/${id}`);
  const { said, times, heading, onDone } = useShownAnew(review !== null, reload);
  if (review === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  // Forms begin anew once the review stands otherwise.
  const standing = JSON.stringify(review);
  return (
    <article class="desk-review">
      <h2 ref={heading} tabIndex={-1}>
        {nameOf(review.matter)}: {review.project.name}
      </h2>
      <p role="status" class={said === "" ? undefined : "note"}>
        {said}
      </p>
      {error !== null && <ProblemNote error={error} retry={reload} />}
      <Silence review={review} />
      <ReviewFacts review={review} catalogue={catalogue} />
      <Commands key={`commands ${times} ${standing}`} review={review} catalogue={catalogue} onDone={onDone} />
      <SupplementAsked review={review} catalogue={catalogue} />
      <Material files={review.application.materials} catalogue={catalogue} />
      <section aria-labelledby="desk-opinion">
        <h3 id="desk-opinion">{says.opinion.title}</h3>
        {review.opinion ? <Opinion opinion={review.opinion} /> : <p>{says.opinion.none}</p>}
      </section>
      <Clock key={`clock ${standing}`} review={review} />
      <Evidence review={review} />
      <Notices reviewId={id} standing={standing} />
      {review.leadDepartment === session()?.department && (
        <CaseSection applicationId={review.applicationId} catalogue={catalogue} standing={standing} />
      )}
    </article>
  );
}
