/** How every figure comes about, one click away from it. The API's own words, or their Chinese. */
import { says } from "../words.ts";
import { COLUMNS } from "./columns.ts";

export const Formulas = ({ formulas }: { formulas: Record<string, string> }) => (
  <details>
    <summary>{says.figures.howComputed}</summary>
    <dl class="facts">
      {COLUMNS.map((column) => (
        <div key={column} class="fact">
          <dt>{says.figures.names[column]}</dt>
          <dd>{says.formulas[column] ?? formulas[column]}</dd>
        </div>
      ))}
    </dl>
  </details>
);
