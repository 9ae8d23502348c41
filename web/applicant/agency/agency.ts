/** Authorisations (委托书), for whoever gives them and whoever acts by them. */
export { Clients } from "./Clients.tsx";
export { OwnAuthorisations } from "./OwnAuthorisations.tsx";
