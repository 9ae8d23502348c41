/** One component under its name. */
import type { ComponentChildren } from "preact";

export const Showcase = ({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ComponentChildren;
}) => (
  <section id={`component-${id}`} aria-labelledby={`component-${id}-title`}>
    <h2 id={`component-${id}-title`}>{title}</h2>
    {children}
  </section>
);
