/** Names and what they stand for, one pair a line; what is not there is left out. */
import type { ComponentChildren } from "preact";

export type Fact = readonly [name: ComponentChildren, value: ComponentChildren];

export const Facts = ({ facts, class: name = "" }: { facts: readonly Fact[]; class?: string }) => (
  <dl class={`facts ${name}`}>
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false)
      .map(([name, value], i) => (
        <div key={typeof name === "string" ? name : i}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** Several of a kind under one name, one below the other; nothing where there are none. */
export const lines = (items: readonly ComponentChildren[]): ComponentChildren =>
  items.length > 0 && items.map((item, i) => <div key={i}>{item}</div>);
