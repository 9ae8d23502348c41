/** What takes a few fields: more days, the handler, the position in a joint review. */
import { useState } from "preact/hooks";
import type { Review } from "../../app/api.ts";
import { says } from "../../pages/work.words.ts";
import { ApproverFields } from "./ApproverFields.tsx";
import { CommandForm } from "./CommandForm.tsx";
import { Field, Radios } from "./Field.tsx";
import { HandlerFields } from "./HandlerFields.tsx";

type Props = { review: Review; onDone: (saved: boolean) => void };

/** 延期: at most ten days, and never more than the limit. */
export function ExtensionForm({ review, onDone }: Props) {
  const most = Math.min(10, review.limitDays);
  return (
    <CommandForm
      command={{ method: "POST", path: `/v1/reviews/${review.reviewId}/extension` }}
      submit={says.extend.submit}
      onDone={onDone}
    >
      <p>{says.extend.explain(most)}</p>
      <Field path="days" label={says.extend.days} kind="number" min={1} max={most} />
      <Field path="reasons" label={says.extend.reasons} kind="text" />
      <ApproverFields />
    </CommandForm>
  );
}

export const HandlerForm = ({ review, onDone }: Props) => (
  <CommandForm
    command={{ method: "PUT", path: `/v1/reviews/${review.reviewId}/handler` }}
    submit={says.assign.submit}
    onDone={onDone}
  >
    <p>{says.assign.explain}</p>
    <HandlerFields prefix="" optional={false} />
  </CommandForm>
);

export function PositionForm({ review, onDone }: Props) {
  const { explain, position, withdraws, maintains, reasons, submit } = says.position;
  const [chosen, setChosen] = useState("");
  return (
    <CommandForm
      command={{ method: "PUT", path: `/v1/reviews/${review.reviewId}/joint-review-position` }}
      submit={submit}
      onDone={onDone}
    >
      <p>{explain}</p>
      <Radios
        path="position"
        legend={position}
        options={{ withdraws, maintains }}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Field path="reasons" label={reasons} kind="text" />
    </CommandForm>
  );
}
