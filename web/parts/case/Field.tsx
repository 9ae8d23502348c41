/** A field with its label, its hint and, once the API has refused it, its fault. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";

type Props = {
  label: string;
  hint?: string;
  fault?: string | undefined;
  /** Draws the input; the ids tie label, hint and fault to it. */
  children: (input: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => JSX.Element;
};

export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": fault === undefined ? undefined : true,
      })}
      {hint && (
        <span id={`${id}-hint`} class="own-hint">
          {hint}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} class="field-fault">
          {fault}
        </span>
      )}
    </div>
  );
}
