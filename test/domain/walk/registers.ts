/** The registers of the authority that a silence is judged by, holds and outages, as each side of a walk keeps them. */
import { instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { endHold, type Hold } from "../../../functions/domain/review/hold.ts";
import { NOBODY_AWAY, type Staff } from "../../../functions/domain/review/postHolder.ts";
import { recordAbsence } from "../../../functions/domain/review/staff.ts";
import { state, takeOff, type Outage } from "../../../functions/domain/review/outage.ts";
import { aHold } from "../../support/fixtures.ts";
import { SOMEBODY } from "../../support/people.ts";
import type { About, Said, World } from "./book.ts";
import type { CUT_OFF, Step } from "./steps.ts";
import { DEPARTMENTS, POST } from "./worlds.ts";

export type Registers = {
  model: Pick<World, "register" | "outages">;
  product: { holds: readonly Hold[]; outages: readonly Outage[]; staff: Staff };
};

export const registersOf = ({ isHeld }: About): Registers => ({
  model: {
    register: isHeld ? [{ from: 0, until: null, placedAt: 0, endedAt: null }] : [],
    outages: [],
  },
  product: { holds: isHeld ? [aHold()] : [], outages: [], staff: NOBODY_AWAY },
});

/** What is entered into them at an instant. */
export function entered(before: Registers, about: About, step: Step, now: number): Registers {
  switch (step.do) {
    case "hold":
      return held(before, step, now);
    case "unhold":
      return unheld(before, now);
    case "outage":
    case "outage-corrected":
    case "no-outage":
      return outage(before, about, step, now);
    case "absence":
      return { ...before, product: { ...before.product, staff: away(before.product.staff, step, now) } };
    default:
      return before;
  }
}

/** The model has no register of it: whoever is away, what falls due when stays as it was. */
function away(staff: Staff, { whose, from, lasts }: Extract<Step, { do: "absence" }>, now: number): Staff {
  const first = now + from;
  const said = { person: POST[whose], from: at(first), until: told(endOf(first, lasts)) };
  const facts = { ...said, reason: "r", leader: POST.leader };
  const act = { by: SOMEBODY, at: at(now) };
  return recordAbsence(staff, [], `absence-${staff.absences.length}`, facts, act).staff;
}

const at = instantOfEpoch;
const endOf = (from: number, lasts: number | null): number | null => (lasts === null ? null : from + lasts);
const told = (ms: number | null) => (ms === null ? null : at(ms));

function held({ model, product }: Registers, step: Extract<Step, { do: "hold" }>, now: number): Registers {
  const from = now + step.from;
  const until = endOf(from, step.lasts);
  const hold = aHold({ from: at(from), until: told(until), placed: { by: SOMEBODY, at: at(now) } });
  return {
    model: { ...model, register: [...model.register, { from, until, placedAt: now, endedAt: null }] },
    product: { ...product, holds: [...product.holds, hold] },
  };
}

function unheld(before: Registers, now: number): Registers {
  const { model, product } = before;
  const last = model.register.at(-1);
  if (last === undefined || last.endedAt !== null) return before;
  // One that is over by itself is not ended any more.
  if (last.until !== null && last.until <= now) return before;
  const { hold } = endHold(product.holds.at(-1)!, "r", SOMEBODY, at(now));
  return {
    model: { ...model, register: [...model.register.slice(0, -1), { ...last, endedAt: now }] },
    product: { ...product, holds: [...product.holds.slice(0, -1), hold] },
  };
}

const departmentsOf = (whom: (typeof CUT_OFF)[number], { isLead }: About): readonly string[] | null => {
  if (whom === "everybody") return null;
  return whom === "own" ? ["land", isLead ? DEPARTMENTS.lead : DEPARTMENTS.other] : ["land"];
};

type OutageStep = Extract<Step, { do: "outage" | "outage-corrected" | "no-outage" }>;

/** A new one, or something else said of the last; of one that was taken off nothing is said any more. */
function outage({ model, product }: Registers, about: About, step: OutageStep, now: number): Registers {
  const act = { by: SOMEBODY, at: at(now) };
  const facts = (from: number, lasts: number | null, departments: readonly string[] | null) => ({
    from: at(from),
    until: told(endOf(from, lasts)),
    departments,
    reason: "r",
  });
  const add = (said: readonly Said[], of: Said["of"]) => [...said, { at: now, of }];
  if (step.do === "outage") {
    const [from, { lasts, whom }] = [now + step.from, step];
    const of = { from, until: endOf(from, lasts), isHit: whom !== "others" };
    const id = `outage-${product.outages.length}`;
    const { outage: added } = state(undefined, id, facts(from, lasts, departmentsOf(whom, about)), act);
    return {
      model: { ...model, outages: [...model.outages, add([], of)] },
      product: { ...product, outages: [...product.outages, added] },
    };
  }
  const [said, known] = [model.outages.at(-1), product.outages.at(-1)];
  const last = said?.at(-1)?.of;
  if (said === undefined || known === undefined || last === undefined || last === null)
    return { model, product };
  const whom = known.acts[0].departments;
  const { outage: after } =
    step.do === "no-outage"
      ? takeOff(known, "r", act)
      : state(known, known.outageId, facts(now + step.from, step.lasts, whom), act);
  const from = step.do === "no-outage" ? 0 : now + step.from;
  const of = step.do === "no-outage" ? null : { from, until: endOf(from, step.lasts), isHit: last.isHit };
  return {
    model: { ...model, outages: [...model.outages.slice(0, -1), add(said, of)] },
    product: { ...product, outages: [...product.outages.slice(0, -1), after] },
  };
}
