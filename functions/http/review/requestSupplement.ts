/** `POST /v1/reviews/{reviewId}/supplement-request`: asks the applicant, once, for what is missing (补正). */
import { SupplementRequestBody } from "../../contracts/requests.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { requestSupplement as decide } from "../../domain/review/supplement.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";
import { commandReview, ownDepartment, reviewIdIn, type Deps as CommandDeps } from "./reviewCommand.ts";

export type Deps = CommandDeps & { region: Region };

export const requestSupplement = ({ region, ...deps }: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const asked = parse(SupplementRequestBody, request.body);
    const known = new Set(region.materials.map(({ code }) => code));
    const errors = asked.items.flatMap(({ material }, i) =>
      known.has(material)
        ? []
        : [
            {
              path: `items[${i}].material`,
              message: `unknown material; this region knows: ${[...known].join(", ")}`,
            },
          ],
    );
    if (errors.length > 0) throw malformed(errors);
    // What the application holds decides what may be asked for; it only grows, so a moment's age does no harm.
    const application = await deps.store.loadApplication(applicationOf(reviewIdIn(request)));
    const held = (application?.state.materials ?? []).map(({ code }) => code);
    return commandReview(deps, request, actor, (review, now, rules) =>
      decide(review, asked, now, rules, held),
    );
  });
