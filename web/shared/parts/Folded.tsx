/** What waits for nobody lies behind its title, and is drawn when that is first opened; nobody but the reader closes it again. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

type Props = {
  title: ComponentChildren;
  class?: string;
  /** From the beginning, or from when that becomes true. */
  isOpen?: boolean;
  children: ComponentChildren;
};

export function Folded({ title, class: name, isOpen = false, children }: Props) {
  const [isWanted, setWanted] = useState(isOpen);
  const [isOpened, setOpened] = useState(isOpen);
  if (isOpen && !isOpened) setOpened(true);
  return (
    <details class={name} open={isOpened} onToggle={() => setWanted(true)}>
      <summary>{title}</summary>
      {isWanted && <div>{children}</div>}
    </details>
  );
}
