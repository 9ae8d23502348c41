/** Told while the form is filled in: who will be asked, for how long, and what silence will mean. */
import { priceOf } from "../../../functions/domain/catalogue/price.ts";
import type { Catalogue, Matter } from "../../shared/api/answers.ts";
import { amountOrNull, amountText } from "../../shared/language/amounts.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { departmentName } from "../../shared/parts/names.ts";
import { StackingTable } from "../../shared/parts/Table.tsx";
import { says } from "./words.ts";
import type { Reading } from "./draft.ts";

export function AskedMatters({ catalogue, reading }: { catalogue: Catalogue; reading: Reading }) {
  const { applies, open } = reading;
  const replaced = replacedIn(reading);
  return (
    <section class="asked" aria-labelledby="asked-title">
      <h4 id="asked-title">{says.asked}</h4>
      <p role="status">{askedText(reading)}</p>
      {applies.length > 0 && (
        <StackingTable
          caption={says.asked}
          heads={HEADS}
          rows={applies.map((matter) => ({
            key: matter.code,
            cells: [
              nameOf(matter),
              departmentName(matter.department, catalogue),
              ...cellsOf(matter, applies, replaced.get(matter.code) || null),
            ],
          }))}
        />
      )}
      {open.length > 0 && (
        <details>
          <summary>
            {says.open}
            {words.aside(open.length)}
          </summary>
          <p class="hint">{says.openHint}</p>
          <ul>
            {open.map((matter) => (
              <li key={matter.code}>
                {nameOf(matter)}
                {words.aside(departmentName(matter.department, catalogue))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const replacedIn = ({ claimed }: Reading) =>
  new Map(claimed.map(({ matter, claim }) => [matter.code, claim.by]));

/** How many are asked, and what it costs, in a sentence. */
export function askedText(reading: Reading): string {
  const { applies, open } = reading;
  if (applies.length === 0 && open.length === 0) return says.askedNone;
  const replaced = replacedIn(reading);
  const departments = new Set(applies.map(({ department }) => department)).size;
  const prices = applies.map((matter) => (replaced.has(matter.code) ? 0 : priceOf(matter)));
  const fees = prices.reduce<number>((sum, price) => sum + (price ?? 0), 0);
  const asked = says.askedCount(applies.length, departments, open.length);
  return applies.length > 0
    ? `${asked} ${says.fees(fees === 0 ? null : amountText(fees), prices.includes(null))}`
    : asked;
}

const HEADS = [says.matter, says.department, says.limit, says.silence, says.waits, says.fee];

/** Its limit, what silence means, when it starts and what it costs; or what stands in for it. */
const cellsOf = (
  matter: Matter,
  applies: readonly Matter[],
  replacedBy: "area-assessment" | "promise" | null,
): string[] =>
  replacedBy
    ? ["–", `${words.outcome.replaced}${words.aside(words.claim[replacedBy])}`, "–", says.free]
    : [
        words.days(matter.limit.days, matter.limit.unit),
        words.onTimeout[matter.onTimeout],
        startText(matter, applies),
        says.price(amountOrNull(priceOf(matter))),
      ];

/** At once, or behind those prerequisites that this project has too. */
function startText({ prerequisites }: Matter, applies: readonly Matter[]): string {
  const names = (wanted: boolean) =>
    prerequisites
      .filter(({ tolerable }) => tolerable === wanted)
      .flatMap((each) => applies.filter(({ code }) => code === each.matter).map(nameOf))
      .join(says.list);
  const [holding, tolerable] = [names(false), names(true)];
  const start = holding === "" ? says.atOnce : says.after(holding);
  return tolerable === "" ? start : `${start}${words.semicolon}${says.tolerable(tolerable)}`;
}
