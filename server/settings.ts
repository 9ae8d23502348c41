/** What `npm start` is told by its environment, checked as a whole before anything is touched. */
import { BlockList, isIP } from "node:net";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { scannerAddress, type ScannerAddress } from "../functions/adapters/clamd.ts";
import { parseInstant, type Instant } from "../functions/domain/base/time.ts";
import { MAIL_VARIABLES, mailOf, type MailSettings } from "./mailSettings.ts";
import type { Limit } from "../functions/http/base/throttle.ts";
import { Unusable } from "./unusable.ts";

/** A certificate with its chain, and its key, both PEM. */
export type Tls = { cert: Buffer; key: Buffer };

/** What makes it a server for people rather than a laptop's: whose tokens it takes, and how it is reached. */
export type ServerSettings = {
  issuer: string;
  audience: readonly string[];
  /** Whose tokens applicants have, where it is another one. */
  applicantIssuer?: string;
  /** What the pages sign in as. */
  clientId: string;
  /** Where the issuer has its tokens, if that is another host. */
  tokenEndpoint?: string;
  /** What applicants' pages sign in as, and where their issuer has its tokens, if not as the staff's. */
  applicantClientId?: string;
  applicantTokenEndpoint?: string;
  /** An origin; without one it is reached as the caller says. */
  publicUrl?: string;
  tls?: Tls;
  /** Whose word is taken for the caller's address. */
  proxies: BlockList | null;
};

/** Where anchors are kept, if not in the data folder, and where each is posted to. */
export type AnchorSettings = { folder?: string; address?: string };

export type Settings = {
  region: string;
  dataDir: string;
  host: string;
  port: number;
  clock?: Instant;
  callerLimit?: Limit | null;
  anchors?: AnchorSettings;
  mail?: MailSettings;
  /** Where files are scanned before they may be handed in; nowhere unless said. */
  scanner?: ScannerAddress;
  /** Without it, it is the laptop's: with `/local`, on the loopback only. */
  server?: ServerSettings;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What only a server has, and a laptop would not heed. */
const OF_SERVERS = [
  "APPLICANT_ISSUER",
  "APPLICANT_CLIENT_ID",
  "APPLICANT_TOKEN_ENDPOINT",
  "CLIENT_ID",
  "TOKEN_ENDPOINT",
  "PUBLIC_URL",
  "TLS_CERT",
  "TLS_KEY",
  "TRUST_PROXY",
] as const;

/** Every variable that is heeded. */
export const KNOWN = [
  "REGION",
  "DATA_DIR",
  "HOST",
  "PORT",
  "CLOCK",
  "CALLER_LIMIT",
  "ANCHOR_DIR",
  "ANCHOR_URL",
  "SCANNER",
  ...MAIL_VARIABLES,
  "ISSUER",
  "AUDIENCE",
  ...OF_SERVERS,
];

/** @throws Unusable */
function scannerOf(text: string): ScannerAddress {
  const address = scannerAddress(text);
  if (address) return address;
  throw new Unusable(`SCANNER is ${text}. It is the host and the port of clamd, such as 127.0.0.1:3310.`);
}

/** @throws Unusable */
export function settingsOf(env: Environment): Settings {
  for (const name of KNOWN)
    if (env[name]?.trim() === "")
      throw new Unusable(`${name} is set, and empty. Give it a value, or unset it.`);
  const {
    REGION = "440307",
    DATA_DIR = ".data",
    HOST = "127.0.0.1",
    PORT = "3000",
    CLOCK,
    CALLER_LIMIT,
  } = env;
  const server = serverOf(env, HOST);
  const mail = mailOf(env, DATA_DIR);
  if (server && CLOCK !== undefined)
    throw new Unusable(
      "CLOCK is set, and so is ISSUER: a server keeps the machine's time. Unset one of them.",
    );
  return {
    region: REGION,
    dataDir: DATA_DIR,
    host: HOST,
    port: portOf(PORT),
    ...(CLOCK !== undefined && { clock: clockOf(CLOCK) }),
    ...(CALLER_LIMIT !== undefined && { callerLimit: limitOf(CALLER_LIMIT) }),
    ...((env["ANCHOR_DIR"] ?? env["ANCHOR_URL"]) !== undefined && { anchors: anchorsOf(env) }),
    ...(mail && { mail }),
    ...(env["SCANNER"] !== undefined && { scanner: scannerOf(env["SCANNER"]) }),
    ...(server && { server }),
  };
}

function anchorsOf({ ANCHOR_DIR, ANCHOR_URL }: Environment): AnchorSettings {
  const url = ANCHOR_URL === undefined ? null : URL.parse(ANCHOR_URL);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOCAL_NAMES.test(url.hostname));
  if (ANCHOR_URL !== undefined && (!isSafe || url?.username !== ""))
    throw new Unusable(
      `ANCHOR_URL is "${ANCHOR_URL}"; give the address that each day's anchor is posted to, with https and without a name in it.`,
    );
  return {
    ...(ANCHOR_DIR !== undefined && { folder: ANCHOR_DIR }),
    ...(ANCHOR_URL !== undefined && { address: ANCHOR_URL }),
  };
}

