/** What a matter costs, by which tariff, when it is due and to whom (收费标准). */
import type { Catalogue, Matter } from "../shared/api/answers.ts";
import { nameOf, words } from "../shared/language/language.ts";
import { departmentName } from "../shared/parts/names.ts";
import { says } from "./words.ts";

export function Price({ catalogue, matter }: { catalogue: Catalogue; matter: Matter }) {
  const { fee, tariff } = matter;
  if (!tariff) return <>{fee === 0 ? says.free : says.yuan(fee)}</>;
  const { charge, basis, due, collectedBy, reliefs } = tariff;
  return (
    <>
      {"fixed" in charge ? (
        says.yuan(charge.fixed)
      ) : (
        <ul>
          {charge.tiers.map((tier) => (
            <li>
              {tier.upTo === undefined ? says.above : says.upTo(tier.upTo)}
              {words.colon}
              {"amount" in tier ? says.yuan(tier.amount) : says.perUnit(tier.perUnit)}
            </li>
          ))}
        </ul>
      )}
      {"by" in charge && (
        <p class="under">
          {says.byFact(nameOf(catalogue.attributes.find(({ code }) => code === charge.by)!), charge.how)}
        </p>
      )}
      <p class="under">
        {nameOf(tariff)}
        {words.semicolon}
        {says.due[due]}
        {words.semicolon}
        {says.collectedBy(departmentName(collectedBy, catalogue))}
      </p>
      <p class="under">
        {says.basis}
        {words.colon}
        {basis.document} {basis.article}
      </p>
      {reliefs.map((relief) => (
        <p class="under">{says.relief(nameOf(relief), relief.percent)}</p>
      ))}
    </>
  );
}
