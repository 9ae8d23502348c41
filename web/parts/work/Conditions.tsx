/** The conditions of a consent, each with what it rests on. */
import { says } from "../../pages/work.words.ts";

export type Condition = {
  text: string;
  basis: string;
  article?: string | undefined;
  about?: string | undefined;
  value?: string | undefined;
};

const BASES: Readonly<Record<string, string>> = says.give.bases;

export const Conditions = ({ conditions }: { conditions: readonly Condition[] }) => (
  <ol>
    {conditions.map(({ text, basis, article, about, value }) => (
      <li key={text} class="desk-said">
        {text} ({[BASES[basis] ?? basis, article].filter(Boolean).join(" ")}
        {about !== undefined && `; ${about}${value === undefined ? "" : `: ${value}`}`})
      </li>
    ))}
  </ol>
);
