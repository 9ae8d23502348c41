/** What a collecting organ does at its desk. */
export { CaseBill } from "./CaseBill.tsx";
export { Refunds } from "./Refunds.tsx";
