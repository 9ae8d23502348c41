/** Who approved what a department may not do on its officer's word alone. */
import { says } from "../../pages/work.words.ts";
import { Choice, Field } from "./Field.tsx";

export const ApproverFields = () => (
  <>
    <Field path="approver.name" label={says.approver.name} />
    <Choice path="approver.rank" label={says.approver.rank}>
      {Object.entries(says.rank).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Choice>
  </>
);
