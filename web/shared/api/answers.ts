/** What the routes answer, by name: the types of their contracts, and nothing that weighs in a page. */
import type * as z from "zod";
import type { RouteName, RouteOf } from "../../../functions/contracts/routes.ts";

export type Answer<Name extends RouteName> = z.infer<RouteOf<Name>["answer"]["schema"]>;

export type Status = Answer<"getApplication">;
export type Case = Answer<"getCase">;
export type Review = Answer<"getReview">;
export type ReviewSummary = Status["reviews"][number];
export type OpenReview = Answer<"superviseReviews">["reviews"][number];
export type Ledger = Answer<"getClock">;
export type Complaint = Answer<"fileComplaint">;
export type Rating = Answer<"answerRating">;
export type Inquiry = Answer<"askInquiry">;
export type Hold = Answer<"placeHold">;
export type OutageRow = Answer<"listOutages">["outages"][number];
export type Figures = Answer<"superviseDepartments">;
export type FigureRow = Answer<"listFigure">["rows"][number];
export type Calendar = Answer<"getCalendar">;
export type Notice = Answer<"listNotices">["notices"][number];
export type Catalogue = Answer<"getCatalogue">;
export type Matter = Catalogue["matters"][number];
