import { exportApplication } from "../http/notices/exportApplication.ts";
import { wireLog, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = exportApplication({ ...wireLog(), ...wireStore(), ...wireCodes() });
