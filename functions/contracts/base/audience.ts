/** For which region a token is: an audience that names the region's code says so, or the claim `region` (docs/adr/0032). */

/** Where the code of the region stands, in an audience that is written for several. */
export const REGION_HERE = "{region}";

/** The audiences of one region, as its tokens have them. */
export const audiencesOf = (written: readonly string[], code: string): string[] =>
  written.map((audience) => audience.replaceAll(REGION_HERE, code));

/** Whether an audience names this region, and so cannot be another's. */
export const namesRegion = (audience: string, code: string): boolean =>
  audience.match(/\d+/g)?.includes(code) ?? false;

/** A code of six digits that stands by itself; not one inside an id that happens to have digits. */
const CODE = /(?<![0-9A-Za-z])\d{6}(?![0-9A-Za-z])/g;

/** Whether an audience names a region, and another one than this. */
export const namesAnother = (audience: string, code: string): boolean =>
  !namesRegion(audience, code) && audience.match(CODE) !== null;

/**
 * Whether a token that the verifier has taken is for this region. One whose audience names none says it by its claim
 * `region`: an audience that two regions share would otherwise open both.
 */
export function opensRegion(claims: Readonly<Record<string, unknown>>, code: string): boolean {
  const region = claims["region"] ?? undefined;
  if (region !== undefined) return region === code || region === Number(code);
  const told = claims["aud"] ?? claims["client_id"] ?? undefined;
  if (told === undefined) return true;
  const audiences = listed(told);
  const own = audiences.filter((audience) => namesRegion(audience, code));
  const pattern = (audience: string) => audience.replace(CODE, REGION_HERE);
  const opensOthers = audiences.some(
    (audience) => namesAnother(audience, code) && own.some((one) => pattern(one) === pattern(audience)),
  );
  return own.length > 0 && !opensOthers;
}

/** API Gateway hands lists on as text, `[a b]`. */
function listed(told: unknown): readonly string[] {
  if (Array.isArray(told)) return told.filter((audience) => typeof audience === "string");
  return typeof told === "string" ? told.replace(/^\[(.*)\]$/, "$1").split(/[\s,]+/) : [];
}
