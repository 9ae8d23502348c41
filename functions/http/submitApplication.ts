/** `POST /v1/applications`: receives a submission; complete, it is accepted and every department is asked at once. */
import { createHash } from "node:crypto";
import { createApplication } from "../app/commit.ts";
import type { CaseStore, Log, Recorded } from "../app/ports.ts";
import type { QueryCodes } from "../app/queryCodes.ts";
import { idempotencyKey, SubmissionBody } from "../contracts/requests.ts";
import { receive, type Application } from "../domain/application.ts";
import type { ClockRules } from "../domain/clock.ts";
import type { Region } from "../domain/region.ts";
import { submissionFaults } from "../domain/submission.ts";
import { endpoint, malformed, parse, refused, type Answer } from "./endpoint.ts";
import { intakeRefused } from "./intakeRefused.ts";
import { materialNames } from "./statusView.ts";

export type Deps = {
  store: Pick<CaseStore, "saveApplication" | "loadApplication">;
  codes: QueryCodes;
  region: Region;
  rules: ClockRules;
  log: Log;
};

export const submitApplication = ({ store, codes, region, rules, log }: Deps) =>
  endpoint(log, async ({ body, headers, receivedAt }) => {
    const submission = parse(SubmissionBody, body);
    const faults = submissionFaults(region, submission);
    if (faults.length > 0) throw malformed(faults);
    const key = parse(idempotencyKey.optional(), headers["idempotency-key"], "Idempotency-Key");

    const applicant = submission.applicant.creditCode;
    const applicationId = await codes.numberFor(
      region.code,
      key === undefined ? null : { applicant, idempotencyKey: key },
    );
    const digest = createHash("sha256").update(JSON.stringify(submission)).digest("hex");
    const { events, refusal } = receive(region, submission, { applicationId, digest }, receivedAt, rules);
    if (refusal) throw intakeRefused(refusal);

    const created = await createApplication(store, events, { at: receivedAt, by: "applicant" });
    if (created !== "conflict") return answerWith(created, codes, region);

    // The number is taken: the same key came before.
    const before = await store.loadApplication(applicationId);
    if (before?.state.facts.digest === digest) return answerWith(before, codes, region);
    throw refused(
      "idempotency-key-reused",
      "This Idempotency-Key came with another body before. Use a new key for a new application; nothing was stored.",
    );
  });

/** What was said at receipt; the same again when the same submission comes again. */
async function answerWith(
  application: Recorded<Application>,
  codes: QueryCodes,
  region: Region,
): Promise<Answer> {
  const { state } = application;
  const { applicationId } = state.facts;
  return {
    status: 201,
    headers: { location: `/v1/applications/${applicationId}` },
    body: {
      applicationId,
      queryCode: await codes.codeOf(applicationId),
      status: state.status,
      missingMaterials: materialNames(state.status === "awaiting-materials" ? state.missing : [], region),
    },
  };
}
