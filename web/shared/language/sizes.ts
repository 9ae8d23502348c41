/** Sizes of files as people read them. */

const UNITS = ["B", "KB", "MB", "GB"] as const;

/** Such as `20.5 MB`, of 1,024 bytes a step. */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const size = bytes / 1024 ** step;
  return `${step === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${UNITS[step]!}`;
}
