import { getPage } from "../http/operations/getPage.ts";
import { wireLog, wirePages } from "../wire.ts";

export const handler = getPage({ ...wireLog(), ...wirePages() });
