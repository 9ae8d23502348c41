/** 延期: more days, once. */
import { call } from "../../../shared/api/client.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import { Approval } from "../HandlerFields.tsx";
import type { OfferedFormProps } from "../reviewForm.ts";

const SAYS = says.extend;

export const ExtensionForm = ({ review, offer, onDone, onStale }: OfferedFormProps<"extendLimit">) => (
  <DeskForm
    draft={draftName("extendLimit", review.reviewId)}
    final={SAYS.explain(offer.limits.least, offer.limits.most)}
    submit={SAYS.submit}
    send={async (body) => call("extendLimit", { path: review, body })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{SAYS.explain(offer.limits.least, offer.limits.most)}</p>
    <Field path="days" label={SAYS.days} kind="number" min={offer.limits.least} max={offer.limits.most} />
    <Field path="reasons" label={SAYS.reasons} kind="text" />
    <Approval limits={offer.limits} />
  </DeskForm>
);
