import { listComplaints } from "../http/supervision/listComplaints.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = listComplaints({ ...wireLog(), ...wireRules(), ...wireStore() });
