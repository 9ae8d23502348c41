/** Compresses the pages once, when they are built: as small as it gets, since nobody waits for it. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { WebFile, WebFiles } from "../functions/pages.ts";

/** Every file with what it compresses to, in base64, where that is smaller. */
export const packed = (files: WebFiles): WebFiles =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [path, packedFile(file)]));

function packedFile(file: WebFile): WebFile {
  const plain = Buffer.from(file.body);
  const forms = {
    br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: gzipSync(plain, { level: 9 }),
  };
  const smaller = Object.entries(forms).filter(([, bytes]) => bytes.byteLength < plain.byteLength);
  return {
    ...file,
    packed: Object.fromEntries(smaller.map(([name, bytes]) => [name, bytes.toString("base64")])),
  };
}
