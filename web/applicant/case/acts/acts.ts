/** What an applicant seldom does with a case, or looks up in it. */
export { AddFlagForm } from "./AddFlagForm.tsx";
export { ContactKept } from "./ContactKept.tsx";
export { HistoryShown } from "./HistoryShown.tsx";
export { InquiriesShown } from "./InquiriesShown.tsx";
export { MessagesShown } from "./MessagesShown.tsx";
export { Questions } from "./Questions.tsx";
export { RatingsShown } from "./RatingsShown.tsx";
export { RevocationsShown } from "./RevocationsShown.tsx";
export { Rectification } from "./Rectification.tsx";
export { ProjectChangeForm } from "./ProjectChangeForm.tsx";
export { AnonymousComplaint } from "./AnonymousComplaint.tsx";
export { Complaints } from "../Complaints.tsx";
export { Reissue } from "./Reissue.tsx";
