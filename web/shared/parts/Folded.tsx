/** What waits for nobody lies behind its title, and is drawn when that is first opened. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

type Props = {
  title: ComponentChildren;
  class?: string;
  /** From the beginning. */
  isOpen?: boolean;
  children: ComponentChildren;
};

export function Folded({ title, class: name, isOpen = false, children }: Props) {
  const [isWanted, setWanted] = useState(isOpen);
  return (
    <details class={name} open={isOpen} onToggle={() => setWanted(true)}>
      <summary>{title}</summary>
      {isWanted && <div>{children}</div>}
    </details>
  );
}
