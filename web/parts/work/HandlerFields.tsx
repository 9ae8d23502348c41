/** Who handles it (经办人), where it may be said along with something else. */
import { says } from "../../pages/work.words.ts";
import { Choice, Field } from "./Field.tsx";

/** @param prefix where the fields lie in the body; "" at its top */
export function HandlerFields({ prefix = "handler.", optional = true }) {
  const { handlerName, post } = says.give;
  return (
    <>
      <Field path={`${prefix}name`} label={handlerName} optional={optional} />
      <Choice path={`${prefix}post`} label={post}>
        {Object.entries(says.facts.post).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** A post without a name names nobody. */
export function withoutBlankHandler({ handler, ...body }: Record<string, unknown>): Record<string, unknown> {
  return typeof handler === "object" && handler !== null && "name" in handler ? { ...body, handler } : body;
}
