/** The receipt, on one page: number and query code, shown once, what was received, what comes next, and the way back to it. */
import { inGroups } from "../../../functions/domain/base/ids.ts";
import type { Catalogue } from "../../shared/api/answers.ts";
import { applicantSession } from "../../shared/api/session.ts";
import { momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { useAnswer, useLoaded } from "../../shared/load/useLoaded.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { contactText } from "../case/firstContact.ts";

const SAY = SAYS.receipt;

type Props = {
  /** `alsoOpen`: the same applicant's other open applications about the project. */
  own: OwnCase & { alsoOpen: string[]; openByOthers: boolean };
  catalogue: Catalogue;
  onNoted: () => void;
};

export function Receipt({ own, catalogue, onNoted }: Props) {
  const title = useFocused<HTMLHeadingElement>();
  const { data: status } = useAnswer("getApplication", { path: own, by: own });
  // Whether the code opens anything here.
  const byCode = catalogue.applicants !== "sign-in";
  const materials = new Set(status?.materials.map(({ code }) => code)).size;
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>
        {byCode ? SAY.title : SAY.titleSignedIn}
      </h2>
      <div class="row">
        <Facts
          facts={[
            [SAYS.lookup.number, <code>{own.applicationId}</code>],
            [SAYS.lookup.code, byCode && own.queryCode !== null && <code>{inGroups(own.queryCode)}</code>],
            [SAYS.facts.project, status?.project.name],
            [SAYS.facts.projectCode, status?.project.code],
            [SAYS.facts.received, status && momentText(status.receivedAt)],
            [SAY.materials, status && SAY.materialsText(materials, status.materials.length)],
            [SAYS.facts.lead, status?.lead && nameOf(status.lead)],
            [SAYS.facts.firstContact, status?.firstContact && contactText(status.firstContact)],
            [SAY.enquiries, catalogue.contacts.enquiries],
          ]}
        />
        <Code number={own.applicationId} />
      </div>
      {own.alsoOpen.length > 0 && <p class="note">{SAY.alsoOpen(own.alsoOpen.join(words.and))}</p>}
      {own.openByOthers && <p class="note">{SAY.openByOthers}</p>}
      <p>{byCode ? (applicantSession() ? SAY.adviceEither : SAY.advice) : SAY.adviceSignedIn}</p>
      <p class="row">
        <button type="button" onClick={onNoted}>
          {byCode ? SAY.noted : SAY.read}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {words.print}
        </button>
      </p>
    </section>
  );
}

/** Leads to the case on this page. The number stands behind `#`, which is sent to nobody; the query code is never in it. */
function Code({ number }: { number: string }) {
  const address = `${location.origin}${location.pathname}#${number}`;
  const { data } = useLoaded(address, async () => (await import("./qrCode.ts")).qrCode(address));
  return (
    data && (
      <figure class="qr">
        <svg viewBox={`0 0 ${data.size} ${data.size}`} role="img" aria-label={SAY.qr}>
          <path d={data.path} />
        </svg>
        <figcaption class="hint">{SAY.qr}</figcaption>
      </figure>
    )
  );
}
