/**
 * 补正: asks once for what is missing or wrong, from the matter's own list first; says until when that is possible, and takes
 * it back again.
 */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { Choice, Field, GroupFault } from "../../../shared/form/Field.tsx";
import { Rows } from "../../../shared/form/Rows.tsx";
import { dueText } from "../../../shared/language/dates.ts";
import { materialName } from "../../../shared/parts/names.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import { HandlerFold, withoutBlankHandler } from "../HandlerFields.tsx";
import type { OfferedFormProps, ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.supplement;

type Props = OfferedFormProps<"requestSupplement"> & { catalogue: Catalogue };

export const SupplementForm = ({ review, offer, catalogue, onDone, onStale }: Props) => (
  <DeskForm
    draft={draftName("requestSupplement", review.reviewId)}
    final={SAYS.explain}
    submit={SAYS.submit}
    send={async (body) => call("requestSupplement", { path: review, body: withoutBlankHandler(body) })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{SAYS.explain}</p>
    {offer.until !== null && <p class="note">{SAYS.window(dueText(offer.until))}</p>}
    <GroupFault path="items" />
    <Rows legend={SAYS.item} add={SAYS.add} remove={SAYS.remove} most={20} path="items">
      {(i) => <ItemFields path={`items[${i}]`} limits={offer.limits} catalogue={catalogue} />}
    </Rows>
    <Field path="reasons" label={SAYS.reasons} kind="text" />
    <HandlerFold />
  </DeskForm>
);

export const WithdrawSupplementForm = ({ review, onDone, onStale }: ReviewFormProps) => (
  <DeskForm
    draft={draftName("withdrawSupplementRequest", review.reviewId)}
    final={SAYS.withdrawExplain}
    submit={SAYS.withdraw}
    send={async () =>
      call("withdrawSupplementRequest", {
        path: review,
        query: { requestedAt: review.supplement?.requestedAt },
      })
    }
    onDone={onDone}
    onStale={onStale}
  >
    <p>{SAYS.withdrawExplain}</p>
  </DeskForm>
);

type ItemProps = { path: string; limits: Props["offer"]["limits"]; catalogue: Catalogue };

function ItemFields({ path, limits: { materials, withDefect }, catalogue }: ItemProps) {
  const listed = [...materials, ...withDefect];
  const others = catalogue.materials.map(({ code }) => code).filter((code) => !listed.includes(code));
  const group = (label: string, codes: readonly string[]) =>
    codes.length > 0 && (
      <optgroup label={label}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {materialName(code, catalogue)}
          </option>
        ))}
      </optgroup>
    );
  const [material, setMaterial] = useState(listed[0] ?? others[0] ?? "");
  const isHeld = withDefect.includes(material);
  const isOther = !listed.includes(material);
  return (
    <>
      <Choice path={`${path}.material`} label={SAYS.material} value={material} onValue={setMaterial}>
        {group(SAYS.missing, materials)}
        {group(SAYS.held, withDefect)}
        {group(SAYS.others, others)}
      </Choice>
      <Field path={`${path}.defect`} label={SAYS.defect} hint={SAYS.defectHint} optional={!isHeld} />
      {isOther && (
        <>
          <Field path={`${path}.basis.document`} label={SAYS.document} hint={SAYS.basisHint} />
          <Field path={`${path}.basis.article`} label={SAYS.article} hint={SAYS.basisHint} />
        </>
      )}
    </>
  );
}
