/** 联合踏勘: the visits of a case as whoever reads may see them, with the file for a calendar, and what the page adds. */
import type { ComponentChildren } from "preact";
import type { Answer } from "../api/answers.ts";
import { callText } from "../api/client.ts";
import type { Credentials } from "../api/session.ts";
import { momentText } from "../language/dates.ts";
import { language, nameOf } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Facts, lines } from "../parts/Facts.tsx";
import { Empty } from "../parts/notes.tsx";
import { SaveButton } from "../parts/SaveButton.tsx";
import { VisitCard } from "./VisitCard.tsx";
import { visitWords as SAYS } from "./words.ts";

export type Visits = Answer<"listSiteVisits">;

type Props = {
  applicationId: string;
  /** Who reads: whoever is signed in, unless said otherwise. */
  by?: Credentials;
  /** Read again when this changes. */
  standing?: unknown;
  /** What may be done, with who takes what a command answers. */
  forms?: (visits: Visits, put: (next: Visits) => void) => ComponentChildren;
};

export function SiteVisits({ applicationId, by, standing, forms }: Props) {
  const asked = { path: { applicationId }, ...(by !== undefined && { by }) };
  const loaded = useAnswer("listSiteVisits", asked, standing);
  return (
    <Shown of={loaded}>
      {(known) => (
        <>
          {known.visits.length === 0 && <Empty>{SAYS.none}</Empty>}
          <Facts
            facts={[
              [
                SAYS.asked,
                lines(
                  known.asks.map(({ department, at, reasons }) => (
                    <>
                      {SAYS.askedBy(nameOf(department), momentText(at))}
                      <br />
                      <span class="said">{reasons}</span>
                    </>
                  )),
                ),
              ],
            ]}
          />
          {known.visits.map((visit) => (
            <VisitCard key={visit.number} visit={visit} by={by} />
          ))}
          {known.visits.length > 0 && (
            <SaveButton
              label={SAYS.calendar}
              name={`site-visit-${known.visits.length}.ics`}
              type="text/calendar"
              read={async () =>
                callText("getSiteVisitInvitation", { ...asked, query: { lang: language } }, "text/calendar")
              }
            />
          )}
          {forms?.(known, loaded.put)}
        </>
      )}
    </Shown>
  );
}
