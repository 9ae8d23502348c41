/** What only whoever leads cases sees of the desk: the lists of applications, a case, and a case inside one of its reviews. */
export { AtWindow, Led } from "./Applications.tsx";
export { CaseSection } from "./CaseSection.tsx";
export { CaseView } from "./CaseView.tsx";
