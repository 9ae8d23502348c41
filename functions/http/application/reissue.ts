/** Another query code in place of the one that holds: decided and recorded, and only then made and shown. */
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { changeCase } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { Application } from "../../domain/application/application.ts";
import { reissueQueryCode, type ReissueRequest } from "../../domain/application/queryCode.ts";
import { isPerson, type Actor } from "../../domain/base/actor.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refusedBy } from "../base/refused.ts";

type Deps = { store: CaseRecords; codes: Pick<QueryCodes, "codeOf">; rules: { zone: string } };

type Asked = { applicationId: string; request: ReissueRequest; by: Actor; now: Instant };

/** @param check of the case as it is on record, before anything is decided @throws Refused */
export async function reissue(
  { store, codes, rules }: Deps,
  { applicationId, request, by, now }: Asked,
  check: (application: Application) => void = () => undefined,
) {
  // Whoever asks again is answered again; somebody else's code is shown to nobody.
  const digest = digestOf([isPerson(by) ? [by.iss, by.sub] : null, request]);
  const changed = await changeCase(store, applicationId, { at: now, by }, ({ application: { state } }) => {
    check(state);
    return reissueQueryCode(state, request, digest, now);
  });
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const { issue, reissuedAt } = changed.found.application.state.queryCode;
  return {
    body: {
      applicationId,
      queryCode: await codes.codeOf(applicationId, issue),
      issue,
      reissuedAt: withOffset(reissuedAt ?? now, rules.zone),
    },
  };
}
