/** Everything that is wrong with a form, on top of it, each with the way to its field. */
import type { RefObject } from "preact";
import { Problem } from "../api/problem.ts";
import { words } from "../language/language.ts";
import { toldOf } from "../parts/notes.tsx";
import { useFocused } from "../parts/useFocused.ts";
import { focusOn, type Fault } from "./faults.ts";

/** `error` is `null` where nothing was sent. */
export type Refused = { error: unknown; faults: readonly (Fault & { label: string })[] };

type Props = {
  refused: Refused;
  form: RefObject<HTMLFormElement | null>;
  onStale: (() => void) | undefined;
};

export function Refusal({ refused, form, onStale }: Props) {
  const { error, faults } = refused;
  const box = useFocused<HTMLDivElement>(refused);
  const isStale = error instanceof Problem && [409, 412].includes(error.status);
  return (
    <div class="problem" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{words.problem}</strong>
        {words.colon}
        {error === null ? words.form.faulty(faults.length) : toldOf(error)}
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, label, message }) => (
            <li key={path}>
              <button type="button" class="link" onClick={() => focusOn(form.current!, path)}>
                {label}
              </button>
              : {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        {words.form.kept}{" "}
        {isStale && onStale && (
          <button type="button" class="quiet" onClick={onStale}>
            {words.form.readAnew}
          </button>
        )}
      </p>
    </div>
  );
}
