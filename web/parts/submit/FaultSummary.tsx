/** Everything that is wrong, on top of the form, each with the way to its field. */
import { useEffect, useRef } from "preact/hooks";
import { words } from "../../app/language.ts";
import { idOf } from "./Field.tsx";

type SummaryProps = {
  text: string;
  faults: Readonly<Record<string, string>>;
  labelOf: (field: string) => string;
};

export function FaultSummary({ text, faults, labelOf }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [faults]);
  return (
    <div class="problem" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{words.problem}</strong>: {text}
      </p>
      <ul>
        {Object.entries(faults).map(([field, message]) => (
          <li key={field}>
            <a
              href={`#${idOf(field)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(field))?.focus();
              }}
            >
              {labelOf(field)}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
