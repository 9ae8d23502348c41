/** 中梗阻、踢皮球: what of open cases lies with whom, since when, against how long they may. */
import { knowing } from "../../app/base/circumstances.ts";
import { superviseHeld as contract } from "../../contracts/application/routes.ts";
import { heldFor, heldUp } from "../../domain/application/heldUp.ts";
import { applicationAt, standingAt } from "../../domain/application/standing.ts";
import { lampOfTerm } from "../../domain/supervision/lamp.ts";
import { matterCodeOf } from "../../domain/base/ids.ts";
import { toldWithOffset, withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { readEach } from "./applicationsShown.ts";
import { leadToday } from "./lead.ts";

export const superviseHeld = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query: { limit, cursor }, now }) => {
      const listed = store.applicationsIn("in-review", limit, cursor);
      const page = await readEach(listed, (id) => store.loadCase(id), log);
      const nameOf = (id: string) => {
        const { name = id, nameEn = id } = region.departments.find((one) => one.id === id) ?? {};
        return { id, name, nameEn };
      };
      const held = [];
      for (const found of page.read) {
        const application = applicationAt(found.application.state, now, rules, region);
        const { applicationId, project } = application.facts;
        const lead = leadToday(application, region);
        const all = await knowing(store, (circumstancesOf) => {
          const known = { ...rules, circumstancesOf };
          const states = found.reviews.map(({ state }) => state);
          return heldUp(application, standingAt(states, now, known), lead, now, known);
        });
        for (const one of all) {
          const matter = found.reviews.find(({ state }) => state.facts.reviewId === one.reviewId)?.state.facts
            .matter;
          held.push({
            applicationId,
            project: { name: project.name, code: project.code },
            what: one.what,
            reviewId: one.reviewId,
            matter: matter
              ? { code: matterCodeOf(one.reviewId!), name: matter.name, nameEn: matter.nameEn }
              : null,
            department: one.department === null ? null : nameOf(one.department),
            since: withOffset(one.since, rules.zone),
            until: one.until && toldWithOffset(one.until, rules.zone),
            days: heldFor(one, now, rules),
            over: one.until !== null && now >= one.until,
            lamp: one.until === null ? null : lampOfTerm({ since: one.since, until: one.until }, now, rules),
          });
        }
      }
      return { body: { held, unreadable: page.unreadable, nextCursor: page.nextCursor } };
    },
);
