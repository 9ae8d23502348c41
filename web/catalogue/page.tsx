/** The public catalogue: every matter of the region, what it promises, and the order in which they are handled. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../shared/api/answers.ts";
import { nameOf, words } from "../shared/language/language.ts";
import { FlowChart } from "./FlowChart.tsx";
import { Folded } from "../shared/parts/Folded.tsx";
import { MatterTable } from "./MatterTable.tsx";
import { Page, start } from "../shared/parts/Page.tsx";
import { PlanFigure } from "./PlanFigure.tsx";
import { Simulated } from "./later.ts";
import { Filter } from "../shared/parts/Filter.tsx";
import { Facts } from "../shared/parts/Facts.tsx";
import { later } from "../shared/load/later.tsx";
import { says } from "./words.ts";

const AppraisalFormula = later(async () => (await import("../shared/appraisal/Formula.tsx")).Formula);
const Satisfaction = later(async () => (await import("./Satisfaction.tsx")).Satisfaction);

function About({ catalogue }: { catalogue: Catalogue }) {
  const { region, version, calendarVersion, matters, departments, projectTypes } = catalogue;
  return (
    <Facts
      facts={[
        [says.region, nameOf(region)],
        [says.code, region.code],
        [says.version, version],
        [says.calendar, calendarVersion],
        [says.counts, says.countsText(matters.length, departments.length, projectTypes.length)],
      ]}
    />
  );
}

/** One type's flow chart at a time. */
function Flow({ catalogue }: { catalogue: Catalogue }) {
  const [type, setType] = useState(catalogue.projectTypes[0]?.code ?? "");
  return (
    <>
      <p>
        <Filter
          label={says.type}
          all={null}
          of={catalogue.projectTypes.map((each) => [each.code, nameOf(each)])}
          chosen={type}
          choose={setType}
        />
      </p>
      <FlowChart key={type} catalogue={catalogue} type={type} />
    </>
  );
}

const CataloguePage = ({ catalogue }: { catalogue: Catalogue }) => (
  <div class="catalogue">
    <p>{says.intro}</p>
    <About catalogue={catalogue} />
    <h2>{says.plans}</h2>
    <p class="hint">{says.plansNote}</p>
    {catalogue.plans.map((plan) => (
      <PlanFigure key={plan.projectType} catalogue={catalogue} plan={plan} />
    ))}
    <Folded title={says.simulated.title}>
      <p>{says.simulated.intro}</p>
      <Simulated catalogue={catalogue} />
    </Folded>
    <h2>{says.flow}</h2>
    <Flow catalogue={catalogue} />
    <h2>{says.matters}</h2>
    <MatterTable catalogue={catalogue} />
    {catalogue.appraisal && (
      <>
        <h2>{says.appraisal}</h2>
        <Folded title={says.appraisalShow}>
          <AppraisalFormula formula={catalogue.appraisal} />
        </Folded>
      </>
    )}
    <h2>{says.satisfaction.title}</h2>
    <Folded title={says.satisfaction.open}>
      <Satisfaction />
    </Folded>
  </div>
);

void start(
  <Page current="catalogue" title={words.nav.catalogue}>
    {(catalogue) => <CataloguePage catalogue={catalogue} />}
  </Page>,
);
