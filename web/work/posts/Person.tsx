/** One of the persons whom the posts name, to choose from; where they name none, a name to type. */
import { Choice, Field } from "../../shared/form/Field.tsx";

type Props = { path: string; label: string; persons: readonly string[] };

export const Person = ({ path, label, persons }: Props) =>
  persons.length === 0 ? (
    <Field path={path} label={label} longest={24} />
  ) : (
    <Choice path={path} label={label}>
      <option value=""></option>
      {persons.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Choice>
  );
