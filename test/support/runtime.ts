/** A whole runtime in a folder of its own, and the people who use it. */
import type { ScannerAddress } from "../../functions/adapters/clamd.ts";
import type { FetchFile } from "../../functions/app/files/copying.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import type { Limit } from "../../functions/http/base/throttle.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import type { MailSettings } from "../../server/mailSettings.ts";
import { startRuntime, type Faults, type Runtime } from "../../server/runtime.ts";
import { assetsNow } from "./assets.ts";
import { ELEVEN, example, fixtureRules, MONDAY, objection, type Submission } from "./fixtures.ts";

export { ELEVEN, example, MONDAY, objection, type Submission };

export type Answer = { status: number; body: any; headers: Headers }; // oxlint-disable-line typescript/no-explicit-any -- tests look into whatever came

export type Applicant = { applicationId: string; queryCode: string };

export type World = Awaited<ReturnType<typeof world>>;

export type Logged = { level: "info" | "error"; code: string; fields: object; error?: unknown };

/** Starts a runtime; `stop` ends it, `restart` starts another on the same folder. */
export async function world(
  options: {
    clock?: string;
    rules?: Rules;
    dataDir?: string;
    region?: string;
    callerLimit?: Limit;
    faults?: Faults;
    mail?: MailSettings;
    fetchFile?: FetchFile;
    scanner?: ScannerAddress;
  } = {},
) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "approvals-"));
  let rules = options.rules ?? fixtureRules(options.region);
  const logged: Logged[] = [];
  const log: Log = {
    info: (code, fields) => void logged.push({ level: "info", code, fields }),
    error: (code, fields, error) => void logged.push({ level: "error", code, fields, error }),
  };
  /** @param clock of a folder that has none yet */
  const start = (clock?: string) =>
    startRuntime({
      rules,
      dataDir,
      assets: assetsNow,
      port: 0,
      log,
      callerLimit: options.callerLimit ?? null,
      ...(clock !== undefined && { clock: parseInstant(clock) }),
      ...(options.faults && { faults: options.faults }),
      ...(options.mail && { mail: options.mail }),
      ...(options.scanner && { scanner: options.scanner }),
      ...(options.fetchFile && { fetchFile: options.fetchFile }),
    });
  let runtime: Runtime = await start(options.clock ?? MONDAY);
  let running = true;
  const tokens = new Map<string, string>();

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${runtime.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === "" ? undefined : JSON.parse(text),
      headers: response.headers,
    };
  }

  async function tokenOf(claims: Readonly<Record<string, string>>): Promise<string> {
    const key = JSON.stringify(claims);
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const { token } = (await call("POST", "/local/tokens", claims)).body as { token: string };
    tokens.set(key, token);
    return token;
  }

  const as = {
    department: async (department: string) => ({
      authorization: `Bearer ${await tokenOf({ role: "department", department })}`,
    }),
    /** A person of a department, or a system of theirs, as they want to be called. */
    person: async (department: string, who: Readonly<Record<string, string>>) => ({
      authorization: `Bearer ${await tokenOf({ role: "department", department, ...who })}`,
    }),
    /** Somebody who has signed in at the unified identity service for an applicant. */
    signedIn: async (creditCode: string, name = "某公司") => ({
      authorization: `Bearer ${await tokenOf({ role: "applicant", creditCode, name })}`,
    }),
    role: async (role: string) => ({ authorization: `Bearer ${await tokenOf({ role })}` }),
    applicant: ({ queryCode }: Applicant) => ({ "x-query-code": queryCode }),
  };

  const ownCase = (applicant: Applicant, part = "") =>
    call("GET", `/v1/applications/${applicant.applicationId}${part}`, undefined, as.applicant(applicant));

  return {
    dataDir,
    logged,
    call,
    as,
    get rules() {
      return rules;
    },
    get url() {
      return runtime.url;
    },
    /** Submits, and waits until whatever follows by itself has followed. */
    async submit(submission: Submission = example("municipal-road-application")): Promise<Applicant> {
      const { status, body } = await call("POST", "/v1/applications", submission);
      if (status !== 201) throw new Error(JSON.stringify(body));
      await this.rest();
      return body as Applicant;
    },
    status: async (applicant: Applicant) => (await ownCase(applicant)).body,
    /** The history of the whole case as its applicant reads it, and the notices issued to them. */
    events: async (applicant: Applicant) => (await ownCase(applicant, "/events")).body.events,
    notices: async (applicant: Applicant) => (await ownCase(applicant, "/notices")).body.notices,
    opinion: async (applicant: Applicant, department: string, opinion: unknown = { kind: "consent" }) =>
      call(
        "PUT",
        `/v1/reviews/${applicant.applicationId}.consult-${department}/opinion`,
        opinion,
        await as.department(department),
      ),
    /** Moves the clock to an instant, or on by a duration. */
    async clock(to: string): Promise<void> {
      const { status, body } = await call(
        "PUT",
        "/local/clock",
        to.startsWith("P") ? { advance: to } : { now: to },
      );
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    /** Everything that is under way comes to its end; time does not pass. */
    async rest(): Promise<void> {
      const { now } = (await call("GET", "/local/clock")).body as { now: string };
      await call("PUT", "/local/clock", { now });
    },
    metrics: async (applicant?: Applicant) =>
      (await call("GET", `/local/metrics${applicant ? `?application=${applicant.applicationId}` : ""}`)).body,
    /** Stops the runtime and leaves its folder. */
    async halt(): Promise<void> {
      if (running) await runtime.close();
      running = false;
    },
    /** Starts again on the same folder; with other rules, as after a deployment. */
    async restart(newRules: Rules = rules): Promise<void> {
      await this.halt();
      rules = newRules;
      runtime = await start();
      running = true;
      // It answers before what was lost is made up for; tests look at what was made up for.
      await this.rest();
    },
    async stop(): Promise<void> {
      await this.halt();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
