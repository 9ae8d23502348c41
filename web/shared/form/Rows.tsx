/** Rows that are added and removed; those that stay keep what was entered in them. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

export type RowsProps = {
  legend: (n: number) => string;
  add: string;
  remove: (n: number) => string;
  /** As many are there from the beginning, and stay; one unless said otherwise. */
  fewest?: number;
  most: number;
  /** Where the rows go in the body. */
  path?: string;
  children: (index: number) => ComponentChildren;
};

export function Rows({ legend, add, remove, fewest = 1, most, path, children }: RowsProps) {
  const [keys, setKeys] = useState(() => Array.from({ length: fewest }, (_, i) => i));
  const next = useRef(fewest);
  const button = useRef<HTMLButtonElement>(null);
  const addOne = () => setKeys((before) => [...before, next.current++]);
  const removeOne = (key: number) => {
    setKeys((before) => before.filter((other) => other !== key));
    button.current?.focus();
  };
  return (
    <div>
      {keys.map((key, i) => (
        <fieldset key={key}>
          <legend>{legend(i + 1)}</legend>
          {children(i)}
          {keys.length > fewest && (
            <button type="button" class="quiet" onClick={() => removeOne(key)}>
              {remove(i + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <p>
        <button
          ref={button}
          type="button"
          class="quiet"
          data-adds={path}
          disabled={keys.length >= most}
          onClick={addOne}
        >
          {add}
        </button>
      </p>
    </div>
  );
}
