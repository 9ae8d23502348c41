/** That the cloud can reach every department's webhook: checked before anything is synthesised. */
import type { RegionFiles } from "../functions/adapters/regionFiles.ts";
import { checkReachable } from "../functions/adapters/publicAddress.ts";
import type { Fault } from "../functions/domain/base/fault.ts";

/** @returns what is wrong with the addresses, each with its department */
export const endpointFaults = (regions: readonly Pick<RegionFiles, "rules">[]): Fault[] =>
  regions.flatMap(({ rules: { region } }) =>
    region.departments.flatMap(({ id, service }) => {
      const why = service.channel === "webhook" ? insideOf(service.url) : null;
      return why === null
        ? []
        : [{ path: `${region.code}.yaml: departments.${id}.service.url`, message: why }];
    }),
  );

/** Names that lead nowhere public (RFC 6761, RFC 6762); one without a dot is of the own network. */
const isInside = (name: string): boolean =>
  /(^|\.)(localhost|local|internal)\.?$/.test(name) || !/[.:]/.test(name);

function insideOf(url: string): string | null {
  try {
    const { hostname } = new URL(url);
    checkReachable(new URL(url));
    if (!isInside(hostname)) return null;
    return said(url, `${hostname} is a name of one's own network`);
  } catch (error) {
    return said(url, (error as Error).message);
  }
}

const said = (url: string, why: string): string =>
  `the cloud never reaches ${url} (${why}): reviews would be served to nobody. Write a public https address, or serve by channel: in-box`;
