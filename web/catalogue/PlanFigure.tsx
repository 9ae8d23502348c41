/** What a type of project gains: the sum of all limits against the longest chain, in words and as two bars. */
import type { Catalogue } from "../shared/api/answers.ts";
import { nameOf } from "../shared/language/language.ts";
import { Facts } from "../shared/parts/Facts.tsx";
import { departmentName } from "../shared/parts/names.ts";
import { says } from "./words.ts";

type Plan = Catalogue["plans"][number];

export function PlanFigure({ catalogue, plan }: { catalogue: Catalogue; plan: Plan }) {
  const { serialDays, criticalPath, gainDays } = plan;
  const type = catalogue.projectTypes.find(({ code }) => code === plan.projectType);
  const chain = criticalPath.matters.map((code) => catalogue.matters.find((matter) => matter.code === code));
  const sentence = says.gain(
    serialDays,
    criticalPath.days,
    gainDays,
    Math.round((100 * gainDays) / serialDays),
  );
  return (
    <figure class="plan">
      <figcaption>
        <h3>{type ? nameOf(type) : plan.projectType}</h3>
        <p>{sentence}</p>
      </figcaption>
      <div class="plan-bars" aria-hidden="true">
        <Bar label={says.serial} days={serialDays} of={serialDays} name="serial" />
        <Bar label={says.parallel} days={criticalPath.days} of={serialDays} name="parallel" />
      </div>
      <Facts
        facts={[
          [says.lead, departmentName(plan.lead, catalogue)],
          [says.critical, chain.map((matter) => (matter ? nameOf(matter) : "")).join(says.chain)],
        ]}
      />
    </figure>
  );
}

/** One bar; the sentence above it says the same. */
export function Bar({ label, days, of, name }: { label: string; days: number; of: number; name: string }) {
  return (
    <>
      <span>{label}</span>
      <svg class={`plan-bar ${name}`} width="100%" height="18">
        <rect x="0.5" y="0.5" width={`${Math.max(1, (99.5 * days) / of)}%`} height="17" />
      </svg>
      <span>{says.nDays(days)}</span>
    </>
  );
}