function serverOf(env: Environment, host: string): ServerSettings | undefined {
  const { ISSUER, AUDIENCE, CLIENT_ID = "approvals-pages", TOKEN_ENDPOINT, PUBLIC_URL } = env;
  if (ISSUER === undefined && AUDIENCE === undefined) {
    const lost = OF_SERVERS.find((name) => env[name] !== undefined);
    if (lost)
      throw new Unusable(`${lost} is set, and is for a server: set ISSUER and AUDIENCE, too, or unset it.`);
    if (!isLoopback(host))
      throw new Unusable(
        `HOST is ${host}, where others reach it, and without ISSUER and AUDIENCE anybody gets a token for the asking. Set both, or leave HOST at 127.0.0.1.`,
      );
    return undefined;
  }
  if (ISSUER === undefined || AUDIENCE === undefined)
    throw new Unusable(
      `${ISSUER === undefined ? "AUDIENCE is set, and ISSUER" : "ISSUER is set, and AUDIENCE"} is not: a server needs both, whose tokens it takes and for whom they are made.`,
    );
  const audience = AUDIENCE.split(",").map((one) => one.trim());
  if (audience.includes(""))
    throw new Unusable(`AUDIENCE is "${AUDIENCE}"; give one, or several with commas between them.`);
  checkIssuer("ISSUER", ISSUER);
  if (TOKEN_ENDPOINT !== undefined) checkIssuer("TOKEN_ENDPOINT", TOKEN_ENDPOINT);
  const {
    APPLICANT_ISSUER: applicantIssuer,
    APPLICANT_CLIENT_ID: applicantClientId,
    APPLICANT_TOKEN_ENDPOINT: applicantTokenEndpoint,
  } = env;
  if (applicantIssuer !== undefined) checkIssuer("APPLICANT_ISSUER", applicantIssuer);
  if (applicantTokenEndpoint !== undefined) checkIssuer("APPLICANT_TOKEN_ENDPOINT", applicantTokenEndpoint);
  const tls = tlsOf(env);
  const proxies = env["TRUST_PROXY"] === undefined ? null : proxiesOf(env["TRUST_PROXY"]);
  if (!isLoopback(host) && !tls && !proxies)
    throw new Unusable(
      `HOST is ${host}, and what is sent there would be readable on the way. Set TLS_CERT and TLS_KEY, or TRUST_PROXY to the address of the proxy that has them.`,
    );
  if (PUBLIC_URL === undefined && (!isLoopback(host) || proxies))
    throw new Unusable(
      "PUBLIC_URL is not set: say where people reach this server, such as https://approvals.example.gov.cn.",
    );
  return {
    issuer: ISSUER,
    audience,
    ...(applicantIssuer !== undefined && { applicantIssuer }),
    clientId: CLIENT_ID,
    ...(applicantClientId !== undefined && { applicantClientId }),
    ...(applicantTokenEndpoint !== undefined && { applicantTokenEndpoint }),
    ...(TOKEN_ENDPOINT !== undefined && { tokenEndpoint: TOKEN_ENDPOINT }),
    ...(PUBLIC_URL !== undefined && { publicUrl: originOf(PUBLIC_URL) }),
    ...(tls && { tls }),
    proxies,
  };
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

const LOCAL_NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const IS_WHAT = {
  ISSUER: 'the address that stands in its tokens as "iss"',
  APPLICANT_ISSUER: 'the address that stands in applicants\' tokens as "iss"',
  TOKEN_ENDPOINT: "the address at which the issuer has its tokens",
  APPLICANT_TOKEN_ENDPOINT: "the address at which applicants' issuer has its tokens",
} as const;

function checkIssuer(name: keyof typeof IS_WHAT, issuer: string): void {
  const url = URL.parse(issuer);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOCAL_NAMES.test(url.hostname));
  if (!isSafe || url.search !== "" || url.hash !== "")
    throw new Unusable(`${name} is "${issuer}"; give ${IS_WHAT[name]}, with https.`);
}

