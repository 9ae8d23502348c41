/** Reads a QR code off its drawing, as a telephone does. */
import jsQR from "jsqr";

/** Pixels for each module. */
const SCALE = 4;

/** @param size in modules @param strokes the path of the dark ones, one stroke for each run */
export function readQr(size: number, strokes: string): string | undefined {
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of strokes.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
      const from = (row * side + Number(x) * SCALE) * 4;
      for (let i = 0; i < Number(width) * SCALE; i++) pixels.fill(0, from + i * 4, from + i * 4 + 3);
    }
  return jsQR.default(pixels, side, side)?.data;
}
