/** Everything that supervision watches, one section after the other. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../app/api.ts";
import { says } from "../../pages/supervision.words.ts";
import { Complaints } from "./Complaints.tsx";
import { CriticalReviews } from "./CriticalReviews.tsx";
import { DepartmentFigures } from "./DepartmentFigures.tsx";
import { Now } from "./Now.tsx";
import { Trends } from "./Trends.tsx";

const SECTIONS = ["figures", "now", "critical", "trends", "complaints"] as const;

export function Overview({ catalogue }: { catalogue: Catalogue }) {
  const [today, setToday] = useState<string | null>(null);
  const { departments } = catalogue;
  const content = {
    figures: <DepartmentFigures onToday={setToday} />,
    now: <Now departments={departments} />,
    critical: <CriticalReviews />,
    trends: <Trends departments={departments} today={today} />,
    complaints: <Complaints catalogue={catalogue} />,
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
