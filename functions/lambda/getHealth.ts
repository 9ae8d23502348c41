import { getHealth } from "../http/getHealth.ts";
import { wireLog } from "../wire.ts";

export const handler = getHealth({ ...wireLog() });
