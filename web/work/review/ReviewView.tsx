/** One review in full: how it stands, what it rests on, and what may be done. Shown anew after each command. */
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { session } from "../../shared/api/session.ts";
import { dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { GreenFold } from "../../shared/green/GreenFold.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { ClockExplained } from "../../shared/parts/ClockExplained.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { materialName } from "../../shared/parts/names.ts";
import { Done, Loading, ProblemNote } from "../../shared/parts/notes.tsx";
import { Promises } from "../../shared/parts/Promises.tsx";
import { WholeProject } from "../../shared/project/later.ts";
import { ReviewNotices } from "../../shared/parts/ReviewNotices.tsx";
import { CaseBill } from "../bill/later.ts";
import { deskAddress } from "../case/address.ts";
import { CaseSection } from "../case/later.ts";
import { ContactTold } from "../case/ContactTold.tsx";
import { Materials } from "../Materials.tsx";
import { useShownAnew } from "../useShownAnew.ts";
import { useDesk } from "../desk.ts";
import { useKeys } from "../keys/useKeys.ts";
import { goTo } from "../useRoute.ts";
import { VisitFold } from "../visits/VisitFold.tsx";
import { says } from "../words.ts";
import { Commands } from "./Commands.tsx";
import { Evidence } from "./Evidence.tsx";
import { Opinion } from "./Opinion.tsx";
import { ReviewFacts } from "./ReviewFacts.tsx";
import { SilenceTold } from "./SilenceTold.tsx";

type Props = { id: string; catalogue: Catalogue };

/** One may go on before it has come. */
export const ReviewView = (props: Props) => (
  <>
    <Around reviewId={props.id} />
    <Shown {...props} />
  </>
);

function Shown({ id, catalogue }: Props) {
  const { data: review, error, reload } = useAnswer("getReview", { path: { reviewId: id } });
  const { said, times, heading, onDone } = useShownAnew(review !== null, reload);
  if (review === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  // Forms begin anew once the review stands otherwise.
  const standing = JSON.stringify(review);
  return (
    <article class="desk">
      <h2 ref={heading} tabIndex={-1}>
        {nameOf(review.matter)}
        {words.colon}
        {review.project.name}
      </h2>
      <Done>{said}</Done>
      {error !== null && <ProblemNote error={error} retry={reload} />}
      <SilenceTold review={review} catalogue={catalogue} />
      <div class="beside">
        <div class="decision">
          <Commands
            key={`commands ${times} ${standing}`}
            review={review}
            catalogue={catalogue}
            onDone={onDone}
          />
        </div>
        <div>
          <ReviewFacts review={review} catalogue={catalogue} />
          <Promises promises={review.application.promises} catalogue={catalogue} />
          <SupplementAsked review={review} catalogue={catalogue} />
          <Materials
            files={review.application.materials}
            earlier={review.application.earlierMaterials}
            catalogue={catalogue}
          />
          <ContactTold applicationId={review.applicationId} />
          <VisitFold
            applicationId={review.applicationId}
            reviews={[review]}
            catalogue={catalogue}
            onChanged={reload}
          />
          <GreenFold
            applicationId={review.applicationId}
            reviews={[review]}
            catalogue={catalogue}
            onChanged={reload}
          />
          <Folded title={says.bill}>
            <CaseBill applicationId={review.applicationId} />
          </Folded>
          <Folded title={words.wholeProject}>
            <WholeProject
              by="getProject"
              code={review.project.code}
              catalogue={catalogue}
              addressOf={deskAddress}
            />
          </Folded>
          <section aria-labelledby="desk-opinion">
            <h3 id="desk-opinion">{says.opinion.title}</h3>
            {review.opinion ? (
              <Opinion opinion={review.opinion} catalogue={catalogue} />
            ) : (
              <p>{says.opinion.none}</p>
            )}
          </section>
          <section aria-labelledby="desk-clock">
            <h3 id="desk-clock">{words.ledger.title}</h3>
            <ClockExplained review={review} read={async () => call("getClock", { path: review })} />
          </section>
          <Evidence review={review} catalogue={catalogue} />
          <section aria-labelledby="desk-notices">
            <h3 id="desk-notices">{says.notices.title}</h3>
            <ReviewNotices reviewId={review.reviewId} standing={standing} empty={says.notices.none} />
          </section>
          {[review.leadDepartment, review.application.sitting?.presider].includes(session()?.department) && (
            <CaseSection applicationId={review.applicationId} catalogue={catalogue} standing={standing} />
          )}
        </div>
      </div>
    </article>
  );
}

/** The way back to the list, and to the reviews before and after this one in it. */
function Around({ reviewId }: { reviewId: string }) {
  const { listAddress, neighbour } = useDesk();
  const go = (step: 1 | -1) => () => {
    const id = neighbour(reviewId, step);
    if (id !== undefined) goTo(`#${id}`);
  };
  useKeys({ j: go(1), k: go(-1), u: () => goTo(listAddress) });
  const [before, next] = [neighbour(reviewId, -1), neighbour(reviewId, 1)];
  return (
    <nav class="row no-print" aria-label={says.around.label}>
      <a href={listAddress}>{says.backToList}</a>
      {before !== undefined && <a href={`#${before}`}>{says.around.before}</a>}
      {next !== undefined && <a href={`#${next}`}>{says.around.next}</a>}
    </nav>
  );
}

/** What the department has asked for, and what of it is still owed. */
function SupplementAsked({ review: { supplement }, catalogue }: { review: Review; catalogue: Catalogue }) {
  if (supplement === null) return null;
  const { title, outstanding, done, lapses, served, servedBy, notYet, withdrawn } = says.supplementAsked;
  const { withdrawnAt } = supplement;
  const stateOf = (material: string): string =>
    withdrawnAt !== null ? "" : words.aside(supplement.outstanding.includes(material) ? outstanding : done);
  return (
    <section aria-labelledby="desk-asked">
      <h3 id="desk-asked">{title}</h3>
      <p class="said">{supplement.reasons}</p>
      <ul>
        {supplement.items.map(({ material, defect }) => (
          <li key={material}>
            {materialName(material, catalogue)}
            {defect !== null && `${words.colon}${defect}`}
            {stateOf(material)}
          </li>
        ))}
      </ul>
      <p>
        {withdrawnAt === null ? (
          <>
            {served}
            {words.colon}
            {supplement.servedAt === null || supplement.servedBy === null
              ? notYet(dueText(supplement.servedAtLatest))
              : `${dueText(supplement.servedAt)}${words.aside(servedBy[supplement.servedBy])}`}
            <br />
            {lapses}
            {words.colon}
            {dueText(supplement.lapsesAt)}
          </>
        ) : (
          withdrawn(momentText(withdrawnAt))
        )}
      </p>
    </section>
  );
}
