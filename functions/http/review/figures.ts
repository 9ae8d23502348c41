/** What the region's list of control figures (控制指标) does not know, or allow, in what somebody says of one. */
import { figureFaults, type Said } from "../../domain/catalogue/controlFigure.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { malformed } from "../base/refused.ts";

/**
 * A guard for a decision: whoever says something new about a figure says what the list has; a repeat gets its first answer,
 * whatever the list has become since. @param where the path of each, `conditions[2]`
 */
export function figuresKnown(
  said: readonly Said[],
  where: string,
  { controlFigures }: Region,
): <D extends { events: readonly unknown[]; refusal?: unknown }>(decision: D) => D {
  const errors = said.flatMap((one, i) => figureFaults(controlFigures, one, `${where}[${i}]`));
  return (decision) => {
    const isRepeat = decision.events.length === 0 && decision.refusal === undefined;
    if (errors.length > 0 && !isRepeat) throw malformed(errors);
    return decision;
  };
}
