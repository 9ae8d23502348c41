/** What is wrong with how a region declares its facts: every fault with its path. */
import type { Fault } from "../base/fault.ts";
import { decimalsOf, isMultiple, LARGEST_NUMBER, MOST_DECIMALS } from "./fact.ts";
import type { AttributeType } from "./region.ts";
import { successionFaults } from "./successors.ts";
import { twice } from "./twice.ts";

/** A list that names a value twice, or a range that no number meets. */
export function attributeFaults(attribute: AttributeType, path: string): Fault[] {
  switch (attribute.type) {
    case "boolean":
      return [];
    case "choice":
      return [
        ...twice(`${path}.choices`, attribute.choices, ({ code }) => code),
        ...successionFaults(`${path}.choices`, attribute.choices),
      ];
    case "number": {
      const { min, max, step } = attribute;
      const faults: Fault[] = [];
      const fault = (at: string, message: string) => void faults.push({ path: `${path}.${at}`, message });
      if (decimalsOf(step) > MOST_DECIMALS) fault("step", `at most ${MOST_DECIMALS} places behind the point`);
      for (const [name, bound] of [
        ["min", min],
        ["max", max],
      ] as const)
        if (Math.abs(bound) > LARGEST_NUMBER) fault(name, `between -${LARGEST_NUMBER} and ${LARGEST_NUMBER}`);
        else if (faults.length === 0 && !isMultiple(bound, step))
          fault(name, `${bound} is no multiple of the step ${step}: nobody could state it`);
      if (min >= max)
        fault("max", `a range that no choice is left in: max (${max}) is not above min (${min})`);
      return faults;
    }
  }
}
