/** What a contract declares of a request is what is checked: path, query, headers and body, every fault at once. */
import type * as z from "zod";
import type { Contract } from "../../contracts/base/contract.ts";
import { faultsOf } from "../../contracts/base/faults.ts";
import { PARAMETERS, type ParameterName } from "../../contracts/base/parameters.ts";
import type { FieldFault } from "../../words/faults.ts";
import { bodyOf } from "./body.ts";
import type { Misread } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { malformed } from "./refused.ts";

/** Where a fault lies that is one of the body as a whole. */
const WHOLE = "body";

/** The parameters of the path. @throws Refused `malformed` */
export function parametersBy(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const faults: FieldFault[] = [];
  for (const [name, value] of Object.entries(parameters))
    part(PARAMETERS[name as ParameterName], value, faults, name);
  if (faults.length > 0) throw malformed(faults);
  return parameters;
}

/** Everything else. @throws Refused `malformed`, and what is refused of a body before it is read */
export function partsBy(
  contract: Pick<Contract, "query" | "headers" | "body">,
  incoming: Incoming,
  misread: Misread | undefined,
): { query: unknown; headers: unknown; body: unknown } {
  const faults: FieldFault[] = [];
  const query = contract.query
    ? part(contract.query, incoming.query, faults)
    : undeclared(incoming.query, faults);
  const headers =
    contract.headers && part(contract.headers, declared(contract.headers, incoming.headers), faults);
  const given = bodyOf(incoming);
  const before = faults.length;
  const body = contract.body
    ? given === undefined && !contract.body.safeParse(undefined).success
      ? void faults.push({ path: WHOLE, code: "body-missing", facts: {} })
      : part(contract.body, given, faults, "", WHOLE)
    : given === undefined
      ? undefined
      : void faults.push({ path: WHOLE, code: "no-body-wanted", facts: {} });
  if (faults.length === 0) return { query: query ?? {}, headers: headers ?? {}, body };
  const refusal = malformed(faults);
  throw (before === 0 && given !== undefined && misread?.(given, refusal)) || refusal;
}

/** @param whole where a fault of the whole part is said to lie */
function part(schema: z.ZodType, value: unknown, faults: FieldFault[], at = "", whole = at): unknown {
  // With the input: what is not there is another fault than what is of another kind.
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success)
    for (const found of faultsOf(parsed.error, at))
      faults.push(found.path === "" ? { ...found, path: whole } : found);
  return parsed.data;
}

/** Where no query is declared, none is taken. */
function undeclared(query: Incoming["query"], faults: FieldFault[]): undefined {
  for (const path of Object.keys(query)) faults.push({ path, code: "unknown-field", facts: {} });
}

/** Of all the headers of a request those that the contract reads. */
const declared = (schema: z.ZodObject, headers: Incoming["headers"]): Record<string, string | undefined> =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, headers[name]]));
