/** One named input with its label, its hint before and its fault after submitting. */
import type { ComponentChildren } from "preact";
import { useContext, useId } from "preact/hooks";
import { says } from "../../pages/work.words.ts";
import { Faults } from "./CommandForm.tsx";

export type FieldProps = {
  /** The field's path in the body, as the API's problems name it. */
  path: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  kind?: "line" | "text" | "date" | "number";
  min?: string | number | undefined;
  max?: string | number | undefined;
};

const TYPES = { line: { type: "text" }, date: { type: "date" }, number: { type: "number" } } as const;

export function Field({ path, label, hint, optional = false, kind = "line", min, max }: FieldProps) {
  const id = useId();
  const fault = useContext(Faults).get(path);
  const input = {
    id,
    name: path,
    "aria-describedby": `${id}-hint ${id}-fault`,
    "aria-invalid": fault !== undefined,
    "aria-required": !optional,
    "data-optional": optional ? "" : undefined,
  };
  return (
    <div class="field">
      <Label id={id} label={label} optional={optional} />
      <span id={`${id}-hint`} class="desk-hint">
        {hint}
      </span>
      {kind === "text" ? (
        <textarea {...input} />
      ) : (
        <input {...input} {...TYPES[kind]} min={min} max={max} autocomplete="off" />
      )}
      <span id={`${id}-fault`} class="field-fault">
        {fault}
      </span>
    </div>
  );
}

export type ChoiceProps = {
  path: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
  onChange?: (value: string) => void;
};

/** A named list to choose one from; its options are the children. */
export function Choice({ path, label, hint, children, onChange }: ChoiceProps) {
  const id = useId();
  const fault = useContext(Faults).get(path);
  return (
    <div class="field">
      <Label id={id} label={label} optional={false} />
      <span id={`${id}-hint`} class="desk-hint">
        {hint}
      </span>
      <select
        id={id}
        name={path}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== undefined}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      >
        {children}
      </select>
      <span id={`${id}-fault`} class="field-fault">
        {fault}
      </span>
    </div>
  );
}

const Label = ({ id, label, optional }: { id: string; label: string; optional: boolean }) => (
  <label for={id}>
    {label} <small>({optional ? says.commands.optional : says.commands.required})</small>
  </label>
);

export type RadiosProps = {
  path: string;
  legend: string;
  options: Readonly<Record<string, string>>;
  chosen: string;
  onChoose: (value: string) => void;
};

/** A choice of few, each in sight; none is chosen beforehand. */
export function Radios({ path, legend, options, chosen, onChoose }: RadiosProps) {
  const id = useId();
  const fault = useContext(Faults).get(path);
  return (
    <fieldset class="desk-radios" aria-describedby={`${id}-fault`}>
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={path}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />{" "}
          {text}
        </label>
      ))}
      <p id={`${id}-fault`} class="field-fault">
        {fault}
      </p>
    </fieldset>
  );
}

/** What is wrong with a group of fields as a whole. */
export function GroupFault({ path }: { path: string }) {
  const fault = useContext(Faults).get(path);
  return fault === undefined ? null : <p class="field-fault">{fault}</p>;
}
