/** The fields of one kind: out of sight and out of the body while another is chosen, and kept. */
import type { ComponentChildren } from "preact";

export const Part = ({ shown, children }: { shown: boolean; children: ComponentChildren }) => (
  <fieldset class="part" hidden={!shown} disabled={!shown}>
    {children}
  </fieldset>
);
