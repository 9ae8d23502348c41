/** The tokens of the region's OIDC issuer (OpenID Connect Discovery 1.0, RFC 7517, RFC 7519), as the cloud's gateway takes them. */
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import { Busy } from "../app/base/racing.ts";
import type { Log } from "../app/base/ports.ts";
import { remembered, seconds, SKEW_SECONDS, type Verify } from "./verified.ts";

export type OidcOptions = {
  issuer: string;
  audience: readonly string[];
  log: Log;
  fetch?: typeof fetch;
  /** Milliseconds that only grow. */
  monotonic?: () => number;
};

export type Oidc = {
  verify: Verify;
  /** Asks the issuer for its keys, so that whoever runs the server learns at its start that it cannot be reached. */
  probe(): Promise<void>;
};

/** Signatures that need no secret of ours (RFC 7518 §3.1, RFC 8037). */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

const Discovered = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });

/** The issuer's answers are small. */
const MOST_BYTES = 256 * 1024;
const PATIENCE_MILLISECONDS = 5000;
/** After an attempt that failed the issuer is left alone for so long. */
const PAUSE_MILLISECONDS = 5000;
/** Keys are fetched again after so long, and a token that was checked is checked again. */
const KEYS_SECONDS = 600;
/** For a key that is not among them they are fetched again, at most once in so long. */
const UNKNOWN_KEY_SECONDS = 30;

/** Nobody can tell whether a token is good. */
class Unreachable extends Error {
  override name = "Unreachable";
}

export function oidc({ issuer, audience, log, ...sources }: OidcOptions): Oidc {
  const { fetch: ask = fetch, monotonic = () => performance.now() } = sources;
  let keys: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  /** While the issuer does not answer, it is not asked for every token. */
  async function get(url: string): Promise<Response> {
    if (monotonic() - failedAt < PAUSE_MILLISECONDS)
      throw new Unreachable(`${issuer} did not answer a moment ago`);
    try {
      const response = await ask(url, {
        headers: { accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
      return new Response(await bounded(response), { status: 200 });
    } catch (cause) {
      failedAt = monotonic();
      log.error("issuer-unreachable", { issuer }, cause);
      throw new Unreachable(`${issuer} cannot be asked for its keys`, { cause });
    }
  }

  async function discovered(): Promise<JWTVerifyGetKey> {
    const answer = await get(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    const { issuer: named, jwks_uri } = Discovered.parse(await answer.json());
    if (named !== issuer)
      throw new Error(`ISSUER is "${issuer}", and the document found there is of "${named.slice(0, 200)}"`);
    return createRemoteJWKSet(new URL(jwks_uri), {
      cacheMaxAge: KEYS_SECONDS * 1000,
      cooldownDuration: UNKNOWN_KEY_SECONDS * 1000,
      timeoutDuration: PATIENCE_MILLISECONDS,
      [customFetch]: get,
    });
  }

  const known = (): Promise<JWTVerifyGetKey> =>
    (keys ??= discovered().catch((cause: unknown) => {
      keys = undefined;
      if (cause instanceof Unreachable) throw cause;
      failedAt = monotonic();
      log.error("issuer-unreachable", { issuer }, cause);
      throw new Unreachable(`${issuer} does not say where its keys are`, { cause });
    }));

  const keyOf: JWTVerifyGetKey = async (header, token) => {
    // The gateway picks the key by its id, and knows no token without.
    if (header?.kid === undefined) throw new errors.JWKSNoMatchingKey();
    return (await known())(header, token);
  };

  const verify = remembered(
    async (token) => {
      try {
        const { payload } = await jwtVerify(token, keyOf, {
          issuer,
          audience: [...audience],
          algorithms: ALGORITHMS,
          requiredClaims: ["exp"],
          clockTolerance: SKEW_SECONDS,
        });
        return payload;
      } catch (error) {
        if (isFaultOfTheirs(error))
          throw new Busy("the issuer of tokens cannot be asked for its keys", { cause: error });
        return undefined;
      }
    },
    seconds,
    undefined,
    KEYS_SECONDS,
  );

  return {
    verify,
    async probe() {
      await known().catch(() => undefined);
    },
  };
}

/** Nothing is said of the token: its issuer could not be asked, or answered what is no set of keys. */
const isFaultOfTheirs = (error: unknown): boolean =>
  error instanceof Unreachable || error instanceof errors.JWKSInvalid || error instanceof errors.JWKSTimeout;

/** @throws when it is longer than any that is meant */
async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`it answers more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
