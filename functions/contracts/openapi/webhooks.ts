/** What departments with an endpoint of their own are sent (Standard Webhooks), for the document. */
import * as z from "zod";
import type { ZodOpenApiPathItemObject } from "zod-openapi";
import { WEBHOOK_TYPES, type WebhookType } from "../events/events.ts";
import { InquiryWebhookBody, TrackingWebhookBody, WebhookBody } from "../review/webhook.ts";

const HEADERS = z.object({
  "webhook-id": z
    .string()
    .meta({ description: "names what is told; a delivery that is repeated has the same" }),
  "webhook-timestamp": z.string().meta({
    description:
      "seconds since 1970, when it was sent; of the real time also where the clock of the runtime is virtual",
  }),
  "webhook-signature": z.string().meta({
    description:
      "v1,<base64>: HMAC-SHA256 over id, timestamp and body with the department's secret; one for each secret, with spaces between, while one replaces the other",
  }),
});

const NOT_TAKEN = {
  description:
    "not taken; tried again for hours, as when no answer comes within 10 s, and no sooner than `Retry-After` asks for",
};

const GONE = {
  description:
    "the endpoint is switched off: nothing is sent to it until the operator switches it on, and its department hears by its in-box",
};

const SAYS: Readonly<Record<WebhookType, string>> = {
  "review.dispatched": "A review is the department's now; 2xx serves it, and its clock starts",
  "review.clock-resumed": "The clock runs again",
  "review.supplement-served":
    "The applicant has the request for material: their term runs, and the due date follows",
  "review.due-date-moved": "A new calendar has moved the due date",
  "review.closed-by-silence": "The limit ran out, and silence counted",
  "review.silence-taken-back": "A silence was recorded too early; the opinion that came in time counts",
  "review.overdue": "The limit ran out, and the opinion is still owed",
  "review.sitting-convened":
    "The department is invited to a joint review; 2xx is evidence that the invitation was received",
  "review.project-changed":
    "The project has changed in substance; the review goes on, and reads it as it is now",
  "review.facts-corrected":
    "A fact was corrected with evidence, and a department was added; the review goes on, and reads the fact as it is now",
  "review.jurisdiction-opened":
    "The matter goes round: a sitting names whose it is within three working days (权责协调会); no clock stops. Told to everybody in the circle and to the lead",
  "review.department-named":
    "It was decided whose the matter is; where that is another one, the review is closed, and another one has taken its place",
  "review.cancelled": "Nobody needs the review any more",
  "review.licence-handed-out": "The licence was handed out to its applicant",
  "review.delivery-overdue": "The licence was granted, and is not handed out in time",
  "review.revocation-announced":
    "It was announced that a consent by silence is to be revoked: the applicant may state their side",
  "review.revocation-answered":
    "The applicant has stated their side: it may be decided whether the consent by silence is revoked",
  "review.revocation-withdrawn": "That a consent by silence is to be revoked was withdrawn: it stands",
  "review.deemed-consent-revoked": "A consent by silence was revoked",
  "review.promise-checked": "A promise that the matter rests on was checked",
  "review.promise-broken":
    "Material of the matter that was promised has not come by its date: silence is no consent without it",
  "review.visit-called":
    "The department is invited to a joint site visit; 2xx is evidence that the invitation was received, and the promised limit stands",
  "review.visit-moved": "The joint site visit is on another date; 2xx is evidence that it was received",
  "review.visit-called-off": "The joint site visit is off; the promised limit runs again",
  "review.sent-on": "The matter was sent on to a higher authority: no clock of the department's runs",
  "review.higher-answered": "The higher authority has answered; the opinion says so",
  "review.green-channel-joined":
    "The case is in the green channel: the department has promised to be done sooner; no due instant moves",
  "review.green-channel-dropped": "The case has left the green channel",
  "review.agent-authorised": "Somebody may act for the applicant of the case, or may for longer",
  "review.authority-ended": "Somebody may act for the applicant no more",
  "review.higher-expected":
    "The day is over on which the higher authority's answer was expected, or five working days more: ask it again",
  "review.likely-late":
    "By how long the department has taken for the matter before, it is likely to run out of its limit (可能超期): its leader is told once, and nothing moves",
  "tracking.begun":
    "A case has entered the green channel; the department keeps track of it (专人负责), and makes contact",
  "tracking.named": "The department keeps track of a case in the place of another, or by somebody else",
  "tracking.lamp-yellow":
    "The lamp of a review of a case that the department keeps track of has turned yellow",
  "tracking.contact-missed": "The department has not made contact in time",
  "inquiry.asked": "An applicant has asked the department a question: it is its first contact (首问负责制)",
  "inquiry.handed-on":
    "A question is handed on to the department (转办): it says by `acceptBy` whether it takes it, and until then the question stays where it is",
  "inquiry.assigned": "The supervisor has named the department as who answers a question",
  "inquiry.overdue": "The term of a question that the department has ran out, and the answer is still owed",
  "review.link-not-copied": "No copy could be made of material of the matter that was handed in as a link",
};

/** What a message says, by what it is about; a review unless it is named here. */
const BODIES: Readonly<Record<string, z.ZodType>> = {
  inquiry: InquiryWebhookBody,
  tracking: TrackingWebhookBody,
};
const bodyOf = (type: WebhookType) => BODIES[type.split(".")[0]!];

export const webhooks = (): Record<string, ZodOpenApiPathItemObject> =>
  Object.fromEntries(
    Object.values(WEBHOOK_TYPES).map((type) => [
      type,
      {
        post: {
          operationId: type.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          tags: [bodyOf(type) ? "application" : "review"],
          summary: SAYS[type],
          security: [],
          requestParams: { header: HEADERS },
          requestBody: {
            required: true,
            content: { "application/json": { schema: bodyOf(type) ?? WebhookBody } },
          },
          responses: {
            "2XX": { description: "taken" },
            "410": GONE,
            "4XX": NOT_TAKEN,
            "5XX": NOT_TAKEN,
          },
        },
      },
    ]),
  );
