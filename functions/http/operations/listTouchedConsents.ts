/** The consents by silence that an outage touched which was recorded too late: what supervisors may look into. */
import { touchedBy } from "../../app/operations/touchedConsents.ts";
import { listTouchedConsents as contract } from "../../contracts/operations/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { refused } from "../base/refused.ts";
import { guardView } from "../review/guardView.ts";

export const listTouchedConsents = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ path: { outageId }, query: { limit, cursor } }) => {
      const outage = await store.outage(outageId);
      if (!outage) throw refused("unknown-outage", { outageId });
      const page = await pageOf(touchedBy({ store, region, rules }, outage, limit, cursor), log);
      const consents = page.items.map(({ review: { facts, closedAt, ...review }, ground }) => {
        const { evidence, evidenceEn, facts: lost } = guardView(ground, facts.department, rules.zone);
        const revokedAt = "revocation" in review ? (review.revocation?.at ?? null) : null;
        return {
          reviewId: facts.reviewId,
          applicationId: facts.applicationId,
          project: { name: facts.project.name, code: facts.project.code },
          matter: { code: facts.matter.code, name: facts.matter.name, nameEn: facts.matter.nameEn },
          department: facts.department.id,
          deemedAt: withOffset(closedAt, rules.zone),
          revokedAt: revokedAt && withOffset(revokedAt, rules.zone),
          evidence,
          evidenceEn,
          facts: lost,
        };
      });
      return { body: { consents, unreadable: page.unreadable, nextCursor: page.cursor } };
    },
);
