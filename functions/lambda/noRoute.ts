import { noRoute } from "../http/base/noRoute.ts";
import { wireLog } from "../wire.ts";

export const handler = noRoute({ ...wireLog() });
