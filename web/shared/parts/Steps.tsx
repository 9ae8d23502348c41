/** The steps of something long: where one is, and the way to any other. */

export type StepsProps<Key extends string> = {
  label: string;
  steps: readonly (readonly [key: Key, text: string])[];
  at: Key;
  go: (step: Key) => void;
};

export function Steps<Key extends string>({ label, steps, at, go }: StepsProps<Key>) {
  return (
    <ol class="steps no-print" aria-label={label}>
      {steps.map(([key, text], i) => (
        <li key={key}>
          <button type="button" aria-current={key === at ? "step" : undefined} onClick={() => go(key)}>
            <span aria-hidden="true">{i + 1}</span>
            {text}
          </button>
        </li>
      ))}
    </ol>
  );
}
