/** How a department's endpoint is shown: where it is, whether it is switched off, and when it was. */
import { withOffset } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { standsOff, type EndpointSwitch } from "../../domain/review/endpoint.ts";

export type Endpoint = { department: Region["departments"][number]; url: string };

/** The departments of a region that are reached at an endpoint of their own. */
export const endpointsOf = ({ departments }: Region): Endpoint[] =>
  departments.flatMap((department) =>
    department.service.channel === "webhook" ? [{ department, url: department.service.url }] : [],
  );

export function endpointView(
  { department: { id, name, nameEn }, url }: Endpoint,
  switches: readonly EndpointSwitch[],
  zone: string,
) {
  return {
    department: { id, name, nameEn },
    url,
    status: standsOff(switches) === null ? ("on" as const) : ("off" as const),
    switches: switches.map(({ off, on }) => ({
      off: { ...off, at: withOffset(off.at, zone) },
      on: on && { ...on, at: withOffset(on.at, zone) },
    })),
  };
}
