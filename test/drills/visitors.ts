/** Who comes in a drill, and what an operator types. */
import { execFile } from "node:child_process";
import type { people, Receipt, Reply } from "../chaos/people.ts";
import { ROOT } from "../support/npmStart.ts";
import { example } from "../support/runtime.ts";

/** A command of this version on a data folder. @returns what it printed @throws Error with what it printed */
export const typed = (script: string, words: readonly string[], dataDir: string): Promise<string> =>
  new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", script, ...words],
      { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: dataDir } },
      (error, stdout, stderr) => (error ? reject(new Error(`${stdout}${stderr}`)) : resolve(stdout)),
    ),
  );

export function visitors(office: ReturnType<typeof people>) {
  let serial = 100_001;
  return {
    /** A road of its own. */
    async submitted(): Promise<Receipt> {
      const good = example("municipal-road-application");
      const code = good.project.code.replace(/\d{6}$/, String((serial += 1)));
      const submission = { ...good, project: { ...good.project, code } };
      const { status, body } = await office.call("POST", "/v1/applications", submission);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body as Receipt;
    },
    consent: (receipt: Receipt, department: string): Promise<Reply> =>
      office.answer(`${receipt.applicationId}.consult-${department}`, { kind: "consent" }, department),
  };
}
