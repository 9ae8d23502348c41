/** Applicants' tokens in the cloud: no gateway stands before a route that a query code opens, too. */
import { environment } from "./adapters/environment.ts";
import { oidc } from "./adapters/oidc.ts";
import { logger, metrics, powertoolsLog } from "./adapters/powertools.ts";

export function wireTokens() {
  const { APPLICANT_ISSUER, APPLICANT_AUDIENCE } = environment(["APPLICANT_ISSUER", "APPLICANT_AUDIENCE"]);
  const { verify } = oidc({
    issuer: APPLICANT_ISSUER,
    audience: APPLICANT_AUDIENCE.split(","),
    log: powertoolsLog(logger, metrics),
  });
  return { tokens: verify };
}
