/** 颁发、送达: the organ of a licence that was granted hands it out to its applicant. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { Attach } from "../../../shared/files/Attach.tsx";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { Part } from "../../../shared/form/Part.tsx";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.licence;

type Entered = { number?: string; validUntil?: string; handedOut?: object; attachments?: string[] };

export function LicenceForm({ review, onDone, onStale }: ReviewFormProps) {
  const [how, setHow] = useState("online");
  const [to, setTo] = useState("applicant");
  return (
    <DeskForm
      draft={draftName("handOutLicence", review.reviewId)}
      final={SAYS.final}
      submit={SAYS.submit}
      send={async (body: Entered) =>
        call("handOutLicence", {
          path: review,
          // A date that is left empty is none: the licence does not end.
          body: { ...body, validUntil: body.validUntil || null },
        })
      }
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Field path="number" label={SAYS.number} longest={100} />
      <Field path="validUntil" label={SAYS.validUntil} hint={SAYS.noEnd} kind="date" optional />
      <Radios
        path="handedOut.how"
        legend={SAYS.how}
        options={Object.entries(SAYS.ways)}
        chosen={how}
        onChoose={setHow}
      />
      <Part shown={how === "window"}>
        <Radios
          path="handedOut.to"
          legend={SAYS.to}
          options={Object.entries(SAYS.receivers)}
          chosen={to}
          onChoose={setTo}
        />
        <p class="hint">{SAYS.receipt}</p>
      </Part>
      <Attach of={{ applicationId: review.applicationId }} />
    </DeskForm>
  );
}
