/** The applications of a phase, oldest first: those a department leads, or all for supervisors. */
import { listApplications as contract } from "../../contracts/application/routes.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/intake.ts";
import { applicationAt } from "../../domain/application/standing.ts";
import { withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";

export const listApplications = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ caller, query, now }) => {
      const { phase, limit, cursor } = query;
      const page = await pageOf(store.applicationsIn(phase, limit, cursor));
      const loaded = await Promise.all(page.items.map((id) => store.loadApplication(id)));
      const applications = loaded
        .filter((recorded) => recorded !== undefined)
        .map(({ state }) => applicationAt(state, now, rules, region))
        .map((state) => ({
          state,
          lead: acceptanceOf(state)?.lead ?? leadOf(region, state.facts.project.type),
        }))
        .filter(({ lead }) => caller.role !== "department" || caller.department === lead.id)
        .map(({ state: { facts, status }, lead }) => ({
          applicationId: facts.applicationId,
          status,
          project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
          lead,
          receivedAt: withOffset(facts.receivedAt, rules.zone),
        }));
      return { body: { applications, nextCursor: page.cursor } };
    },
);
