import { noRoute } from "../http/noRoute.ts";
import { wireLog } from "../wire.ts";

export const handler = noRoute({ ...wireLog() });
