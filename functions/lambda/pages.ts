import { getPage } from "../http/operations/getPage.ts";
import { observed } from "../observed.ts";
import { wireLog, wirePages } from "../wire.ts";

export const handler = observed(getPage({ ...wireLog(), ...wirePages() }));
