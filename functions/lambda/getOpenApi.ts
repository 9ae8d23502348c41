import { getOpenApi } from "../http/operations/getOpenApi.ts";
import { wireDocument, wireLog } from "../wire.ts";

export const handler = getOpenApi({ ...wireLog(), ...wireDocument() });
