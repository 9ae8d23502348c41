/** The joint site visits of a case at the desk, with what this department may do about them now. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { draftOf } from "../../shared/api/drafts.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Done } from "../../shared/parts/notes.tsx";
import { SiteVisits } from "../../shared/visits/SiteVisits.tsx";
import { draftName } from "../form/names.ts";
import { VisitForm } from "./VisitForm.tsx";
import { visiting as SAY } from "./words.ts";

type Props = { applicationId: string; catalogue: Catalogue; onChanged: () => void };

export function CaseVisits({ applicationId, catalogue, onChanged }: Props) {
  const [said, setSaid] = useState("");
  const [times, setTimes] = useState(0);
  return (
    <>
      <Done>{said}</Done>
      <SiteVisits
        applicationId={applicationId}
        standing={times}
        forms={(visits, put) => (
          <div class="no-print">
            {visits.offers.map((offer) =>
              offer.command === "answerSiteVisit" ? null : (
                <Folded
                  class="command"
                  key={`${offer.command} ${times}`}
                  title={SAY.titles[offer.command]}
                  isOpen={draftOf(draftName(offer.command, applicationId)) !== null}
                >
                  <VisitForm
                    visits={visits}
                    offer={offer}
                    catalogue={catalogue}
                    onDone={(next) => {
                      setSaid(SAY.done);
                      put(next);
                      onChanged();
                    }}
                    onStale={() => setTimes((before) => before + 1)}
                  />
                </Folded>
              ),
            )}
          </div>
        )}
      />
    </>
  );
}
