/** Pictures of documents, and what a telephone reads off them. */
import jsQR from "jsqr";
import { PNG } from "pngjs";

/** What the QR code on a picture says; `null` where none can be read. */
export function scanned(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture);
  const pixels = new Uint8ClampedArray(data);
  // Dark on white, as it was drawn: the other way round need not be tried.
  return jsQR.default(pixels, width, height, { inversionAttempts: "dontInvert" })?.data ?? null;
}
