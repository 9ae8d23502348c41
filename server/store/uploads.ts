/** The register of files beside the record, in the same file. */
import type { DatabaseSync } from "node:sqlite";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import { parseUpload } from "../../functions/contracts/files/stored.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import type { Writes } from "./writes.ts";

export type OwnRegister = UploadRegister & {
  /** Whether the content of a file is another's, too, that is announced or kept. */
  isShared(upload: Upload): boolean;
};

export function uploadsOf(database: DatabaseSync, writes: Writes): OwnRegister {
  const one = database.prepare("SELECT body FROM uploads WHERE id = ?");
  const insert = database.prepare(
    "INSERT INTO uploads (id, sha256, status, loose_since, revision, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare(
    `UPDATE uploads SET status = ?1, revision = ?2, body = ?3,
       loose_since = CASE WHEN ?1 = 'gone' THEN ?6 ELSE loose_since END,
       kept_since = CASE WHEN ?1 = 'gone' THEN NULL ELSE kept_since END
     WHERE id = ?4 AND revision = ?5`,
  );
  const settle = database.prepare(
    "UPDATE uploads SET loose_since = NULL, kept_since = ? WHERE id = ? AND revision = ?",
  );
  const keptOnes = database.prepare(
    "SELECT body FROM uploads WHERE kept_since < ? ORDER BY kept_since, id LIMIT ?",
  );
  const forget = database.prepare("DELETE FROM uploads WHERE id = ? AND revision = ?");
  const loose = database.prepare(
    `SELECT body FROM uploads WHERE loose_since < ? AND status <> 'checking' ORDER BY loose_since, id LIMIT ?`,
  );
  const beingChecked = database.prepare(
    "SELECT body FROM uploads WHERE status = 'checking' ORDER BY loose_since, id LIMIT ?",
  );
  const untold = database.prepare(
    `SELECT body FROM uploads WHERE status = 'kept' AND json_extract(body, '$.finding.told') = 0 ORDER BY id LIMIT ?`,
  );
  const twin = database.prepare(
    "SELECT 1 FROM uploads WHERE sha256 = ? AND id <> ? AND status NOT IN ('gone', 'refused') LIMIT 1",
  );
  const room = database.prepare(
    `INSERT INTO upload_rooms (holder, files, bytes) VALUES (?1, 1, ?2)
     ON CONFLICT DO UPDATE SET files = files + 1, bytes = bytes + ?2 WHERE files < ?3 AND bytes + ?2 <= ?4`,
  );
  const read = (row: unknown): Upload => parseUpload((row as { body: string }).body);

  return {
    async upload(fileId) {
      const row = one.get(fileId);
      return row && read(row);
    },
    async takeRoom(holder, bytes, most) {
      const { changes } = await writes.run(() => room.run(holder, bytes, most.files, most.bytes));
      return changes > 0;
    },
    async announceUpload(upload) {
      const { fileId, announced, status, announcedAt, revision } = upload;
      await writes.run(() =>
        insert.run(fileId, announced.sha256, status, announcedAt, revision, JSON.stringify(upload)),
      );
    },
    async replaceUpload(upload) {
      const { fileId, status, revision, announcedAt } = upload;
      const { changes } = await writes.run(() =>
        update.run(status, revision, JSON.stringify(upload), fileId, revision - 1, announcedAt),
      );
      return changes === 0 ? "conflict" : "saved";
    },
    async settleUpload({ fileId, revision }, since) {
      await writes.run(() => settle.run(since, fileId, revision));
    },
    async forgetUpload({ fileId, revision }) {
      await writes.run(() => forget.run(fileId, revision));
    },
    keptBefore: async (before, limit) => keptOnes.all(before, limit).map(read),
    looseUploads: async (before, limit) => loose.all(before, limit).map(read),
    checkingUploads: async (limit) => beingChecked.all(limit).map(read),
    untoldUploads: async (limit) => untold.all(limit).map(read),
    isShared: ({ announced, fileId }) => twin.get(announced.sha256, fileId) !== undefined,
  };
}
