/** Large files come in parts: which there are, how long each is, and which are still missing. */
import { MOST_PUT_BYTES } from "./kind.ts";

/** Every part but the last has so many bytes: S3 takes no smaller ones than 5 MB, and whoever is cut off loses one of them. */
export const PART_BYTES = 8 * 1024 * 1024;

/** A part by its number, from 1 on, and what it is. */
export type Part = { number: number; bytes: number; sha256: string };

export const isInParts = (bytes: number): boolean => bytes > MOST_PUT_BYTES;

/** How many parts a file of so many bytes has. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);

/** How long a part of it is; `undefined` where there is no such part. */
export function bytesOfPart(bytes: number, number: number): number | undefined {
  const isOne = Number.isInteger(number) && number >= 1 && number <= partsOf(bytes);
  return isOne ? Math.min(PART_BYTES, bytes - (number - 1) * PART_BYTES) : undefined;
}

/** The parts that are not there, or not as long as they must be. */
export const missingParts = (bytes: number, there: readonly Part[]): number[] =>
  Array.from({ length: partsOf(bytes) }, (_, i) => i + 1).filter(
    (number) => there.find((part) => part.number === number)?.bytes !== bytesOfPart(bytes, number),
  );
