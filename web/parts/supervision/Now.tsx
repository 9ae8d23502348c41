/** What presses now: the red list, then the yellow one. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../app/api.ts";
import { says } from "../../pages/supervision.words.ts";
import { DepartmentChoice } from "./DepartmentChoice.tsx";
import { LampList } from "./LampList.tsx";

export function Now({ departments }: { departments: Catalogue["departments"] }) {
  const [department, setDepartment] = useState("");
  return (
    <>
      <DepartmentChoice
        id="now-department"
        label={says.now.filter}
        all={says.everyDepartment}
        departments={departments}
        value={department}
        choose={setDepartment}
      />
      <LampList lamp="red" department={department} />
      <LampList lamp="yellow" department={department} />
    </>
  );
}
