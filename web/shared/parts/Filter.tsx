/** Shows only some of what there is: one of several, or all. */
import { words } from "../language/language.ts";

export type FilterProps = {
  label: string;
  /** What choosing none of them is called. */
  all?: string | null;
  of: readonly (readonly [value: string, text: string])[];
  chosen: string;
  choose: (value: string) => void;
};

export const Filter = ({ label, all = words.all, of, chosen, choose }: FilterProps) => (
  <label class="no-print">
    {label}{" "}
    <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
      {all !== null && <option value="">{all}</option>}
      {of.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
