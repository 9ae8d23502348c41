/** How long cases took, as a picture: the share that was through after so many working days, a line for each mode. */
import type { ModeFigures } from "./figures.ts";
import { MODE_NAMES } from "./report.ts";
import type { Mode } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

const WIDTH = 760;
const HEIGHT = 420;
const FIELD = { left: 60, right: WIDTH - 24, top: 96, bottom: HEIGHT - 56 };
/** Told apart by their dashes, too. */
const LINES = {
  serial: { colour: "#8a1c1c", dash: "" },
  parallel: { colour: "#1f5aa6", dash: "8 4" },
  "parallel-deemed": { colour: "#1d6b3a", dash: "2 3" },
} as const satisfies Record<Mode, { colour: string; dash: string }>;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** An SVG by itself: no script, no font that is not there. */
export function plotOf({ name, note }: Scenario, modes: readonly ModeFigures[]): string {
  const longest = Math.max(1, ...modes.flatMap(({ days }) => days.map((one) => one ?? 0)));
  const step = stepFor(longest);
  const end = Math.ceil(longest / step) * step;
  const x = (days: number) => FIELD.left + (days / end) * (FIELD.right - FIELD.left);
  const y = (share: number) => FIELD.bottom - share * (FIELD.bottom - FIELD.top);
  const ticks = Array.from({ length: end / step + 1 }, (_, i) => i * step);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(`${name.zh} · ${name.en}`)}</title>`,
    `<desc>${escaped(`${note.zh} ${note.en}`)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${FIELD.left}" y="26" font-size="16">${escaped(name.zh)}</text>`,
    ...SHARES.map(
      (share) =>
        `<path d="M${FIELD.left} ${n(y(share))}H${FIELD.right}" stroke="#ddd"/><text x="${FIELD.left - 8}" y="${n(y(share) + 4)}" text-anchor="end">${share * 100} %</text>`,
    ),
    ...ticks.map(
      (tick) => `<text x="${n(x(tick))}" y="${FIELD.bottom + 20}" text-anchor="middle">${tick}</text>`,
    ),
    `<text x="${FIELD.right}" y="${FIELD.bottom + 42}" text-anchor="end">工作日 · working days</text>`,
    ...modes.flatMap(({ mode, days }, i) => {
      const { colour, dash } = LINES[mode];
      const stroke = `fill="none" stroke="${colour}" stroke-width="2.5"${dash && ` stroke-dasharray="${dash}"`}`;
      const at = FIELD.left + i * 230;
      return [
        `<path d="${curve(days, x, y)}" ${stroke}/>`,
        `<path d="M${at} 56h28" ${stroke}/><text x="${at + 36}" y="54">${escaped(MODE_NAMES[mode].zh)}</text><text x="${at + 36}" y="72" fill="#444" font-size="12">${escaped(MODE_NAMES[mode].en)}</text>`,
      ];
    }),
    "</svg>",
    "",
  ].join("\n");
}

/** A step up at every length that some case took. Whoever is open is never reached. */
function curve(
  days: readonly (number | null)[],
  x: (days: number) => number,
  y: (share: number) => number,
): string {
  const counts = new Map<number, number>();
  for (const one of days) if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1);
  let through = 0;
  const steps = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([length, count]) => `H${n(x(length))}V${n(y((through += count) / days.length))}`);
  return `M${n(x(0))} ${n(y(0))}${steps.join("")}`;
}

/** About six labels on the axis, at round numbers. */
function stepFor(longest: number): number {
  const rough = longest / 6;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough)!;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
