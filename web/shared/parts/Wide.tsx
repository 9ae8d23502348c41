/** A table wider than a phone: it scrolls by itself, by keyboard too, and the page does not. */
import type { ComponentChildren } from "preact";

export const Wide = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
