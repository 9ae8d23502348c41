/** 好差评: what the applicant has rated, with what became of it, and the forms that rate and follow up. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { offered } from "../../../shared/api/offers.ts";
import { Choice, Field, options } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { dueText } from "../../../shared/language/dates.ts";
import { departmentName } from "../../../shared/parts/names.ts";
import { Done, Empty } from "../../../shared/parts/notes.tsx";
import { RatingCard } from "../../../shared/ratings/RatingCard.tsx";
import { ratingWords as SAYS } from "../../../shared/ratings/words.ts";
import type { OwnCase } from "../../ownCase.ts";

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onRated: () => void };

/** From the best to the worst. */
const MARKS = ["5", "4", "3", "2", "1"];

const Agreed = () => (
  <Choice path="agreed" label={SAYS.agree} hint={SAYS.agreeHint}>
    {options({ no: SAYS.no, yes: SAYS.yes })}
  </Choice>
);

export function RatingsShown({ own, status, catalogue, onRated }: Props) {
  const [rated, setRated] = useState(0);
  const [rate, follow] = [offered(status, "rateDepartment"), offered(status, "followUpRating")];
  const done = () => {
    setRated(rated + 1);
    onRated();
  };
  return (
    <section class={status.ratings.length === 0 ? "no-print" : undefined} aria-labelledby="ratings-title">
      <h2 id="ratings-title">{SAYS.title}</h2>
      {status.ratings.length === 0 && !rate && <Empty>{SAYS.none}</Empty>}
      {status.ratings.map((rating) => (
        <RatingCard key={rating.ratingId} rating={rating} catalogue={catalogue}>
          {follow?.limits.departments.includes(rating.department) && (
            <Form
              class="no-print"
              submit={SAYS.sendFollow}
              send={async ({ words, agreed }) =>
                call("followUpRating", {
                  path: { ...own, departmentId: rating.department },
                  body: { words, agreed: agreed === "yes" },
                  by: own,
                })
              }
              onDone={done}
            >
              <Field path="words" label={SAYS.follow} hint={SAYS.followHint} kind="text" longest={1000} />
              <Agreed />
            </Form>
          )}
        </RatingCard>
      ))}
      <Done>{rated > 0 && SAYS.sent}</Done>
      {rate && (
        <Form
          key={rated}
          class="no-print"
          label={SAYS.rate}
          submit={SAYS.send}
          send={async ({ department, mark, words, agreed }) =>
            call("rateDepartment", {
              path: { ...own, departmentId: String(department) },
              body: { mark: Number(mark), words: words ?? null, agreed: agreed === "yes" },
              by: own,
            })
          }
          onDone={done}
        >
          <p>
            {SAYS.rateHint} {rate.until !== null && SAYS.until(dueText(rate.until))}
          </p>
          <Choice path="department" label={SAYS.department}>
            <option value=""></option>
            {rate.limits.departments.map((id) => (
              <option key={id} value={id}>
                {departmentName(id, catalogue)}
              </option>
            ))}
          </Choice>
          <Choice path="mark" label={SAYS.mark}>
            <option value=""></option>
            {options(SAYS.marks, MARKS)}
          </Choice>
          <Field path="words" label={SAYS.words} kind="text" longest={1000} optional />
          <Agreed />
        </Form>
      )}
    </section>
  );
}
