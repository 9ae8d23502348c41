/** An OIDC issuer of a test: its discovery document and keys over HTTP, and tokens as it would make them. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";

export type OidcIssuer = Awaited<ReturnType<typeof oidcIssuer>>;

export const AUDIENCE = "approvals-440307";

export async function oidcIssuer() {
  const keys = new Map<string, { privateKey: CryptoKey; jwk: JWK }>();
  const asked: string[] = [];
  let broken = false;
  let held: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  let issuer = "";
  const server = createServer(({ url }, response) => {
    asked.push(url!);
    for (const listener of listeners) listener();
    const isKeys = url === "/keys";
    const answer = () => {
      if (broken) return void response.writeHead(503).end();
      response.writeHead(200, { "content-type": "application/json" });
      const keysOf = () => ({ keys: [...keys.values()].map(({ jwk }) => jwk) });
      response.end(JSON.stringify(isKeys ? keysOf() : { issuer, jwks_uri: `${issuer}keys` }));
    };
    void (isKeys ? held : Promise.resolve()).then(answer);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  /** Takes a key into the set. */
  async function addKey(kid: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    keys.set(kid, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } });
  }
  await addKey("first");

  return {
    issuer,
    /** Paths, in the order in which they were asked for. */
    asked,
    addKey,
    dropKey: (kid: string) => void keys.delete(kid),
    /** Keeps whoever asks for keys waiting until what it answers is called. */
    hold(): () => void {
      let release = () => {};
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    /** Until somebody has asked for this path. */
    untilAsked: (path: string): Promise<void> =>
      new Promise((resolve) => {
        const look = () => asked.includes(path) && resolve();
        listeners.add(look);
        look();
      }),
    break: (is: boolean) => void (broken = is),
    /** @param expires `null` for a token that does not say */
    token(
      claims: Record<string, unknown>,
      {
        kid = "first",
        audience = AUDIENCE,
        iss = issuer,
        expires = "5m",
      }: { kid?: string; audience?: string; iss?: string; expires?: string | number | null } = {},
    ): Promise<string> {
      const token = new SignJWT({ sub: "somebody", ...claims })
        .setProtectedHeader({ alg: "ES256", kid })
        .setIssuer(iss)
        .setAudience(audience);
      if (expires !== null) token.setExpirationTime(expires);
      return token.sign(keys.get(kid)!.privateKey);
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
