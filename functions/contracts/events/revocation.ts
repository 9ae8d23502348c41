/** The events by which a consent by silence is taken back (撤销). */
import * as z from "zod";
import { revocationAnnounced, revocationWithdrawn, revoked } from "../../domain/notices/ofRevocation.ts";
import type { ReviewView } from "../../domain/notices/owing.ts";
import type { AnnouncementEvent } from "../../domain/review/announcement.ts";
import type { ReviewEvent } from "../../domain/review/review.ts";
import type { EventRow } from "./row.ts";
import { instant, text } from "./shapes/base.ts";
import { announced, revocation, revokingOrgan } from "./shapes/review.ts";

type RevocationEvent = AnnouncementEvent | Extract<ReviewEvent, { type: "deemed-consent-revoked" }>;

export const REVOCATION_EVENTS = {
  "revocation-announced": {
    data: z.object({ type: z.literal("revocation-announced"), announced }),
    announced: (event) => ({
      ground: event.announced.ground,
      organ: event.announced.organ,
      at: event.announced.at,
      told: event.announced.told,
    }),
    webhook: "review.revocation-announced",
    notices: revocationAnnounced,
    mail: "progress",
  },
  "revocation-answered": {
    data: z.object({
      type: z.literal("revocation-answered"),
      announcedAt: instant,
      text,
      at: instant,
    }),
    announced: ({ announcedAt, at }) => ({ announcedAt, at }),
    webhook: "review.revocation-answered",
    mail: "agent",
  },
  "revocation-withdrawn": {
    data: z.object({
      type: z.literal("revocation-withdrawn"),
      announcedAt: instant,
      reasons: text,
      organ: revokingOrgan,
      at: instant,
    }),
    announced: ({ announcedAt, organ, at }) => ({ announcedAt, organ, at }),
    webhook: "review.revocation-withdrawn",
    notices: revocationWithdrawn,
    mail: "progress",
  },
  "deemed-consent-revoked": {
    data: z.object({ type: z.literal("deemed-consent-revoked"), revocation }),
    announced: (event) => ({ at: event.revocation.at }),
    webhook: "review.deemed-consent-revoked",
    notices: revoked,
    mail: "progress",
  },
} as const satisfies { [E in RevocationEvent as E["type"]]: EventRow<E, ReviewView> };
