/** What was promised to follow (容缺), in whose words and by when, and what has become of it. */
import { endedAt, type Application } from "../../domain/application/application.ts";
import { promisesOf } from "../../domain/application/promises.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";

export const promiseView = (
  application: Application,
  zone: string,
  sees: (code: string) => boolean = () => true,
) =>
  promisesOf(application)
    .filter(({ code }) => sees(code))
    .map(({ code, text, textEn, basis, signedBy, givenAt, dueAt, cameAt, brokenAt }) => {
      const local = (at: Instant | null) => at && withOffset(at, zone);
      return {
        material: code,
        text,
        textEn,
        basis,
        signedBy,
        givenAt: withOffset(givenAt, zone),
        until: toldWithOffset(dueAt, zone),
        cameAt: local(cameAt),
        brokenAt: local(brokenAt),
        releasedAt: cameAt === null ? local(endedAt(application)) : null,
      };
    });
