/** 核查: what came of checking a promise, and what follows where it is not held. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import type { Catalogue } from "../../../shared/api/answers.ts";
import type { OfferOf } from "../../../shared/api/offers.ts";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { Part } from "../../../shared/form/Part.tsx";
import { words } from "../../../shared/language/language.ts";
import { materialName } from "../../../shared/parts/names.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.promiseCheck;

/** How the form names the promise that stands in for the review. */
const MATTER = "~matter";

type Props = ReviewFormProps & {
  catalogue: Catalogue;
  offer: OfferOf<ReviewFormProps["review"], "checkPromise">;
};

export function PromiseCheckForm({ review, catalogue, offer, onDone, onStale }: Props) {
  const { materials, matter } = offer.limits;
  const promises = [...(matter ? [MATTER] : []), ...materials];
  const [about, setAbout] = useState(promises.length === 1 ? promises[0]! : "");
  const [result, setResult] = useState("");
  const nameOf = (one: string): string =>
    one === MATTER ? words.promises.check.ofMatter : materialName(one, catalogue);
  return (
    <DeskForm
      draft={draftName("checkPromise", review.reviewId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async ({ about: material, ...body }) =>
        call("checkPromise", {
          path: review,
          body: { ...body, material: material === MATTER ? null : material },
        })
      }
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Radios
        path="about"
        legend={SAYS.about}
        options={promises.map((one) => [one, nameOf(one)])}
        chosen={about}
        onChoose={setAbout}
      />
      <Radios
        path="result"
        legend={SAYS.result}
        options={Object.entries(SAYS.results)}
        chosen={result}
        onChoose={setResult}
      />
      <Field path="found" label={SAYS.found} hint={SAYS.foundHint} kind="text" longest={1000} />
      <Part shown={result === "not-held"}>
        <Field path="article" label={SAYS.article} longest={200} />
      </Part>
    </DeskForm>
  );
}
