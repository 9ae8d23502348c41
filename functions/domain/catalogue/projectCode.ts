/**
 * Which region a project code (项目代码, GB/T 40058) belongs to: its second segment is the division (行政区划, GB/T 2260) in
 * which the project was registered. A region takes its own; those of the province and the city that it lies in, where a
 * higher authority has set the project up; and those of the districts within it, whose projects come to the city for what
 * is the city's. Any other belongs to a window elsewhere.
 */

/** The division that a project code names. */
export const divisionOf = (projectCode: string): string => projectCode.split("-")[1] ?? "";

/** What of a division's code names it: `440300` is all that begins with `4403`. */
const stem = (division: string): string => division.replace(/(00){1,2}$/, "");

/** The divisions whose projects a region takes: itself, those that it lies in, and how those within it begin. */
export function divisionsOf(region: string): { own: string; above: string[]; within: string | null } {
  const own = stem(region);
  const above = [region.slice(0, 4) + "00", region.slice(0, 2) + "0000"].filter((code) => code !== region);
  return { own: region, above: [...new Set(above)], within: own.length < 6 ? own : null };
}

/** Whether a project of that division may come to the region. */
export function belongsTo(division: string, region: string): boolean {
  const { above, within } = divisionsOf(region);
  return division === region || above.includes(division) || (within !== null && division.startsWith(within));
}
