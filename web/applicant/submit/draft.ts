/** What the applicant has filled in so far, kept for the session; and the submission that it makes. */
import type { Catalogue, Matter } from "../../shared/api/answers.ts";
import type { StepName } from "./stepNames.ts";
import type { Held } from "../files/held.ts";
import { codeIn, dashedIn, phoneIn } from "../../shared/form/spelling.ts";
import { attributesAsked, materialsNeeded, routed, stated } from "../../shared/catalogue/routing.ts";

/** Files that are kept, or one that lies elsewhere; or that it is to follow (容缺), and who signs the promise of it. */
export type MaterialDraft = {
  name: string;
  sha256: string;
  uri: string;
  files: readonly Held[];
  promise?: { signedBy: string } | undefined;
};
export type ClaimDraft = { by: "" | "area-assessment" | "promise"; text: string };

/** Everything as it was typed: a draft may be wrong, and is kept all the same. */
export type Draft = {
  /** Where in the form it was left. */
  step: StepName;
  name: string;
  code: string;
  type: string;
  attributes: Record<string, string>;
  flags: string[];
  applicant: { name: string; creditCode: string; contact: string; phone: string; email: string };
  materials: Record<string, MaterialDraft>;
  claims: Record<string, ClaimDraft>;
};

export const emptyDraft = (type: string): Draft => ({
  step: "guide",
  name: "",
  code: "",
  type,
  attributes: {},
  flags: [],
  applicant: { name: "", creditCode: "", contact: "", phone: "", email: "" },
  materials: {},
  claims: {},
});

export const NO_MATERIAL: MaterialDraft = { name: "", sha256: "", uri: "", files: [] };
export const NO_CLAIM: ClaimDraft = { by: "", text: "" };

/** What a draft comes to by the region's rules: who is asked, and what must be handed in. */
export type Reading = {
  attributes: Record<string, boolean | number | string>;
  applies: Matter[];
  open: Matter[];
  /** The claims that are made, for matters that apply. */
  claimed: { matter: Matter; claim: ClaimDraft }[];
  materials: string[];
  /** Those of them that are promised instead of handed in, each with its terms and who signs. */
  promised: { code: string; terms: MayFollow; signedBy: string }[];
};

export type MayFollow = NonNullable<Catalogue["materials"][number]["mayFollow"]>;

/** On which terms a material may follow; `undefined` where it may not. */
export const mayFollowOf = (catalogue: Catalogue, code: string): MayFollow | undefined =>
  catalogue.materials.find((one) => one.code === code)?.mayFollow;

export function readDraft(draft: Draft, catalogue: Catalogue): Reading {
  const attributes = Object.fromEntries(
    attributesAsked(catalogue, draft.type).flatMap((attribute) => {
      const value = stated(attribute, draft.attributes[attribute.code] ?? "");
      return value === undefined ? [] : [[attribute.code, value]];
    }),
  );
  const { applies, open } = routed(catalogue, draft.type, attributes);
  const claimed = applies.flatMap((matter) => {
    const claim = draft.claims[matter.code];
    return claim !== undefined && claim.by !== "" && matter.replaceableBy.includes(claim.by)
      ? [{ matter, claim }]
      : [];
  });
  const materials = materialsNeeded(
    applies,
    claimed.map(({ matter }) => matter.code),
  );
  const promised = materials.flatMap((code) => {
    const [material, terms] = [draft.materials[code], mayFollowOf(catalogue, code)];
    const promise = material?.promise;
    return terms && promise && !isBegun(material) ? [{ code, terms, signedBy: promise.signedBy }] : [];
  });
  return { attributes, applies, open, claimed, materials, promised };
}

/** Whether anything of a material is there; what is begun is sent, and checked as a whole. */
export const isBegun = (material: MaterialDraft | undefined): material is MaterialDraft =>
  material !== undefined &&
  (material.files.length > 0 || material.sha256.trim() !== "" || material.uri.trim() !== "");

/** A material as it is sent, file by file. */
export type SentMaterial =
  { code: string; fileId: string } | { code: string; name: string; sha256: string; uri: string };

export function sentOf(code: string, material: MaterialDraft, name: string): SentMaterial[] {
  if (material.files.length > 0) return material.files.map(({ fileId }) => ({ code, fileId }));
  const sha256 = material.sha256.trim().toLowerCase();
  return [{ code, name: material.name.trim() || name, sha256, uri: material.uri.trim() }];
}

/** All files of some materials that are kept. */
export const heldIn = (materials: Readonly<Record<string, MaterialDraft>>): Held[] =>
  Object.values(materials).flatMap(({ files }) => files);

/** What a content is handed in as, by its checksum; `undefined` of one that is not. */
export const heldAs = (
  sha256: string,
  materials: Readonly<Record<string, MaterialDraft>>,
): string | undefined => heldIn(materials).find((file) => file.sha256 === sha256)?.name;

export type SubmissionBody = {
  project: {
    name: string;
    code: string;
    type: string;
    attributes: Reading["attributes"];
    flags: string[];
  };
  applicant: {
    name: string;
    creditCode: string;
    contact: { name: string; phone: string; email?: string };
  };
  materials: SentMaterial[];
  claims: Record<string, string>[];
  /** Absent where nothing is to follow. */
  promises?: { material: string; text: string; signedBy: string }[];
};

/** The body of `POST /v1/applications`. */
export function submissionOf(draft: Draft, reading: Reading, nameOfMaterial: (code: string) => string) {
  const { name, creditCode, contact, phone, email } = draft.applicant;
  return {
    project: {
      name: draft.name.trim(),
      code: dashedIn(draft.code),
      type: draft.type,
      attributes: reading.attributes,
      flags: draft.flags,
    },
    applicant: {
      name: name.trim(),
      creditCode: codeIn(creditCode),
      contact: {
        name: contact.trim(),
        phone: phoneIn(phone),
        ...(email.trim() !== "" && { email: email.normalize("NFKC").trim() }),
      },
    },
    materials: reading.materials.flatMap((code) => {
      const material = draft.materials[code];
      return isBegun(material) ? sentOf(code, material, nameOfMaterial(code)) : [];
    }),
    ...(reading.promised.length > 0 && {
      promises: reading.promised.map(({ code, terms, signedBy }) => ({
        material: code,
        text: terms.text,
        signedBy: signedBy.trim(),
      })),
    }),
    claims: reading.claimed.map(({ matter, claim }) => ({
      matter: matter.code,
      by: claim.by,
      [claim.by === "promise" ? "signedBy" : "reference"]: claim.text.trim(),
      ...(claim.by === "promise" && matter.promise && { text: matter.promise.text }),
    })),
  } satisfies SubmissionBody;
}
