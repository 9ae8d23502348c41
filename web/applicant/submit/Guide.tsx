/** 办事指南 of a type of project, before the form: what is needed, who is asked, how long, what silence means, where, what it costs. */
import { priceOf } from "../../../functions/domain/catalogue/price.ts";
import type { Catalogue, Matter } from "../../shared/api/answers.ts";
import { conditionOf, mattersOfType } from "../../shared/catalogue/routing.ts";
import { amountOrNull, amountText } from "../../shared/language/amounts.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { departmentName, materialName } from "../../shared/parts/names.ts";
import { Unseen } from "../../shared/parts/notes.tsx";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { says } from "./words.ts";

const SAY = says.guide;

export function Guide({ catalogue, type }: { catalogue: Catalogue; type: string }) {
  const matters = mattersOfType(catalogue, type);
  const plan = catalogue.plans.find(({ projectType }) => projectType === type);
  const { policies, contacts } = catalogue;
  return (
    <>
      <Facts
        facts={[
          [SAY.lead, plan && departmentName(plan.lead, catalogue)],
          [SAY.long, plan && SAY.longText(plan.criticalPath.days, plan.serialDays)],
          [SAY.acceptance, policies.intake === "automatic" ? SAY.automatic : SAY.window],
          [SAY.missing, SAY.missingText(policies.materialsTermDays)],
          [SAY.fee, feeText(matters)],
          [SAY.where, SAY.whereText(contacts.enquiries)],
          [SAY.complaints, contacts.complaints],
        ]}
      />
      <h4>{SAY.materials}</h4>
      <ul>
        {materialsOf(matters).map(({ code, for: asking, isAlways }) => (
          <li key={code}>
            {materialName(code, catalogue)}{" "}
            <span class="hint">
              {isAlways ? SAY.always : SAY.forMatters(asking.map(nameOf).join(says.list))}
            </span>
          </li>
        ))}
      </ul>
      <h4>{SAY.matters}</h4>
      <p class="hint">{SAY.mattersHint}</p>
      <StackingTable
        caption={<Unseen>{SAY.matters}</Unseen>}
        heads={[says.matter, says.department, says.limit, says.silence, says.fee, SAY.applies]}
        rows={matters.map((matter) => ({
          key: matter.code,
          cells: [
            nameOf(matter),
            departmentName(matter.department, catalogue),
            words.days(matter.limit.days, matter.limit.unit),
            words.onTimeout[matter.onTimeout],
            says.price(amountOrNull(priceOf(matter))),
            conditionOf(matter) === null ? SAY.each : SAY.depends,
          ],
        }))}
      />
    </>
  );
}

/** What is asked of every project of the type costs that much; what depends on the project may come to it. */
function feeText(matters: readonly Matter[]): string {
  const sum = (of: readonly Matter[]) => of.reduce((all, matter) => all + (priceOf(matter) ?? 0), 0);
  const [least, most] = [sum(matters.filter((matter) => conditionOf(matter) === null)), sum(matters)];
  const isMore = matters.some((matter) => priceOf(matter) === null);
  if (most === 0) return isMore ? says.price(null) : SAY.free;
  const told =
    least === most ? says.yuan(amountText(most)) : SAY.feeFromTo(amountText(least), amountText(most));
  return isMore ? `${told}${SAY.moreFees}` : told;
}

/** Every material of a type, in the order in which it is asked for, and which matters ask for it. */
export function materialsOf(
  matters: readonly Matter[],
): { code: string; for: Matter[]; isAlways: boolean }[] {
  const codes = [...new Set(matters.flatMap(({ materials }) => materials))];
  return codes.map((code) => {
    const asking = matters.filter(({ materials }) => materials.includes(code));
    return { code, for: asking, isAlways: asking.some((matter) => conditionOf(matter) === null) };
  });
}
