/** `PUT /v1/applications/{applicationId}/materials/{code}`: hands one material in; the last one starts the reviews. */
import { changeApplication } from "../app/commit.ts";
import type { CaseStore, Log } from "../app/ports.ts";
import type { QueryCodes } from "../app/queryCodes.ts";
import { slug } from "../contracts/primitives.ts";
import { applicationId as applicationIdShape, HandInBody } from "../contracts/requests.ts";
import type { ClockRules } from "../domain/clock.ts";
import { handIn } from "../domain/intake.ts";
import type { Region } from "../domain/region.ts";
import { checkQueryCode, unknownApplication } from "./access.ts";
import { checkIfMatch, endpoint, etagOf, parse } from "./endpoint.ts";
import { intakeRefused } from "./intakeRefused.ts";
import { etagOfCase, statusView } from "./statusView.ts";

export type Deps = { store: CaseStore; codes: QueryCodes; region: Region; rules: ClockRules; log: Log };

export const handInMaterial = ({ store, codes, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = parse(applicationIdShape, request.path["applicationId"], "applicationId");
    await checkQueryCode(request, id, codes);
    const code = parse(slug, request.path["code"], "code");
    const material = { code, ...parse(HandInBody, request.body) };

    const now = request.receivedAt;
    const changed = await changeApplication(
      store,
      id,
      { at: now, by: "applicant" },
      (application, before) => {
        const decision = handIn(application, region, material, now, rules);
        if (decision.events.length > 0) checkIfMatch(request, etagOf(before.version));
        return decision;
      },
    );
    if (!changed) throw unknownApplication(id);
    if (changed.refusal) throw intakeRefused(changed.refusal);
    const { application } = changed;
    // Before acceptance there are no reviews to look for.
    const isAccepted = application.state.status !== "awaiting-materials";
    const found = (isAccepted && (await store.loadCase(id))) || { application, reviews: [] };
    return {
      status: 200,
      headers: { etag: etagOfCase(found) },
      body: statusView(found.application.state, found.reviews, region, now, rules),
    };
  });
