/** The audiences of a server's region, as its issuer's tokens have them (docs/adr/0032). */
import { audiencesOf, namesAnother, namesRegion } from "../functions/contracts/base/audience.ts";
import type { ServerSettings } from "./settings.ts";
import { Unusable } from "./unusable.ts";

/** @throws Unusable where another region's tokens would open this one */
export function serverOfRegion(server: ServerSettings, code: string): ServerSettings {
  const audience = audiencesOf(server.audience, code);
  const foreign = audience.find((one) => namesAnother(one, code));
  if (foreign !== undefined)
    throw new Unusable(
      `AUDIENCE names "${foreign}", another region than ${code}, whose tokens would open this one. Give one of its own, such as approvals-${code}.`,
    );
  return { ...server, audience };
}

/** Audiences that tokens of another region may have, too: such tokens count only with the claim `region`. */
export const sharedAudiences = ({ audience }: ServerSettings, code: string): string[] =>
  audiencesOf(audience, code).filter((one) => !namesRegion(one, code));
