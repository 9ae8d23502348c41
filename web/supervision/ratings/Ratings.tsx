/** 好差评: bad marks that wait for a call and an answer, the earliest first; and all others. */
import { useState } from "preact/hooks";
import type { RouteName } from "../../../functions/contracts/routes.ts";
import type { Catalogue, Rating } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { More } from "../../shared/load/More.tsx";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { usePages } from "../../shared/load/usePages.ts";
import { ContactFacts } from "../../shared/parts/ContactFacts.tsx";
import { Filter } from "../../shared/parts/Filter.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Done } from "../../shared/parts/notes.tsx";
import { RatingCard } from "../../shared/ratings/RatingCard.tsx";
import { ratingWords } from "../../shared/ratings/words.ts";
import { SAYS } from "./words.ts";

type Status = "owed" | "kept";

export function Ratings({ catalogue }: { catalogue: Catalogue }) {
  const [status, setStatus] = useState<Status>("owed");
  return (
    <>
      <p>{SAYS.intro}</p>
      <p>
        <Filter
          label={SAYS.choose}
          all={null}
          of={[
            ["owed", SAYS.owed],
            ["kept", SAYS.kept],
          ]}
          chosen={status}
          choose={(chosen) => setStatus(chosen as Status)}
        />
      </p>
      <List key={status} status={status} catalogue={catalogue} />
    </>
  );
}

function List({ status, catalogue }: { status: Status; catalogue: Catalogue }) {
  const pages = usePages("listRatings", "ratings", { status }, 20);
  const [changed, setChanged] = useState<Record<string, Rating>>({});
  const [said, setSaid] = useState("");
  const onDone = (rating: Rating) => {
    setChanged((before) => ({ ...before, [rating.ratingId]: rating }));
    setSaid(SAYS.done);
  };
  return (
    <>
      <Done>{said}</Done>
      {pages.rows.map((listed) => {
        const rating = changed[listed.ratingId] ?? listed;
        const { applicationId } = rating;
        return (
          <RatingCard
            key={rating.ratingId}
            rating={rating}
            catalogue={catalogue}
            more={[[SAYS.application, <a href={`#${applicationId}`}>{applicationId}</a>]]}
          >
            <Forms rating={rating} onDone={onDone} />
          </RatingCard>
        );
      })}
      <More pages={pages} empty={SAYS.empty[status]} />
    </>
  );
}

/** What is still to be done about it. */
function Forms({ rating, onDone }: { rating: Rating; onDone: (rating: Rating) => void }) {
  const { duty, called, extended, excluded } = rating;
  const act =
    <Name extends RouteName & ("callRater" | "extendRatingAnswer" | "answerRating" | "excludeRating")>(
      name: Name,
    ) =>
    async (body: object) =>
      call(name, { path: rating, body });
  return (
    <div class="no-print">
      {duty?.owed && !called && (
        <>
          <Folded title={SAYS.contact}>
            <Contact applicationId={rating.applicationId} />
          </Folded>
          <Folded title={SAYS.call}>
            <Form submit={SAYS.sendCall} send={act("callRater")} onDone={onDone}>
              <Field path="note" label={SAYS.note} hint={SAYS.noteHint} kind="text" longest={1000} />
            </Form>
          </Folded>
        </>
      )}
      {duty?.owed && called && (
        <Folded title={SAYS.answer}>
          <Form submit={SAYS.sendAnswer} send={act("answerRating")} onDone={onDone}>
            <Field path="answer" label={SAYS.answerText} kind="text" longest={2000} />
          </Form>
        </Folded>
      )}
      {duty?.owed && !extended && !duty.answerLate && (
        <Folded title={SAYS.extend}>
          <Form submit={SAYS.sendExtension} send={act("extendRatingAnswer")} onDone={onDone}>
            <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
          </Form>
        </Folded>
      )}
      {!excluded && (
        <Folded title={SAYS.exclude}>
          <Form submit={SAYS.sendExclusion} send={act("excludeRating")} onDone={onDone}>
            <p>{SAYS.excludeHint}</p>
            <Choice path="ground" label={SAYS.ground}>
              <option value=""></option>
              {options(ratingWords.grounds)}
            </Choice>
            <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
          </Form>
        </Folded>
      )}
    </div>
  );
}

function Contact({ applicationId }: { applicationId: string }) {
  const known = useAnswer("getContact", { path: { applicationId } });
  return <Shown of={known}>{(contact) => <ContactFacts known={contact} />}</Shown>;
}
