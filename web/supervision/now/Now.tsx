/** What presses now: the red list, then the yellow one, then what is likely to be late, and what nobody has touched. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { nameOf } from "../../shared/language/language.ts";
import { Filter } from "../../shared/parts/Filter.tsx";
import { says } from "../words.ts";
import { LampList } from "./LampList.tsx";

export function Now({ departments }: { departments: Catalogue["departments"] }) {
  const [department, setDepartment] = useState("");
  return (
    <>
      <p>
        <Filter
          label={says.now.filter}
          all={says.everyDepartment}
          of={departments.map((known) => [known.id, nameOf(known)])}
          chosen={department}
          choose={setDepartment}
        />
      </p>
      <LampList lamp="red" department={department} />
      <LampList lamp="yellow" department={department} />
      <LampList lamp="likelyLate" department={department} />
      <LampList lamp="untouched" department={department} />
    </>
  );
}
