/** Who comes in a drill, and what an operator types. */
import { execFile } from "node:child_process";
import type { people, Receipt, Reply } from "../chaos/people.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
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
    /** A plan in the place of the one that was submitted. @returns its id */
    async handedIn({ applicationId, queryCode }: Receipt, bytes: Uint8Array): Promise<string> {
      const by = { "x-query-code": queryCode };
      const own = `/v1/applications/${applicationId}`;
      const { body } = await office.call("POST", `${own}/uploads`, announcedAs(bytes), by);
      await putTo(body as Announced, bytes);
      const { fileId } = body as Announced;
      await office.call("PUT", `/v1/uploads/${fileId}/completion`, undefined, by);
      const reply = await office.call("PUT", `${own}/materials/site-plan`, { fileId }, by);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return fileId;
    },
    async read({ queryCode }: Receipt, fileId: string): Promise<Buffer> {
      const { body } = await office.call("GET", `/v1/files/${fileId}/address`, undefined, {
        "x-query-code": queryCode,
      });
      return Buffer.from(await (await fetch(body.url as string)).arrayBuffer());
    },
    consent: (receipt: Receipt, department: string): Promise<Reply> =>
      office.answer(`${receipt.applicationId}.consult-${department}`, { kind: "consent" }, department),
  };
}
