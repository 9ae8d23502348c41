/** An applicant's applications about a project code, as they are on record. */
import type { DatabaseSync } from "node:sqlite";
import type { ProjectEntry } from "../../functions/app/base/ports.ts";

export function projectsIn(database: DatabaseSync) {
  const one = database.prepare(
    "SELECT version, applications FROM projects WHERE credit_code = ? AND project_code = ?",
  );
  const insert = database.prepare(
    `INSERT INTO projects (version, applications, credit_code, project_code) VALUES (1, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE projects SET version = version + 1, applications = ?
     WHERE credit_code = ? AND project_code = ? AND version = ?`,
  );

  const everyone = database.prepare(
    `SELECT credit_code, version, applications FROM projects WHERE project_code = ? ORDER BY credit_code LIMIT ?`,
  );

  return {
    all: (projectCode: string, most: number): ProjectEntry[] =>
      (
        everyone.all(projectCode, most) as { credit_code: string; version: number; applications: string }[]
      ).map(({ credit_code: creditCode, version, applications }) => ({
        creditCode,
        projectCode,
        version,
        applications: JSON.parse(applications) as string[],
      })),
    of(creditCode: string, projectCode: string): ProjectEntry {
      const row = one.get(creditCode, projectCode) as { version: number; applications: string } | undefined;
      const applications = row ? (JSON.parse(row.applications) as string[]) : [];
      return { creditCode, projectCode, version: row?.version ?? 0, applications };
    },
    /** Writes an entry, in a transaction of somebody else's. @returns whether it was as it was read */
    enter({ creditCode, projectCode, version, applications }: ProjectEntry): boolean {
      const ids = JSON.stringify(applications);
      const { changes } =
        version === 0
          ? insert.run(ids, creditCode, projectCode)
          : update.run(ids, creditCode, projectCode, version);
      return changes !== 0;
    },
  };
}
