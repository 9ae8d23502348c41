/** Ids of files: by chance, so that nobody guesses one. */
import { randomBytes } from "node:crypto";
import { fileIdOf, LENGTHS } from "../domain/base/ids.ts";

export const newFileId = (): string => fileIdOf(randomBytes(LENGTHS.file));
