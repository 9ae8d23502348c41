/** An applicant's applications about a project code, or everybody's, as they are on record. */
import type { DatabaseSync } from "node:sqlite";
import type { ProjectEntry } from "../../functions/app/base/ports.ts";

/** No credit code. */
const EVERYBODY = "";

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

  return {
    of(creditCode: string | null, projectCode: string): ProjectEntry {
      const row = one.get(creditCode ?? EVERYBODY, projectCode) as
        { version: number; applications: string } | undefined;
      const applications = row ? (JSON.parse(row.applications) as string[]) : [];
      return { creditCode, projectCode, version: row?.version ?? 0, applications };
    },
    /** Writes an entry, in a transaction of somebody else's. @returns whether it was as it was read */
    enter({ creditCode, projectCode, version, applications }: ProjectEntry): boolean {
      const ids = JSON.stringify(applications);
      const whose = creditCode ?? EVERYBODY;
      const { changes } =
        version === 0 ? insert.run(ids, whose, projectCode) : update.run(ids, whose, projectCode, version);
      return changes !== 0;
    },
  };
}
