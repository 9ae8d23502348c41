/** The applications of a phase, oldest first: those a department leads, or all for supervisors. */
import { logUnreadable } from "../../app/base/pages.ts";
import type { SetAside } from "../../app/base/ports.ts";
import { listApplications as contract } from "../../contracts/application/routes.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { applicationAt } from "../../domain/application/standing.ts";
import { withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { leadToday } from "./lead.ts";

export const listApplications = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ caller, query, now }) => {
      const { phase, limit, cursor } = query;
      const page = await pageOf(store.applicationsIn(phase, limit, cursor), log);
      const unreadable: SetAside[] = [];
      const loaded = await Promise.all(
        page.items.map((id) =>
          store.loadApplication(id).catch((error: unknown) => {
            if (!(error instanceof Unreadable)) throw error;
            unreadable.push({ subject: id, cause: error.cause });
          }),
        ),
      );
      const applications = loaded
        .filter((recorded) => !!recorded)
        .map(({ state }) => applicationAt(state, now, rules, region))
        .map((state) => ({
          state,
          lead: acceptanceOf(state)?.lead ?? leadOf(region, state.facts.project.type),
        }))
        .filter(({ state }) => caller.role !== "department" || caller.department === leadToday(state, region))
        .map(({ state: { facts, status }, lead }) => ({
          applicationId: facts.applicationId,
          status,
          project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
          lead,
          receivedAt: withOffset(facts.receivedAt, rules.zone),
        }));
      return {
        body: { applications, unreadable: logUnreadable({ unreadable }, log), nextCursor: page.cursor },
      };
    },
);
