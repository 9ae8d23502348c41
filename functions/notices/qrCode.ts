/** A QR code (ISO/IEC 18004) as vectors, as sharp on paper as the letters beside it. */
import { encode } from "uqr";
import { qrPath } from "../domain/base/qrPath.ts";
import { h, type Html } from "./html.ts";

/** Modules of white on each side, by the standard. */
const QUIET = 4;

/** Level M: still read where a stamp or a fold covers a seventh of it. */
export function qrCode(text: string, label: string): Html {
  const { data } = encode(text, { ecc: "M", border: QUIET });
  const size = data.length;
  return h`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path d="${qrPath(data)}"></path></svg>`;
}
