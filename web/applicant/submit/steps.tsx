/** A long form in steps: all of it is there, one step is in sight, and any step may be gone to. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { REVEAL } from "../../shared/form/faults.ts";
import { Steps } from "../../shared/parts/Steps.tsx";
import { STEPS, type StepName } from "./stepNames.ts";
import { says } from "./words.ts";

type Going = { at: StepName; go: (step: StepName) => void };

export const StepList = ({ at, go }: Going) => (
  <Steps label={says.steps} steps={STEPS.map((step) => [step, says.step[step]])} at={at} go={go} />
);

type StepProps = Going & { name: StepName; children: ComponentChildren };

/** Its heading is gone to when the step changes, so that whoever hears the page hears where they are. */
export function Step({ name, at, go, children }: StepProps) {
  const part = useRef<HTMLElement>(null);
  const isShown = name === at;
  const wasShown = useRef(isShown);
  useEffect(() => {
    const section = part.current!;
    const reveal = () => go(name);
    section.addEventListener(REVEAL, reveal);
    return () => section.removeEventListener(REVEAL, reveal);
  }, []);
  useLayoutEffect(() => {
    // Whoever was led to one of its fields stays there.
    const section = part.current!;
    if (isShown && !wasShown.current && !section.contains(document.activeElement))
      section.querySelector("h3")?.focus();
    wasShown.current = isShown;
  }, [isShown]);
  return (
    <section ref={part} hidden={!isShown} aria-labelledby={`step-${name}`}>
      <h3 id={`step-${name}`} tabIndex={-1}>
        {says.stepOf(STEPS.indexOf(name) + 1, STEPS.length, says.step[name])}
      </h3>
      {children}
    </section>
  );
}