/** Pages and links lie at the root of it. */
function originOf(publicUrl: string): string {
  const url = URL.parse(publicUrl);
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href && url.username === "";
  if (!isOrigin)
    throw new Unusable(
      `PUBLIC_URL is "${publicUrl}"; give a scheme and a host, and nothing behind them, such as https://approvals.example.gov.cn.`,
    );
  return url.origin;
}

function tlsOf({ TLS_CERT, TLS_KEY }: Environment): Tls | undefined {
  if (TLS_CERT === undefined && TLS_KEY === undefined) return undefined;
  if (TLS_CERT === undefined || TLS_KEY === undefined)
    throw new Unusable(
      `${TLS_CERT === undefined ? "TLS_KEY is set, and TLS_CERT" : "TLS_CERT is set, and TLS_KEY"} is not: TLS needs both files.`,
    );
  return readTls(TLS_CERT, TLS_KEY);
}

/** @throws Unusable when they cannot be read, or do not belong together */
function readTls(certFile: string, keyFile: string): Tls {
  const read = (name: string, file: string): Buffer => {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new Unusable(`${name} is ${file}, which cannot be read (${(error as Error).message}).`);
    }
  };
  const tls = { cert: read("TLS_CERT", certFile), key: read("TLS_KEY", keyFile) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new Unusable(
      `The certificate ${certFile} and the key ${keyFile} cannot be used together (${(error as Error).message}). Give both as PEM, the certificate with its chain.`,
    );
  }
  return tls;
}

/** Addresses and networks, with commas between them. */
function proxiesOf(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(",").map((one) => one.trim())) {
    const [address = "", prefix, ...more] = part.split("/");
    const family = isIP(address);
    const bits =
      prefix === undefined ? (family === 4 ? 32 : 128) : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    if (family === 0 || more.length > 0 || bits < 0 || bits > (family === 4 ? 32 : 128))
      throw new Unusable(
        `TRUST_PROXY is "${text}"; give the address or network of each proxy, such as 10.0.0.5 or 10.0.0.0/24, with commas between them.`,
      );
    list.addSubnet(address, bits, family === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= 0 && port <= 65535) return port;
  throw new Unusable(`PORT is "${text}"; give a number from 0 (any free port) to 65535.`);
}

function clockOf(text: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw new Unusable(
      `CLOCK is "${text}"; give an instant with its offset, such as 2026-03-02T09:00+08:00.`,
    );
  }
}

/** `off`, or how many calls a second one caller may make, twice as many at once. */
function limitOf(text: string): Limit | null {
  if (text === "off") return null;
  const perSecond = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (perSecond > 0) return { perSecond, burst: 2 * perSecond };
  throw new Unusable(
    `CALLER_LIMIT is "${text}"; give the calls that one caller may make in a second, or off.`,
  );
}
