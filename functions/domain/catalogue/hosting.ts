/**
 * Where the record of a region may lie. What is personal on the mainland stays there (个人信息保护法 arts. 38 to 40): such a
 * region is deployed in the AWS regions `cn-*` and nowhere else, unless its file names another one and on which basis.
 */
import type { Region } from "./region.ts";

/** AWS regions outside of the mainland in which a region of the mainland may lie all the same, and what allows it. */
export type HostedAbroad = { awsRegions: readonly string[]; basis: string };

/** Taiwan, Hong Kong, Macao (GB/T 2260): other laws say there where what is personal may lie. */
const ELSEWHERE: readonly string[] = ["71", "81", "82"];

/** Whether a division lies on the mainland, by its code. */
export const isOnMainland = (code: string): boolean => !ELSEWHERE.includes(code.slice(0, 2));

export const isMainlandCloud = (awsRegion: string): boolean => awsRegion.startsWith("cn-");

/** What allows a region to be deployed there, if anything has to. */
export type Place = { may: true; abroad: HostedAbroad | null } | { may: false; message: string };

export function placeIn(
  { code, name, hostedAbroad }: Pick<Region, "code" | "name" | "hostedAbroad">,
  awsRegion: string,
): Place {
  if (!isOnMainland(code) || isMainlandCloud(awsRegion)) return { may: true, abroad: null };
  if (hostedAbroad?.awsRegions.includes(awsRegion)) return { may: true, abroad: hostedAbroad };
  return {
    may: false,
    message: `${name} (${code}) is on the mainland: it is deployed to cn-north-1 or cn-northwest-1, not to ${awsRegion}. Where a law allows it all the same, its file says so: hostedAbroad: { awsRegions: [${awsRegion}], basis: … }`,
  };
}

/** What is said wherever such a region is deployed abroad because its file says so. */
export const abroadIn = ({ code, name }: Pick<Region, "code" | "name">, awsRegion: string, basis: string) =>
  `${name} (${code}) is on the mainland, and its file lets it lie in ${awsRegion}: ${basis}`;
