/** A QR code (ISO/IEC 18004) as vectors, as sharp on paper as the letters beside it. */
import { encode } from "uqr";
import { h, type Html } from "./html.ts";

/** Modules of white on each side, by the standard. */
const QUIET = 4;

/** Level M: still read where a stamp or a fold covers a seventh of it. */
export function qrCode(text: string, label: string): Html {
  const { data } = encode(text, { ecc: "M", border: QUIET });
  const size = data.length;
  const dark = data.map((row, y) => rowPath(row, y)).join("");
  return h`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path d="${dark}"></path></svg>`;
}

/** One stroke for each run of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
  }
  return path;
}
