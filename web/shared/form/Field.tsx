/** One field with its label, its hint and what is wrong with it, which screen readers tell together. */
import type { ComponentChildren } from "preact";
import { useContext, useId } from "preact/hooks";
import { words } from "../language/language.ts";
import { Faults } from "./faults.ts";
import { numberIn } from "./spelling.ts";

type Common = {
  /** Where it goes in the body, as the API's problems name it. */
  path: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean | undefined;
};

type Described = {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** Whatever is entered in: the ids tie label, hint and fault to it. */
export function Labelled({
  path,
  label,
  hint,
  optional = false,
  children,
}: Common & { children: (input: Described) => ComponentChildren }) {
  const id = useId();
  const fault = useContext(Faults).get(path);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>
        {label} <small>{words.aside(optional ? words.form.optional : words.form.required)}</small>
      </label>
      {hint && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      {children({
        id,
        name: path,
        required: !optional,
        "aria-describedby": described || undefined,
        "aria-invalid": fault === undefined ? undefined : true,
      })}
      <FaultText id={id} fault={fault} />
    </div>
  );
}

const FaultText = ({ id, fault }: { id: string; fault: string | undefined }) =>
  fault === undefined ? null : (
    <span id={`${id}-fault`} class="field-fault">
      {fault}
    </span>
  );

/** Who keeps what was entered: the form until it is sent, or whoever gives a value and takes the next. */
type Kept = { value?: string; onValue?: ((value: string) => void) | undefined };

export type FieldProps = Common &
  Kept & {
    kind?: "line" | "text" | "date" | "time" | "number" | "url" | "tel";
    min?: string | number | undefined;
    max?: string | number | undefined;
    step?: number | undefined;
    /** As it is read, in whatever way it was typed: what is meant is shown once it is left. */
    spelling?: ((typed: string) => string) | undefined;
    /** The most characters. */
    longest?: number | undefined;
    autocomplete?: string | undefined;
  };

const TYPES = {
  line: "text",
  date: "date",
  time: "time",
  number: "text",
  url: "url",
  tel: "tel",
} as const;

export function Field({ kind = "line", min, max, step, longest, ...props }: FieldProps) {
  const isNumber = kind === "number";
  const { value, onValue, autocomplete = "off", spelling = isNumber ? numberIn : undefined } = props;
  return (
    <Labelled {...props}>
      {(described) => {
        const input = {
          ...described,
          maxLength: longest,
          ...(value !== undefined && { value }),
          onInput: (event: { currentTarget: { value: string } }) => onValue?.(event.currentTarget.value),
        };
        if (kind === "text") return <textarea {...input} />;
        return (
          <input
            {...input}
            type={TYPES[kind]}
            list={undefined}
            {...(isNumber
              ? // A browser's own field for numbers drops full-width digits and commas without a word.
                { inputMode: "decimal", "data-least": min, "data-most": max, "data-step": step ?? 1 }
              : { min, max, step })}
            {...(spelling && {
              onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
                currentTarget.value = spelling(currentTarget.value);
                onValue?.(currentTarget.value);
              },
            })}
            autocomplete={autocomplete}
            spellcheck={false}
          />
        );
      }}
    </Labelled>
  );
}

export type ChoiceProps = Common & Kept & { children: ComponentChildren };

/** A list to choose one from; its options are the children. */
export const Choice = ({ children, value, onValue, ...props }: ChoiceProps) => (
  <Labelled {...props}>
    {(described) => (
      <select
        {...described}
        {...(value !== undefined && { value })}
        onChange={(event) => onValue?.(event.currentTarget.value)}
      >
        {children}
      </select>
    )}
  </Labelled>
);

/** The options of a list whose codes have words. */
export const options = (texts: Readonly<Record<string, string>>, codes = Object.keys(texts)) =>
  codes.map((code) => (
    <option key={code} value={code}>
      {texts[code] ?? code}
    </option>
  ));

export type RadiosProps = {
  path: string;
  legend: string;
  options: readonly (readonly [value: string, text: string])[];
  chosen: string;
  onChoose: (value: string) => void;
  optional?: boolean;
};

/** A choice of few, each in sight; none is chosen beforehand. */
export function Radios({ path, legend, options, chosen, onChoose, optional = false }: RadiosProps) {
  const id = useId();
  const fault = useContext(Faults).get(path);
  return (
    <fieldset class="choices" aria-describedby={fault && `${id}-fault`}>
      <legend>{legend}</legend>
      {options.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={path}
            value={value}
            required={!optional}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />{" "}
          {text}
        </label>
      ))}
      <FaultText id={id} fault={fault} />
    </fieldset>
  );
}

export type TicksProps = {
  path: string;
  legend: string;
  options: readonly (readonly [value: string, text: string])[];
};

/** Any number of several. */
export const Ticks = ({ path, legend, options }: TicksProps) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    <GroupFault path={path} />
    {options.map(([value, text]) => (
      <label key={value}>
        <input type="checkbox" name={`${path}[]`} value={value} /> {text}
      </label>
    ))}
  </fieldset>
);

/** What is wrong with a group of fields as a whole. */
export function GroupFault({ path }: { path: string }) {
  const fault = useContext(Faults).get(path);
  return fault === undefined ? null : <p class="field-fault">{fault}</p>;
}
