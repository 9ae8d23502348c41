/** Asks the applicant, once, for what is missing (补正). */
import { requestSupplement as contract } from "../../contracts/review/routes.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { requestSupplement as decide } from "../../domain/review/supplement.ts";
import { everyCode, namesOf, toldBy } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandReview } from "./reviewCommand.ts";

export const requestSupplement = handle(contract, (deps) => async (request) => {
  const { region } = deps;
  const known = everyCode(region.materials);
  const errors = request.body.items.flatMap(({ material }, i) =>
    known.includes(material)
      ? []
      : [
          {
            path: `items[${i}].material`,
            code: "unknown-material" as const,
            facts: { given: material, known },
          },
        ],
  );
  // What the application holds decides what may be asked for; it only grows, so a moment's age does no harm.
  const application = await deps.store.loadApplication(applicationOf(request.path.reviewId));
  const onRecord = (application?.state.materials ?? []).map(({ code }) => code);
  const held = onRecord.flatMap((code) => namesOf(region.materials, code));
  return commandReview(deps, request, (review, now, rules) => {
    // Asked for under the codes of today, and kept under those that the case has.
    const told = [...review.facts.matter.materials, ...onRecord];
    const items = request.body.items.map((item) => ({
      ...item,
      material: toldBy(region.materials, told, item.material)[0] ?? item.material,
    }));
    const decision = decide(review, { ...request.body, items }, now, rules, held);
    // A repeat gets its first answer, whatever the catalogue has become since.
    const isRepeat = decision.events.length === 0 && decision.refusal === undefined;
    if (errors.length > 0 && !isRepeat) throw malformed(errors);
    return decision;
  });
});
