/** Material as answers show it, a row for each file. */
import type { Application } from "../../domain/application/application.ts";
import { isKept, type Material, type MaterialFile } from "../../domain/application/material.ts";
import type { Version } from "../../domain/application/versions.ts";
import { withOffset } from "../../domain/base/time.ts";
import { KINDS, type FileKind } from "../../domain/files/kind.ts";

/** Which kinds of material somebody sees. */
export type Sees = (code: string) => boolean;

export const materialView = (
  { materials, cameAt, unfit }: Pick<Application, "materials" | "cameAt" | "unfit">,
  zone: string,
  sees: Sees = () => true,
) =>
  materials
    .filter(({ code }) => sees(code))
    .flatMap((one) => rowsOf(one, withOffset(cameAt[one.code]!, zone)))
    .map((row) => {
      const found = unfit.find(({ fileId }) => "fileId" in row && row.fileId === fileId);
      return found ? { ...row, unfit: { found: found.found, since: withOffset(found.since, zone) } } : row;
    });

/** What others have taken the place of, and who brought those. */
export const versionView = (versions: readonly Version[], zone: string, sees: Sees = () => true) =>
  versions
    .filter(({ code }) => sees(code))
    .flatMap((one) => {
      const [until, replacedBy] = [withOffset(one.until, zone), one.replacedBy];
      return rowsOf(one, withOffset(one.cameAt, zone)).map((row) => ({ ...row, until, replacedBy }));
    });

const rowsOf = ({ code, files }: Material, cameAt: string) => files.map((file) => rowOf(code, file, cameAt));

function rowOf(code: string, file: MaterialFile, cameAt: string) {
  const { name, sha256 } = file;
  const common = { code, name, sha256, cameAt };
  if (!isKept(file)) return { ...common, uri: file.uri };
  const kind = file.kind as FileKind;
  return { ...common, fileId: file.fileId, bytes: file.bytes, kind, isShown: KINDS[kind].isShown };
}
