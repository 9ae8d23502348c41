/** 咨询: what applicants ask and nobody has answered yet, the most urgent first, with what the reader may do about each. */
import { useState } from "preact/hooks";
import type { Catalogue, Inquiry } from "../api/answers.ts";
import { More } from "../load/More.tsx";
import { usePages } from "../load/usePages.ts";
import { Done } from "../parts/notes.tsx";
import { InquiryCard } from "./InquiryCard.tsx";
import { InquiryForms } from "./InquiryForms.tsx";
import { inquiryWords as SAYS } from "./words.ts";

export function Inquiries({ catalogue }: { catalogue: Catalogue }) {
  const pages = usePages("listInquiries", "inquiries", {}, 20);
  const [changed, setChanged] = useState<Record<string, Inquiry>>({});
  const [said, setSaid] = useState("");
  return (
    <>
      <Done>{said}</Done>
      {pages.rows.map((listed) => {
        const inquiry = changed[listed.inquiryId] ?? listed;
        return (
          <InquiryCard
            key={inquiry.inquiryId}
            inquiry={inquiry}
            more={[[SAYS.number, <code>{inquiry.inquiryId}</code>]]}
          >
            <InquiryForms
              key={`${inquiry.status} ${inquiry.steps.length}`}
              inquiry={inquiry}
              catalogue={catalogue}
              onDone={(next) => {
                setChanged((before) => ({ ...before, [next.inquiryId]: next }));
                setSaid(SAYS.forms.done);
              }}
            />
          </InquiryCard>
        );
      })}
      <More pages={pages} empty={SAYS.none} />
    </>
  );
}
