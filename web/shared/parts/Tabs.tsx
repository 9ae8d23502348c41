/** Parts of one page, of which one is shown: links, so that each has an address, a step back, and a tab of its own. */
import type { ComponentChildren } from "preact";

export type TabsProps = {
  label: string;
  tabs: readonly (readonly [key: string, address: string, text: ComponentChildren])[];
  at: string;
  /** Within a part: smaller, and set off by their shape. */
  within?: boolean;
  /** What else is at hand beside them. */
  children?: ComponentChildren;
};

export const Tabs = ({ label, tabs, at, within = false, children }: TabsProps) => (
  <nav class={`tabs no-print${within ? " within" : ""}`} aria-label={label}>
    {tabs.map(([key, address, text]) => (
      <a key={key} href={address} aria-current={key === at ? "page" : undefined}>
        {text}
      </a>
    ))}
    {children}
  </nav>
);
