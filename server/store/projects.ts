/** An applicant's applications about a project code, as they are on record. */
import type { DatabaseSync } from "node:sqlite";
import type { ProjectEntry } from "../../functions/app/base/ports.ts";

export function projectsIn(database: DatabaseSync) {
  const one = database.prepare(
    "SELECT version, applications, earlier FROM projects WHERE credit_code = ? AND project_code = ?",
  );
  const insert = database.prepare(
    `INSERT INTO projects (version, applications, earlier, credit_code, project_code) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE projects SET version = version + 1, applications = ?, earlier = ?
     WHERE credit_code = ? AND project_code = ? AND version = ?`,
  );

  const everyone = database.prepare(
    `SELECT credit_code, version, applications, earlier FROM projects
     WHERE project_code = ? ORDER BY credit_code LIMIT ?`,
  );

  return {
    all: (projectCode: string, most: number): ProjectEntry[] =>
      (everyone.all(projectCode, most) as (Row & { credit_code: string })[]).map(
        ({ credit_code: creditCode, ...row }) => ({ creditCode, projectCode, ...read(row) }),
      ),
    of: (creditCode: string, projectCode: string): ProjectEntry => ({
      creditCode,
      projectCode,
      ...read(one.get(creditCode, projectCode) as Row | undefined),
    }),
    /** Writes an entry, in a transaction of somebody else's. @returns whether it was as it was read */
    enter({ creditCode, projectCode, version, ...of }: ProjectEntry): boolean {
      const [ids, earlier] = [JSON.stringify(of.applications), JSON.stringify(of.earlier)];
      const { changes } =
        version === 0
          ? insert.run(ids, earlier, creditCode, projectCode)
          : update.run(ids, earlier, creditCode, projectCode, version);
      return changes !== 0;
    },
  };
}

type Row = { version: number; applications: string; earlier: string };

const read = (row: Row | undefined): Pick<ProjectEntry, "version" | "applications" | "earlier"> =>
  row
    ? {
        version: row.version,
        applications: JSON.parse(row.applications) as string[],
        earlier: JSON.parse(row.earlier) as string[],
      }
    : { version: 0, applications: [], earlier: [] };
