/** Who handles it (经办人), and who approved it: where either may be said along with something else. */
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";

/** @param prefix where the fields lie in the body; "" at its top */
export const HandlerFields = ({ prefix = "handler.", optional = true }) => (
  <>
    <Field path={`${prefix}name`} label={says.give.handlerName} optional={optional} />
    <Choice path={`${prefix}post`} label={says.give.post}>
      {options(words.post)}
    </Choice>
  </>
);

/** The same, folded away: most of the time it is known already. */
export const HandlerFold = () => (
  <details>
    <summary>
      {says.facts.handler} ({words.form.optional})
    </summary>
    <HandlerFields />
  </details>
);

/** A post without a name names nobody. */
export function withoutBlankHandler({ handler, ...body }: Body): Body {
  return typeof handler === "object" && handler !== null && "name" in handler ? { ...body, handler } : body;
}

/** Who approved what a department may not do on its officer's word alone, of these ranks. */
export const ApproverFields = ({ ranks }: { ranks: readonly string[] }) => (
  <>
    <Field path="approver.name" label={says.approver.name} />
    <Choice path="approver.rank" label={says.approver.rank}>
      {options(words.rank, [...ranks])}
    </Choice>
  </>
);
