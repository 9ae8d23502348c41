/** Material as answers show it, a row for each file. */
import type { Application } from "../../domain/application/application.ts";
import {
  isKept,
  sameContentsIn,
  type LinkCopy,
  type Material,
  type MaterialFile,
} from "../../domain/application/material.ts";
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
    .flatMap((one) => rowsOf(one, withOffset(cameAt[one.code]!, zone), zone))
    .map((row) => {
      const found = unfit.find(({ fileId }) => fileId === idOf(row));
      return found ? { ...row, unfit: { found: found.found, since: withOffset(found.since, zone) } } : row;
    });

/** That contents were handed in more than once, where some were. */
export function sameContentsView(materials: readonly Material[]) {
  const found = sameContentsIn(materials);
  return found.length === 0 ? {} : { sameContents: found };
}

/** What others have taken the place of, and who brought those. */
export const versionView = (versions: readonly Version[], zone: string, sees: Sees = () => true) =>
  versions
    .filter(({ code }) => sees(code))
    .flatMap((one) => {
      const [until, replacedBy] = [withOffset(one.until, zone), one.replacedBy];
      return rowsOf(one, withOffset(one.cameAt, zone), zone).map((row) => ({ ...row, until, replacedBy }));
    });

const rowsOf = ({ code, files }: Material, cameAt: string, zone: string) =>
  files.map((file) => rowOf(code, file, cameAt, zone));

/** What has become of a link's copy; `null` where none is made, or none has been made yet. */
function copyView(copy: LinkCopy | undefined, zone: string) {
  if (copy === undefined) return null;
  const at = withOffset(copy.at, zone);
  if (copy.is === "missing") return { status: "missing" as const, why: copy.why, at };
  const { fileId, bytes } = copy;
  const kind = copy.kind as FileKind;
  return { status: "kept" as const, fileId, bytes, kind, isShown: KINDS[kind].isShown, at };
}

/** By what a row's content is kept here; `null` of what is not. */
function idOf(row: ReturnType<typeof rowOf>): string | null {
  if ("fileId" in row) return row.fileId;
  return row.copy?.status === "kept" ? row.copy.fileId : null;
}

function rowOf(code: string, file: MaterialFile, cameAt: string, zone: string) {
  const { name, sha256 } = file;
  const common = { code, name, sha256, cameAt };
  if (!isKept(file)) return { ...common, uri: file.uri, copy: copyView(file.copy, zone) };
  const kind = file.kind as FileKind;
  return { ...common, fileId: file.fileId, bytes: file.bytes, kind, isShown: KINDS[kind].isShown };
}
