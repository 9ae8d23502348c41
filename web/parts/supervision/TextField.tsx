/** A text that somebody writes, and what the API found wrong with it, at the field. */
import { Problem } from "../../app/api.ts";
import { says } from "../../pages/supervision.words.ts";

export type TextFieldProps = {
  /** The name the API knows the field by. */
  name: string;
  id: string;
  label: string;
  max: number;
  long?: boolean;
  error: unknown;
};

/** What a problem says about one field. */
export function faultOf(error: unknown, name: string): string | null {
  if (!(error instanceof Problem)) return null;
  const fault = error.errors.find(({ path }) => path === name);
  return fault ? says.fieldFault(says.faults[fault.message] ?? fault.message) : null;
}

/** A problem without what stands at its fields already. */
export function restOf(error: unknown, names: readonly string[]): unknown {
  if (!(error instanceof Problem)) return error;
  return error.withErrors(error.errors.filter(({ path }) => !names.includes(path)));
}

export function TextField({ name, id, label, max, long = false, error }: TextFieldProps) {
  const fault = faultOf(error, name);
  const shared = {
    id,
    name,
    required: true,
    maxLength: max,
    "aria-invalid": fault !== null,
    ...(fault !== null && { "aria-describedby": `${id}-fault` }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {long ? <textarea {...shared} /> : <input type="text" autocomplete="off" {...shared} />}
      {fault !== null && (
        <span class="field-fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}
