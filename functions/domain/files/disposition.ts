/** How a file leaves: shown by the browser or saved, under its own name. */
import { KINDS } from "./kind.ts";
import type { Upload } from "./upload.ts";

/** `Content-Disposition` of a file (RFC 6266, RFC 8187). */
export function dispositionOf({ announced: { name, kind } }: Upload): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${KINDS[kind].isShown ? "inline" : "attachment"}; filename*=UTF-8''${encoded}`;
}
