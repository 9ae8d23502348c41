/** Departments to tick. */
import type { Catalogue } from "../../app/api.ts";
import { GroupFault } from "./Field.tsx";
import { departmentName } from "./JointReview.tsx";

export type DepartmentsProps = {
  path: string;
  legend: string;
  ids: readonly string[];
  catalogue: Catalogue;
};

export const Departments = ({ path, legend, ids, catalogue }: DepartmentsProps) => (
  <fieldset class="desk-radios">
    <legend>{legend}</legend>
    <GroupFault path={path.replace("[]", "")} />
    {ids.map((id) => (
      <label key={id}>
        <input type="checkbox" name={path} value={id} /> {departmentName(id, catalogue)}
      </label>
    ))}
  </fieldset>
);
