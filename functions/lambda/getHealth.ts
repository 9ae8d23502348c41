import { getHealth } from "../http/operations/getHealth.ts";
import { wireLog } from "../wire.ts";

export const handler = getHealth({ ...wireLog() });
