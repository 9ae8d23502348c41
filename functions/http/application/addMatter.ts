/** The lead adds a department by correcting a stated fact with evidence (增加事项). */
import { addMatter as contract } from "../../contracts/application/powers.ts";
import { addMatter as add, correctionFaults } from "../../domain/application/addingMatter.ts";
import { isInRound } from "../../domain/application/application.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";

export const addMatter = handle(contract, (deps) => async (request) => {
  const { body, caller } = request;
  const { region } = deps;
  return commandApplication(deps, request, {
    decide: (application, now, reviews, rules) => {
      const decision = add({ application, reviews, region }, body, caller.department, now, rules);
      // Whether it comes too late is said first, and a repeat gets its first answer.
      const faults = isInRound(application) ? correctionFaults(region, application, body) : [];
      const isRepeat = decision.events.length === 0 && decision.refusal === undefined;
      if (faults.length > 0 && !isRepeat) throw malformed(faults);
      return decision;
    },
  });
});
