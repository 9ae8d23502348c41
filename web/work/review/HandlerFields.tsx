/** Who handles it (经办人), where that may be said along with something else, and who has to approve it. */
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import type { Body } from "../../shared/form/nest.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";

/** The posts of whoever handles it: those who lead answer for it, and handle nothing. */
const HANDLERS = ["A", "B"];

/** @param prefix where the fields lie in the body; "" at its top */
export const HandlerFields = ({ prefix = "handler.", optional = true }) => (
  <>
    <Field path={`${prefix}name`} label={says.give.handlerName} optional={optional} />
    <Choice path={`${prefix}post`} label={says.give.post} optional={optional}>
      {options(words.post, HANDLERS)}
    </Choice>
  </>
);

/** The same, folded away: most of the time it is known already. */
export const HandlerFold = () => (
  <details>
    <summary>
      {says.facts.handler}
      {words.aside(words.form.optional)}
    </summary>
    <HandlerFields />
  </details>
);

/** A post without a name names nobody. */
export function withoutBlankHandler({ handler, ...body }: Body): Body {
  return typeof handler === "object" && handler !== null && "name" in handler ? { ...body, handler } : body;
}

/** What a department may not do on its officer's word alone: whose approval it takes, and whether it waits for it. */
export const Approval = ({
  limits: { ranks, waits },
}: {
  limits: { ranks: readonly string[]; waits: boolean };
}) => {
  const who = ranks.map((rank) => wordFor(words.rank, rank)).join(says.awaited.or);
  return (
    <p class={waits ? "note" : undefined}>{waits ? says.awaited.waits(who) : says.awaited.youApprove}</p>
  );
};
