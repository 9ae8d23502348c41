/** The opinion: what each kind asks for is said before it is sent. What was entered for one kind is kept for another look. */
import { useEffect, useState } from "preact/hooks";
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, GroupFault, options, Radios } from "../../shared/form/Field.tsx";
import type { Checking } from "../../shared/form/Form.tsx";
import { Part } from "../../shared/form/Part.tsx";
import { Rows } from "../../shared/form/Rows.tsx";
import { Attach } from "../../shared/files/Attach.tsx";
import { applicationOf } from "../../../functions/domain/base/ids.ts";
import { nameOf, wordFor, words } from "../../shared/language/language.ts";
import { figureName } from "../../shared/parts/figures.ts";
import { departmentName } from "../../shared/parts/names.ts";
import { WantedFields } from "../case/FigureFields.tsx";
import { useDesk } from "../desk.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { opinionDraft } from "../form/names.ts";
import { goTo } from "../useRoute.ts";
import { says } from "../words.ts";
import { HandlerFields, withoutBlankHandler } from "./HandlerFields.tsx";
import type { ReviewFormProps } from "./reviewForm.ts";

const WORDS = says.opinion;
const SAYS = says.give;

type Props = ReviewFormProps & { isFinal: boolean; mayRefer: boolean; catalogue: Catalogue };

export function OpinionForm({ review, isFinal, mayRefer, catalogue, onDone, onStale }: Props) {
  const [kind, setKind] = useState("");
  return (
    <DeskForm
      draft={opinionDraft(review.reviewId)}
      final={isFinal ? SAYS.final : SAYS.finalLate}
      otherwise={(checking) => isFinal && <AndNext review={review} checking={checking} />}
      submit={SAYS.submit}
      send={async (body) => call("giveOpinion", { path: review, body: withoutBlankHandler(body) })}
      onDone={onDone}
      onStale={onStale}
    >
      <Radios
        path="kind"
        legend={SAYS.kind}
        options={Object.entries(words.opinion)}
        chosen={kind}
        onChoose={setKind}
      />
      <Part shown={kind === "consent-with-conditions"}>
        <GroupFault path="conditions" />
        <Rows legend={SAYS.condition} add={SAYS.add} remove={SAYS.remove} most={12} path="conditions">
          {(i) => <ConditionFields path={`conditions[${i}]`} catalogue={catalogue} />}
        </Rows>
      </Part>
      <Part shown={kind === "objection"}>
        <p class="note">{SAYS.objectionNote}</p>
        <Field path="reasons" label={WORDS.reasons} hint={SAYS.hints.reasons} kind="text" />
        <Field path="article" label={WORDS.article} hint={SAYS.hints.article} />
        <Field path="facts" label={WORDS.facts} hint={SAYS.hints.facts} kind="text" />
        <Field path="curableBy" label={WORDS.curableBy} hint={SAYS.hints.curableBy} kind="text" />
        <Field path="signedBy" label={WORDS.signedBy} hint={SAYS.hints.signedBy} />
      </Part>
      <Part shown={kind === "not-applicable"}>
        <Field path="reasons" label={WORDS.reasons} hint={SAYS.hints.notApplicable} kind="text" />
        {mayRefer && (
          <Choice path="referTo" label={SAYS.referTo} hint={SAYS.hints.referTo} optional>
            <option value="">{words.none}</option>
            {catalogue.departments
              .filter(({ id }) => id !== review.department.id)
              .map(({ id }) => (
                <option key={id} value={id}>
                  {departmentName(id, catalogue)}
                </option>
              ))}
          </Choice>
        )}
      </Part>
      <Attach of={{ applicationId: applicationOf(review.reviewId) }} />
      <details>
        <summary>
          {SAYS.handler}
          {words.aside(words.form.optional)}
        </summary>
        <HandlerFields />
        <Field path="documentNumber" label={WORDS.documentNumber} optional />
      </details>
    </DeskForm>
  );
}

/** Sends it in a while, unless it is called back, and goes on with the next one. */
function AndNext({ review, checking }: { review: Review; checking: Checking }) {
  const { hold, needList, neighbour, listAddress } = useDesk();
  useEffect(needList, []);
  const { reviewId, dueAt } = review;
  const opinion = wordFor(words.opinion, String(checking.body["kind"]));
  const send = () => {
    const next = neighbour(reviewId, 1, true);
    const title = SAYS.sendTitle(nameOf(review.matter), review.project.name, opinion);
    hold([{ reviewId, title, dueAt, body: withoutBlankHandler(checking.body) }]);
    goTo(next === undefined ? listAddress : `#${next}`);
  };
  return (
    <button type="button" disabled={checking.busy} onClick={send}>
      {SAYS.andNext}
    </button>
  );
}

function ConditionFields({ path, catalogue }: { path: string; catalogue: Catalogue }) {
  const [basis, setBasis] = useState("law");
  const [about, setAbout] = useState("");
  const { controlFigures } = catalogue;
  return (
    <>
      <Field path={`${path}.text`} label={SAYS.text} kind="text" />
      <Choice path={`${path}.basis`} label={SAYS.basis} value={basis} onValue={setBasis}>
        {options(words.conditionBasis)}
      </Choice>
      <Field
        path={`${path}.article`}
        label={SAYS.conditionArticle}
        hint={SAYS.articleHint}
        optional={basis !== "law"}
      />
      {controlFigures.length > 0 && (
        <Choice
          path={`${path}.about`}
          label={SAYS.about}
          hint={SAYS.aboutHint}
          value={about}
          onValue={setAbout}
          optional
        >
          <option value="">{words.none}</option>
          {controlFigures.map(({ code }) => (
            <option key={code} value={code}>
              {figureName(code, catalogue)}
            </option>
          ))}
        </Choice>
      )}
      {about !== "" && <WantedFields path={path} code={about} catalogue={catalogue} />}
    </>
  );
}
