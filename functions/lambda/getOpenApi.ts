import { getOpenApi } from "../http/getOpenApi.ts";
import { wireDocument, wireLog } from "../wire.ts";

export const handler = getOpenApi({ ...wireLog(), ...wireDocument() });
