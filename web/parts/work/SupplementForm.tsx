/** 补正: asks once for what is missing or wrong, from the matter's own list first; says until when that is possible. */
import type { Calendar, Catalogue, Review } from "../../app/api.ts";
import { addDays, dateOf, dayText } from "../../app/dates.ts";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Choice, Field, GroupFault } from "./Field.tsx";
import { HandlerFields, withoutBlankHandler } from "./HandlerFields.tsx";
import { Rows } from "./Rows.tsx";
import { useLoaded } from "./useLoaded.ts";
import { windowEnd } from "./window.ts";

const SAYS = says.supplement;

export type ReviewFormProps = { review: Review; catalogue: Catalogue; onDone: (saved: boolean) => void };

export function SupplementForm({ review, catalogue, onDone }: ReviewFormProps) {
  return (
    <CommandForm
      command={{ method: "POST", path: `/v1/reviews/${review.reviewId}/supplement-request` }}
      submit={SAYS.submit}
      onDone={onDone}
      toBody={withoutBlankHandler}
    >
      <p>{SAYS.explain}</p>
      <p class="note">
        <WindowEnd review={review} />
      </p>
      <GroupFault path="items" />
      <Rows legend={SAYS.item} add={SAYS.add} remove={SAYS.remove} most={20}>
        {(i) => <ItemFields path={`items[${i}]`} review={review} catalogue={catalogue} />}
      </Rows>
      <Field path="reasons" label={SAYS.reasons} kind="text" />
      <details>
        <summary>
          {says.facts.handler} ({says.commands.optional})
        </summary>
        <HandlerFields />
      </details>
    </CommandForm>
  );
}

/** The last day of the window, as far as the published calendar reaches. */
function WindowEnd({ review }: { review: Review }) {
  const servedOn = review.servedAt === null ? null : dateOf(review.servedAt);
  const path = servedOn === null ? null : `/v1/calendar?from=${servedOn}&to=${addDays(servedOn, 30)}`;
  const { data } = useLoaded<Calendar>(path);
  const limit = review.limitDays - (review.extension?.days ?? 0);
  const end = data && servedOn !== null ? windowEnd(servedOn, limit, data.days) : null;
  return <>{end === null ? SAYS.windowUnknown : SAYS.window(dayText(end))}</>;
}

function ItemFields({ path, review, catalogue }: { path: string; review: Review; catalogue: Catalogue }) {
  const listed = catalogue.matters.find(({ code }) => code === review.matter.code)?.materials ?? [];
  const held = review.application.materials.map(({ code }) => code);
  const option = (material: Catalogue["materials"][number]) => (
    <option key={material.code} value={material.code}>
      {nameOf(material)} ({held.includes(material.code) ? SAYS.held : SAYS.missing})
    </option>
  );
  return (
    <>
      <Choice path={`${path}.material`} label={SAYS.material}>
        <optgroup label={SAYS.own}>
          {catalogue.materials.filter(({ code }) => listed.includes(code)).map(option)}
        </optgroup>
        <optgroup label={SAYS.others}>
          {catalogue.materials.filter(({ code }) => !listed.includes(code)).map(option)}
        </optgroup>
      </Choice>
      <Field path={`${path}.defect`} label={SAYS.defect} hint={SAYS.defectHint} optional />
      <Field path={`${path}.basis.document`} label={SAYS.document} hint={SAYS.basisHint} optional />
      <Field path={`${path}.basis.article`} label={SAYS.article} hint={SAYS.basisHint} optional />
    </>
  );
}
