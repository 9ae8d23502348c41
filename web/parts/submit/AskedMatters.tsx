/** Told while the form is filled in: who will be asked, for how long, and what silence will mean. */
import type { Catalogue, Matter } from "../../app/api.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../submit.words.ts";
import type { Reading } from "./draft.ts";

export function AskedMatters({ catalogue, reading }: { catalogue: Catalogue; reading: Reading }) {
  const { applies, open, claimed } = reading;
  const replaced = new Map(claimed.map(({ matter, claim }) => [matter.code, claim.by]));
  const departments = new Set(applies.map(({ department }) => department)).size;
  const fees = applies.reduce((sum, { code, fee }) => sum + (replaced.has(code) ? 0 : fee), 0);
  const nobody = applies.length === 0 && open.length === 0;
  return (
    <section class="asked" aria-labelledby="asked-title">
      <h2 id="asked-title">{says.asked}</h2>
      <p role="status">
        {nobody ? says.askedNone : says.askedCount(applies.length, departments, open.length)}
        {applies.length > 0 && ` ${says.fees(fees)}`}
      </p>
      {applies.length > 0 && (
        <table class="matters" role="table">
          <caption>{says.asked}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {HEADS.map((head) => (
                <th key={head} scope="col" role="columnheader">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {applies.map((matter) => (
              <AskedRow
                key={matter.code}
                catalogue={catalogue}
                matter={matter}
                applies={applies}
                replacedBy={replaced.get(matter.code) || null}
              />
            ))}
          </tbody>
        </table>
      )}
      {open.length > 0 && (
        <details>
          <summary>
            {says.open} ({open.length})
          </summary>
          <p class="hint">{says.openHint}</p>
          <ul>
            {open.map((matter) => (
              <li key={matter.code}>
                {nameOf(matter)} ({departmentName(catalogue, matter)})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const HEADS = [says.matter, says.department, says.limit, says.silence, says.waits, says.fee];

function departmentName(catalogue: Catalogue, matter: Matter): string {
  const department = catalogue.departments.find(({ id }) => id === matter.department);
  return department ? nameOf(department) : matter.department;
}

type RowProps = {
  catalogue: Catalogue;
  matter: Matter;
  applies: readonly Matter[];
  replacedBy: "area-assessment" | "promise" | null;
};

function AskedRow({ catalogue, matter, applies, replacedBy }: RowProps) {
  const cells = replacedBy
    ? ["–", `${words.outcome.replaced} (${says[replacedBy]})`, "–", says.free]
    : [
        words.days(matter.limit.days, matter.limit.unit),
        words.onTimeout[matter.onTimeout],
        startText(matter, applies),
        matter.fee === 0 ? says.free : says.yuan(matter.fee),
      ];
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {nameOf(matter)}
      </th>
      {[departmentName(catalogue, matter), ...cells].map((text, i) => (
        <td key={HEADS[i + 1]} role="cell">
          <span class="cell-head" aria-hidden="true">
            {HEADS[i + 1]}
          </span>
          <div>{text}</div>
        </td>
      ))}
    </tr>
  );
}

/** At once, or behind those prerequisites that this project has too. */
function startText({ prerequisites }: Matter, applies: readonly Matter[]): string {
  const names = (wanted: boolean) =>
    prerequisites
      .filter(({ tolerable }) => tolerable === wanted)
      .flatMap((each) => applies.filter(({ code }) => code === each.matter).map(nameOf))
      .join(says.list);
  const [holding, tolerable] = [names(false), names(true)];
  const start = holding === "" ? says.atOnce : says.after(holding);
  return tolerable === "" ? start : `${start}; ${says.tolerable(tolerable)}`;
}
