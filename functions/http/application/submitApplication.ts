/** `POST /v1/applications`: receives a submission; complete, it is accepted and every department is asked at once. */
import { createHash } from "node:crypto";
import { createApplication } from "../../app/base/commit.ts";
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { idempotencyKey, SubmissionBody } from "../../contracts/requests.ts";
import type { ApplicationEvent } from "../../domain/application/application.ts";
import { canonical } from "../../domain/base/canonical.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { receive } from "../../domain/application/intake.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { submissionFaults } from "../../domain/application/submission.ts";
import { localDate } from "../../domain/base/time.ts";
import { endpoint, malformed, parse, refused, type Answer } from "../base/endpoint.ts";
import { applicationRefused } from "./applicationRefused.ts";
import { materialNames } from "./statusView.ts";

export type Deps = {
  store: Pick<CaseStore, "saveApplication" | "histories">;
  codes: QueryCodes;
  region: Region;
  rules: ClockRules;
  log: Log;
};

export function submitApplication({ store, codes, region, rules, log }: Deps) {
  return endpoint(log, async ({ body, headers, receivedAt }) => {
    const submission = parse(SubmissionBody, body);
    const key = parse(idempotencyKey.optional(), headers["idempotency-key"], "Idempotency-Key");
    const applicant = submission.applicant.creditCode;
    const applicationId = await codes.numberFor(
      region.code,
      key === undefined ? null : { applicant, idempotencyKey: key },
    );
    const digest = createHash("sha256").update(canonical(submission)).digest("hex");
    const receipt = async (events: readonly ApplicationEvent[]) =>
      receiptOf(applicationId, await codes.codeOf(applicationId), events, region);

    // A repeat gets its first answer, whatever the rules have become since.
    const before = key === undefined ? undefined : await historyOf(applicationId);
    if (before) return receipt(sameOrRefused(before, digest));

    const faults = submissionFaults(region, submission, localDate(receivedAt, rules.zone));
    if (faults.length > 0) throw malformed(faults);
    const { events, refusal } = receive(region, submission, { applicationId, digest }, receivedAt, rules);
    if (refusal) throw applicationRefused(refusal);
    const created = await createApplication(store, events, { at: receivedAt, by: "applicant" });
    if (created !== "conflict") return receipt(events);
    // The same key came twice at once, and the other one was first.
    return receipt(sameOrRefused((await historyOf(applicationId)) ?? [], digest));
  });

  async function historyOf(applicationId: string): Promise<ApplicationEvent[] | undefined> {
    const own = (await store.histories(applicationId)).find(({ subject }) => subject === applicationId);
    return own?.events.map(({ event }) => event as ApplicationEvent);
  }
}

/** @throws Refused `idempotency-key-reused` when the key came with another body before */
function sameOrRefused(events: readonly ApplicationEvent[], digest: string): readonly ApplicationEvent[] {
  const [first] = events;
  if (first?.type === "application-received" && first.facts.digest === digest) return events;
  throw refused(
    "idempotency-key-reused",
    "This Idempotency-Key came with another body before. Use a new key for a new application; nothing was stored.",
  );
}

/** What an application is after the second event of its history. */
const STATUS_AFTER: Readonly<Record<string, string>> = {
  "materials-requested": "awaiting-materials",
  "application-accepted": "in-review",
};

/** What was said at receipt, from the first events of the history: the same whenever it is asked again. */
function receiptOf(
  applicationId: string,
  queryCode: string,
  events: readonly ApplicationEvent[],
  region: Region,
): Answer {
  const intake = events[1];
  const missing = intake?.type === "materials-requested" ? intake.missing : [];
  const status = STATUS_AFTER[intake?.type ?? ""] ?? "received";
  return {
    status: 201,
    headers: { location: `/v1/applications/${applicationId}` },
    body: {
      applicationId,
      queryCode,
      status,
      missingMaterials: materialNames(missing, region),
    },
  };
}
