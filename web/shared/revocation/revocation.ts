/** Everything about a consent by silence that is taken back. */
export { Announced } from "./Announced.tsx";
export { RevocationForm } from "./RevocationForm.tsx";
export { StatementForm } from "./StatementForm.tsx";
