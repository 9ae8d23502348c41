/** The public catalogue: every matter of the region, what it promises, and the order in which they are handled. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../app/api.ts";
import { nameOf, words } from "../app/language.ts";
import { FlowChart } from "../parts/FlowChart.tsx";
import { MatterTable } from "../parts/MatterTable.tsx";
import { Page, start } from "../parts/Page.tsx";
import { PlanFigure } from "../parts/PlanFigure.tsx";
import { says } from "./catalogue.words.ts";

function Facts({ catalogue }: { catalogue: Catalogue }) {
  const { region, version, calendarVersion, matters, departments, projectTypes } = catalogue;
  return (
    <dl class="facts">
      <dt>{says.region}</dt>
      <dd>{nameOf(region)}</dd>
      <dt>{says.code}</dt>
      <dd>{region.code}</dd>
      <dt>{says.version}</dt>
      <dd>{version}</dd>
      <dt>{says.calendar}</dt>
      <dd>{calendarVersion}</dd>
      <dt>{says.counts}</dt>
      <dd>{says.countsText(matters.length, departments.length, projectTypes.length)}</dd>
    </dl>
  );
}

/** One type's flow chart at a time. */
function Flow({ catalogue }: { catalogue: Catalogue }) {
  const [type, setType] = useState(catalogue.projectTypes[0]?.code ?? "");
  return (
    <>
      <label class="field">
        <span>{says.type}</span>
        <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
          {catalogue.projectTypes.map((each) => (
            <option key={each.code} value={each.code}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      <FlowChart key={type} catalogue={catalogue} type={type} />
    </>
  );
}

const CataloguePage = ({ catalogue }: { catalogue: Catalogue }) => (
  <div class="catalogue">
    <p>{says.intro}</p>
    <Facts catalogue={catalogue} />
    <h2>{says.plans}</h2>
    <p class="hint">{says.plansNote}</p>
    {catalogue.plans.map((plan) => (
      <PlanFigure key={plan.projectType} catalogue={catalogue} plan={plan} />
    ))}
    <h2>{says.flow}</h2>
    <Flow catalogue={catalogue} />
    <h2>{says.matters}</h2>
    <MatterTable catalogue={catalogue} />
  </div>
);

void start(
  <Page current="catalogue" title={words.nav.catalogue}>
    {(catalogue) => <CataloguePage catalogue={catalogue} />}
  </Page>,
);
