/** A QR code (ISO/IEC 18004, level M) as a path, and how many modules it is wide. Loaded with the first receipt. */
import { encode } from "uqr";
import { qrPath } from "../../../functions/domain/base/qrPath.ts";

export function qrCode(text: string): { size: number; path: string } {
  const { data } = encode(text, { ecc: "M", border: 4 });
  return { size: data.length, path: qrPath(data) };
}
