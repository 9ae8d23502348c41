/** That no token opens two regions: checked before anything is synthesised (docs/adr/0032). */
import { audiencesOf, namesAnother, REGION_HERE } from "../functions/contracts/base/audience.ts";
import type { Fault } from "../functions/domain/base/fault.ts";

/** @returns what is wrong with the audiences, where these regions have one issuer */
export function audienceFaults(written: readonly string[], codes: readonly string[]): Fault[] {
  const shared =
    codes.length < 2
      ? []
      : written
          .filter((audience) => !audience.includes(REGION_HERE))
          .map(
            (audience) =>
              `"${audience}" would be of ${codes.join(", ")} alike, and a token of one would open the others: write ${REGION_HERE} where the region's code shall stand, such as approvals-${REGION_HERE}, or deploy one region (-c region=${codes[0]})`,
          );
  const foreign = codes.flatMap((code) =>
    audiencesOf(written, code)
      .filter((audience) => codes.length === 1 && namesAnother(audience, code))
      .map((audience) => `"${audience}" names another region than ${code}, whose tokens would open this one`),
  );
  return [...shared, ...foreign].map((message) => ({ path: "audience", message }));
}
