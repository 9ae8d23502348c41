/** One field with its name, a hint and what is wrong with it, which screen readers tell together. */
export const idOf = (field: string): string => `field-${field}`;

export type FieldProps = {
  /** Where the form keeps it: faults come by this name. */
  field: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  fault: string | undefined;
  hint?: string;
  type?: "text" | "tel" | "url";
  inputMode?: "decimal" | "text";
  autoComplete?: string;
  /** Spellings to choose from, for who types. */
  suggestions?: readonly string[];
  optional?: boolean;
};

export function Field(props: FieldProps) {
  const { field, label, value, onValue, fault, hint, suggestions = [], optional = false } = props;
  const id = idOf(field);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  const attributes = {
    ...(suggestions.length > 0 && { list: `${id}-list` }),
    ...(described !== "" && { "aria-describedby": described }),
    ...(fault !== undefined && { "aria-invalid": true }),
    ...(!optional && { "aria-required": true }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      <input
        id={id}
        type={props.type ?? "text"}
        inputMode={props.inputMode ?? "text"}
        autoComplete={props.autoComplete ?? "off"}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...attributes}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <FaultText field={field} fault={fault} />
    </div>
  );
}

export const FaultText = ({ field, fault }: { field: string; fault: string | undefined }) =>
  fault === undefined ? null : (
    <span id={`${idOf(field)}-fault`} class="field-fault">
      ✕ {fault}
    </span>
  );

type ChoiceProps = {
  field: string;
  legend: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onValue: (value: string) => void;
  fault: string | undefined;
};

/** One of a few answers. */
export function Choice({ field, legend, value, options, onValue, fault }: ChoiceProps) {
  const id = idOf(field);
  return (
    <fieldset class="choice" {...(fault !== undefined && { "aria-describedby": `${id}-fault` })}>
      <legend>{legend}</legend>
      {options.map(([option, label], i) => (
        <label key={option}>
          <input
            type="radio"
            name={id}
            id={i === 0 ? id : `${id}-${i}`}
            checked={value === option}
            onChange={() => onValue(option)}
          />{" "}
          {label}
        </label>
      ))}
      <FaultText field={field} fault={fault} />
    </fieldset>
  );
}
