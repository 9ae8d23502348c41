import { listComplaints } from "../http/listComplaints.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = listComplaints({ ...wireLog(), ...wireRules(), ...wireStore() });
