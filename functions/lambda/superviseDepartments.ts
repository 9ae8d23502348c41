import { superviseDepartments } from "../http/supervision/superviseDepartments.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = superviseDepartments({ ...wireLog(), ...wireRules(), ...wireStore() });
