/** Whether every region may be deployed where it is to be, and what is said of those whose file allows it abroad. */
import type { RegionFiles } from "../functions/adapters/regionFiles.ts";
import type { Fault } from "../functions/domain/base/fault.ts";
import { abroadIn, placeIn } from "../functions/domain/catalogue/hosting.ts";

export function placesOf(
  regions: readonly Pick<RegionFiles, "rules">[],
  awsRegion: string,
): { faults: Fault[]; told: string[] } {
  const places = regions.map(({ rules: { region } }) => ({ region, place: placeIn(region, awsRegion) }));
  return {
    faults: places.flatMap(({ region, place }) =>
      place.may ? [] : [{ path: `${region.code}.yaml: hostedAbroad`, message: place.message }],
    ),
    told: places.flatMap(({ region, place }) =>
      place.may && place.abroad ? [abroadIn(region, awsRegion, place.abroad.basis)] : [],
    ),
  };
}
