/** The routes about files: announced here, put where the answer says, completed, read by who may see them. */
import * as z from "zod";
import { contract, type Shared } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { uploadKeyHeader } from "../base/identifiers.ts";
import {
  AnnouncedAnswer,
  AnnouncedBeforeAnswer,
  CompletedAnswer,
  FileAnswer,
  PartAnswer,
  UploadAnswer,
} from "./answers.ts";
import { AnnouncementBody, PartBody } from "./bodies.ts";

const example = {
  body: { name: "总平面图.pdf", bytes: 204_800, sha256: "0".repeat(64), type: "application/pdf" },
};

/** By what the applicant opens a file: the query code of an application that refers to it, or the key it was announced under. */
const keys = z.object({
  "x-query-code": z
    .string()
    .max(100, fault("format"))
    .optional()
    .meta({ description: "the query code of an application that refers to the file" }),
  "x-upload-key": uploadKeyHeader,
});

const READERS = { roles: ["department", "supervisor"], orBy: "file-key" } as const satisfies Shared;

export const announceFile = contract({
  name: "announceFile",
  noun: "files",
  method: "POST",
  path: "/v1/applications/{applicationId}/uploads",
  access: { roles: ["department", "supervisor"], orBy: "applicant" },
  agent: "read",
  rights: ["read", "secret", "files"],
  summary: "Announces a file for an application; the answer says where its bytes go",
  body: AnnouncementBody,
  answer: { status: 201, schema: AnnouncedAnswer },
  problems: ["unknown-application", "too-many-uploads", "announcement-unknown"],
  example,
});

export const announceFirst = contract({
  name: "announceFirst",
  noun: "files",
  method: "POST",
  path: "/v1/uploads",
  access: "submitter",
  agent: "read",
  rights: ["read", "secret", "files"],
  summary: "Announces a file before the submission; what no submission refers to within a day is collected",
  headers: z.object({ "x-upload-key": uploadKeyHeader }),
  body: AnnouncementBody,
  answer: { status: 201, schema: AnnouncedBeforeAnswer },
  problems: ["file-key-needed", "too-many-uploads", "announcement-unknown"],
  example,
});

export const completeFile = contract({
  name: "completeFile",
  noun: "files",
  method: "PUT",
  path: "/v1/uploads/{fileId}/completion",
  access: { roles: ["department", "supervisor"], orBy: "file-key" },
  agent: "read",
  rights: ["read", "secret", "files"],
  summary:
    "Keeps a file whose bytes are there, where length, checksum and kind are as announced; one that came in parts is looked at whole first",
  headers: keys,
  answer: { status: 200, schema: CompletedAnswer },
  problems: [
    "file-key-needed",
    "unknown-file",
    "upload-missing",
    "upload-parts",
    "upload-size",
    "upload-checksum",
    "upload-kind",
    "upload-infected",
  ],
});

export const getUpload = contract({
  name: "getUpload",
  noun: "files",
  method: "GET",
  path: "/v1/uploads/{fileId}",
  access: { roles: ["department", "supervisor"], orBy: "file-key" },
  agent: "read",
  rights: ["read", "secret", "files"],
  summary: "How far a file has come, for who announced it: its status, and which of its parts are there",
  headers: keys,
  answer: { status: 200, schema: UploadAnswer },
  problems: ["file-key-needed", "unknown-file"],
});

export const announcePart = contract({
  name: "announcePart",
  noun: "files",
  method: "PUT",
  path: "/v1/uploads/{fileId}/parts/{part}",
  access: { roles: ["department", "supervisor"], orBy: "file-key" },
  agent: "read",
  rights: ["read", "secret", "files"],
  summary:
    "Announces a part of a large file; the answer says where its bytes go. A part that is there may come again",
  headers: keys,
  body: PartBody,
  answer: { status: 200, schema: PartAnswer },
  problems: ["file-key-needed", "unknown-file", "no-such-part", "upload-over"],
  example: { body: { sha256: "0".repeat(64) } },
});

export const getFile = contract({
  name: "getFile",
  noun: "files",
  method: "GET",
  path: "/v1/files/{fileId}",
  access: READERS,
  agent: "read",
  rights: ["read", "secret", "files"],
  summary: "Leads to the bytes of a file, at an address that is good for five minutes",
  headers: keys,
  answer: { status: 303, schema: FileAnswer, headers: { Location: "where its bytes are" } },
  audited: true,
  problems: ["file-key-needed", "unknown-file", "file-not-kept", "file-checking", "file-altered"],
});

export const getFileAddress = contract({
  name: "getFileAddress",
  noun: "files",
  method: "GET",
  path: "/v1/files/{fileId}/address",
  access: READERS,
  agent: "read",
  rights: ["read", "secret", "files"],
  summary: "The same as data, for pages: what the file is, and where its bytes are for five minutes",
  headers: keys,
  answer: { status: 200, schema: FileAnswer },
  audited: true,
  problems: ["file-key-needed", "unknown-file", "file-not-kept", "file-checking", "file-altered"],
});
