/** `GET /v1/applications`: the applications of a phase, oldest first: those a department leads, or all for supervisors. */
import { BadCursor } from "../../app/base/ports.ts";
import { ApplicationsQuery } from "../../contracts/requests.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/intake.ts";
import { withOffset } from "../../domain/base/time.ts";
import { callerOf } from "../base/access.ts";
import type { Deps } from "./applicationCommand.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";
import { applicationAt } from "../../domain/application/standing.ts";

export type { Deps };

export const listApplications = ({ store, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const caller = callerOf(request);
    const { phase, limit, cursor } = parse(ApplicationsQuery, request.query);
    const page = await store.applicationsIn(phase, limit, cursor).catch((error: unknown) => {
      if (error instanceof BadCursor)
        throw malformed([{ path: "cursor", message: "send the nextCursor of the page before, unchanged" }]);
      throw error;
    });
    const loaded = await Promise.all(page.items.map((id) => store.loadApplication(id)));
    const applications = loaded
      .filter((recorded) => recorded !== undefined)
      .map(({ state }) => applicationAt(state, request.receivedAt, rules, region))
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
    return { status: 200, body: { applications, nextCursor: page.cursor } };
  });
