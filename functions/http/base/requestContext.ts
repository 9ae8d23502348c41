/** What every line of the log says of a request: which one, by which route, who calls, about which case. */
import type { LogContext } from "../../app/base/logContext.ts";
import type { Contract } from "../../contracts/base/contract.ts";
import { applicationOf, isId } from "../../domain/base/ids.ts";

/**
 * Of what is complained of in confidence neither the case nor, where a complainant calls, who it is.
 * @param subject the id that the path names, if any @param caller as the log names them
 */
export function requestContext(
  { name: route, unnamed }: Pick<Contract, "name" | "unnamed">,
  requestId: string,
  caller: string,
  subject: string | undefined,
): LogContext {
  if (unnamed) return { requestId, route };
  const isSecret = subject === undefined || isId("confidential", subject);
  return { requestId, route, caller, ...(!isSecret && { applicationId: applicationOf(subject) }) };
}
