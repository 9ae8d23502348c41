/** One department, or all. */
import type { Catalogue } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";

type Props = {
  id: string;
  label: string;
  all: string;
  departments: Catalogue["departments"];
  value: string;
  choose: (department: string) => void;
};

export const DepartmentChoice = ({ id, label, all, departments, value, choose }: Props) => (
  <p class="choice no-print">
    <label for={id}>{label}</label>{" "}
    <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{all}</option>
      {departments.map((department) => (
        <option key={department.id} value={department.id}>
          {nameOf(department)}
        </option>
      ))}
    </select>
  </p>
);
