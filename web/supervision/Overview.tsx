/** Everything that supervision watches, one section after the other. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../shared/api/answers.ts";
import { says } from "./words.ts";
import { appraisalAddress, monthBefore } from "./appraisal/address.ts";
import { Complaints } from "./complaints/Complaints.tsx";
import { Holds } from "./holds/Holds.tsx";
import { CriticalReviews } from "./now/CriticalReviews.tsx";
import { DepartmentFigures } from "./figures/DepartmentFigures.tsx";
import { later } from "../shared/load/later.tsx";
import { Folded } from "../shared/parts/Folded.tsx";
import { Now } from "./now/Now.tsx";
import { Today } from "./now/Today.tsx";
import { Outages } from "./outages/Outages.tsx";
import { Trends } from "./figures/Trends.tsx";
import { lastYear } from "./figures/usualPeriods.ts";
import { Account } from "../shared/account/later.ts";
import { AgentRequests } from "../shared/agency/later.ts";
import { Inquiries } from "../shared/inquiries/later.ts";
import { Shown } from "../shared/load/Shown.tsx";
import { useAnswer } from "../shared/load/useLoaded.ts";
import { UrgingTable } from "./now/UrgingTable.tsx";

const Ratings = later(async () => (await import("./ratings/Ratings.tsx")).Ratings);
const Held = later(async () => (await import("./now/Held.tsx")).Held);

const SECTIONS = [
  "today",
  "urging",
  "figures",
  "ranking",
  "now",
  "held",
  "critical",
  "trends",
  "complaints",
  "ratings",
  "inquiries",
  "agents",
  "accounts",
  "holds",
  "outages",
] as const;

export function Overview({ catalogue }: { catalogue: Catalogue }) {
  const [today, setToday] = useState<string | null>(null);
  const { departments } = catalogue;
  const year = useAnswer("superviseDepartments", today === null ? null : { query: lastYear(today) });
  const content = {
    today: <Today departments={departments} today={today} year={year.data} />,
    urging: <Shown of={year}>{(data) => <UrgingTable figures={data} />}</Shown>,
    figures: <DepartmentFigures onToday={setToday} />,
    ranking: (
      <>
        <p>{says.ranking.explain}</p>
        <p>
          <a href={appraisalAddress(today === null ? "" : monthBefore(today))}>{says.ranking.open}</a>
        </p>
      </>
    ),
    now: <Now departments={departments} />,
    held: (
      <Folded title={says.held.show}>
        <Held />
      </Folded>
    ),
    critical: <CriticalReviews />,
    trends: <Trends departments={departments} today={today} />,
    complaints: <Complaints catalogue={catalogue} />,
    ratings: <Ratings catalogue={catalogue} />,
    inquiries: <Inquiries catalogue={catalogue} />,
    agents: <AgentRequests />,
    accounts: (
      <Folded title={says.showAccounts}>
        <Account departments={departments} isOwn={false} today={today} />
      </Folded>
    ),
    holds: <Holds />,
    outages: <Outages catalogue={catalogue} />,
  };
  return (
    <>
      <nav class="contents no-print" aria-label={says.onThisPage} id="overview">
        <ul>
          {SECTIONS.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{says.sections[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {SECTIONS.map((name) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name} tabIndex={-1}>
            {says.sections[name]}
          </h2>
          {content[name]}
        </section>
      ))}
    </>
  );
}
