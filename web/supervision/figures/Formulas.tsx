/** How every figure comes about, one click away from it. The API's own words, or their Chinese. */
import { Facts } from "../../shared/parts/Facts.tsx";
import { says } from "../words.ts";
import { COLUMNS } from "./columns.ts";

export const Formulas = ({ formulas }: { formulas: Record<string, string> }) => (
  <details>
    <summary>{says.figures.howComputed}</summary>
    <Facts
      facts={COLUMNS.map((column) => [says.figures.names[column], says.formulas[column] ?? formulas[column]])}
    />
  </details>
);
