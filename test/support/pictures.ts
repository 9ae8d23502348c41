/** Pictures of documents, and what a telephone reads off them. */
import jsQR from "jsqr";
import { PNG } from "pngjs";

/** What the QR code on a picture says; `null` where none can be read. */
export function scanned(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture);
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
