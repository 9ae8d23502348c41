/** Hands one material in, at intake, as a supplement, or in the place of what no department has begun on. */
import { concludeCase } from "../../app/application/concluding.ts";
import { supplyAsked } from "../../app/application/supplies.ts";
import { handInMaterial as contract } from "../../contracts/application/routes.ts";
import type { Application } from "../../domain/application/application.ts";
import { begunOn } from "../../domain/application/begun.ts";
import { handIn } from "../../domain/application/intake.ts";
import { isKept, materialsOf, type SentFile } from "../../domain/application/material.ts";
import { askedByDepartments, owedToDepartments } from "../../domain/application/owed.ts";
import { arrivals, promisedStill } from "../../domain/application/promises.ts";
import { placeFaults, twiceFaults } from "../../domain/application/submission.ts";
import { namesOf } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";
import { sentFiles } from "./sentFiles.ts";

export const handInMaterial = handle(contract, (deps) => async (request) => {
  const { applicationId, code } = request.path;
  const { store, region, rules } = deps;
  const { body, headers, now: at } = request;
  const requests = ("files" in body ? body.files : [body]).map((one) => ({ code, ...one }));
  const pathOf = (i: number): string => ("files" in body ? `files[${i}].` : "");
  const sent = await sentFiles(deps, requests, headers, { applicationId, at, pathOf });
  const [material] = materialsOf(sent.files);
  await sent.refer(applicationId);
  return commandApplication(deps, request, {
    decide: (application, now, reviews, known) => {
      // What is on record already was let lie there then.
      const faults = sent.files.flatMap((file, i) =>
        isThere(application, file) ? [] : placeFaults(region, [file], () => pathOf(i)),
      );
      const twice = twiceFaults(sent.files, (i) => `files[${i}]`);
      if (faults.length + twice.length > 0) throw malformed([...faults, ...twice]);
      const taken = handIn(
        application,
        region,
        material!,
        now,
        known,
        [...owedToDepartments(reviews), ...promisedStill(application)],
        askedByDepartments(reviews),
        (asked) => begunOn(reviews, asked, { now, rules: known, region }),
      );
      const told = arrivals(taken.events, reviews, known);
      return told.length > 0 ? { ...taken, reviews: [...(taken.reviews ?? []), ...told] } : taken;
    },
    follow: async (application) => {
      if ("acceptance" in application)
        for (const told of namesOf(region.materials, code))
          await supplyAsked({ store, rules }, applicationId, told, request.now, request.now);
      // All had answered, and it was the last thing to wait for.
      if (application.promises !== undefined)
        await concludeCase({ store, rules }, applicationId, request.now);
    },
  });
});

const isThere = ({ materials }: Application, given: SentFile): boolean =>
  materials.some(({ files }) =>
    files.some((file) =>
      isKept(file) ? isKept(given) && file.fileId === given.fileId : !isKept(given) && file.uri === given.uri,
    ),
  );
