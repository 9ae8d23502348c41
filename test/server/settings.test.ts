/** What the environment may say, and the one sentence that each mistake in it is answered with. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { KNOWN, settingsOf } from "../../server/settings.ts";
import { Unusable } from "../../server/unusable.ts";

const ISSUED = { ISSUER: "https://id.example.gov.cn/", AUDIENCE: "approvals" };
const fixturesFolder = fileURLToPath(new URL("../fixtures", import.meta.url));
const TLS = { TLS_CERT: `${fixturesFolder}/tls/cert.pem`, TLS_KEY: `${fixturesFolder}/tls/key.pem` };
const REACHED = { HOST: "0.0.0.0", PUBLIC_URL: "https://approvals.example.gov.cn" };

function refusal(env: Record<string, string>): string {
  try {
    settingsOf(env);
    return "taken";
  } catch (error) {
    if (error instanceof Unusable) return error.message;
    throw error;
  }
}

it("without any it is the laptop's, on the loopback", () => {
  expect(settingsOf({})).toEqual({ region: "440307", dataDir: ".data", host: "127.0.0.1", port: 3000 });
});

describe("a server", () => {
  it("takes the tokens of one issuer, for one audience or several", () => {
    const { server } = settingsOf({ ...ISSUED, AUDIENCE: "approvals, approvals-test" });
    expect(server).toMatchObject({
      issuer: ISSUED.ISSUER,
      audience: ["approvals", "approvals-test"],
      clientId: "approvals-pages",
      proxies: null,
    });
  });

  it("is reached by TLS of its own, or behind a proxy", () => {
    expect(settingsOf({ ...ISSUED, ...REACHED, ...TLS }).server?.tls?.cert.toString()).toMatch(
      /^-----BEGIN CERT/,
    );
    const { proxies } = settingsOf({ ...ISSUED, ...REACHED, TRUST_PROXY: "10.0.0.0/8, fd00::1" }).server!;
    expect(["10.9.8.7", "11.0.0.1"].map((address) => proxies!.check(address, "ipv4"))).toEqual([true, false]);
    expect(["fd00::1", "fd00::2"].map((address) => proxies!.check(address, "ipv6"))).toEqual([true, false]);
  });
});

it.each<[string, Record<string, string>, RegExp]>([
  ["an issuer without an audience", { ISSUER: ISSUED.ISSUER }, /^ISSUER is set, and AUDIENCE is not: .*both/],
  ["an audience without an issuer", { AUDIENCE: "a" }, /^AUDIENCE is set, and ISSUER is not: .*both/],
  ["an empty issuer", { ISSUER: "", AUDIENCE: "a" }, /^ISSUER is set, and empty/],
  ["an empty port", { PORT: " " }, /^PORT is set, and empty/],
  ["an issuer without TLS", { ...ISSUED, ISSUER: "http://id.example.gov.cn/" }, /^ISSUER is "http:.*https/],
  ["an audience of nothing", { ...ISSUED, AUDIENCE: "a,,b" }, /^AUDIENCE is "a,,b"/],
  ["virtual time", { ...ISSUED, CLOCK: "2026-03-02T09:00+08:00" }, /a server keeps the machine's time/],
  ["a laptop that others reach", { HOST: "0.0.0.0" }, /anybody gets a token for the asking/],
  ["what a laptop would not heed", { TRUST_PROXY: "10.0.0.1" }, /^TRUST_PROXY is set, and is for a server/],
  ["plain text on the network", { ...ISSUED, ...REACHED }, /readable on the way.*TLS_CERT.*TRUST_PROXY/],
  ["no address for people", { ...ISSUED, ...TLS, HOST: "0.0.0.0" }, /^PUBLIC_URL is not set/],
  [
    "an address with a path",
    { ...ISSUED, PUBLIC_URL: "https://a.example/x" },
    /^PUBLIC_URL is "https:\/\/a.example\/x"/,
  ],
  ["an address that is none", { ...ISSUED, PUBLIC_URL: "approvals" }, /^PUBLIC_URL is "approvals"/],
  [
    "a certificate without a key",
    { ...ISSUED, TLS_CERT: TLS.TLS_CERT },
    /^TLS_CERT is set, and TLS_KEY is not/,
  ],
  [
    "a certificate that is not there",
    { ...ISSUED, ...TLS, TLS_CERT: "/none.pem" },
    /^TLS_CERT is \/none.pem.*ENOENT/,
  ],
  ["a key that is none", { ...ISSUED, ...TLS, TLS_KEY: TLS.TLS_CERT }, /cannot be used together/],
  [
    "a proxy by name",
    { ...ISSUED, ...REACHED, TRUST_PROXY: "proxy" },
    /^TRUST_PROXY is "proxy".*10\.0\.0\.5/,
  ],
  ["a network of too many bits", { ...ISSUED, ...REACHED, TRUST_PROXY: "10.0.0.0/33" }, /^TRUST_PROXY is/],
  ["a port that is none", { PORT: "http" }, /give a number from 0/],
  ["a port with a sign", { PORT: "+80" }, /give a number from 0/],
  ["a port too high", { PORT: "65536" }, /give a number from 0/],
  ["a clock without an offset", { CLOCK: "2026-03-02" }, /an instant with its offset/],
  ["a limit that is none", { CALLER_LIMIT: "0" }, /^CALLER_LIMIT is "0"/],
  ["mail to two places", { SMTP_URL: "smtps://m.example", MAIL_DIR: "/m", MAIL_FROM: "a@b.cn" }, /both set/],
  ["a sender and no way", { MAIL_FROM: "a@b.cn" }, /^MAIL_FROM is set, and no mail is sent/],
  ["a way and no sender", { MAIL_DIR: "/srv/mail" }, /^MAIL_FROM is not set/],
  ["a sender with a second line", { MAIL_DIR: "/m", MAIL_FROM: "a@b.cn\r\nBcc: c@d.cn" }, /^MAIL_FROM is/],
  ["mail among the data", { MAIL_DIR: ".data/mail", MAIL_FROM: "a@b.cn" }, /outside of it/],
  ["a mail server by https", { SMTP_URL: "https://m.example", MAIL_FROM: "a@b.cn" }, /no address of a mail/],
  [
    "a user without a password",
    { SMTP_URL: "smtps://u@m.example", MAIL_FROM: "a@b.cn" },
    /SMTP_PASSWORD_FILE is not set/,
  ],
  [
    "a password without a user",
    { SMTP_URL: "smtps://m.example", SMTP_PASSWORD_FILE: "/p", MAIL_FROM: "a@b.cn" },
    /names no user/,
  ],
  ["a path at a mail server", { SMTP_URL: "smtp://m.example/x", MAIL_FROM: "a@b.cn" }, /more than a user/],
])("%s is refused in one sentence", (_, env, said) => {
  const message = refusal(env);
  expect(message).toMatch(said);
  expect(message).not.toContain("\n");
});

it("a password for mail stands in a file, and one in the address is refused and not repeated", () => {
  const message = refusal({ SMTP_URL: "smtps://u:hunter2@m.example", MAIL_FROM: "a@b.cn" });
  expect(message).toMatch(/Put it into a file and name that as SMTP_PASSWORD_FILE/);
  expect(message).not.toContain("hunter2");
  const file = { SMTP_URL: "smtp://u@m.example", SMTP_PASSWORD_FILE: "/run/p", MAIL_FROM: "a@b.cn" };
  expect(settingsOf(file).mail).toMatchObject({
    from: "a@b.cn",
    server: { host: "m.example", port: 587, secure: false, user: "u" },
  });
});

describe("what the how-to says of a server", () => {
  const page = readFileSync(new URL("../../docs/how-to/run-a-server.md", import.meta.url), "utf8");

  it("is every variable that there is, and no other", () => {
    const told = [...page.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names]) =>
      [...names!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
    );
    expect(told.sort()).toEqual([...KNOWN].sort());
  });

  it("is a unit whose settings are taken as they stand", () => {
    const unit = Object.fromEntries(
      [...page.matchAll(/^Environment=([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
    );
    expect(Object.keys(unit).length).toBeGreaterThan(6);
    const { server, host, port, dataDir } = settingsOf({ ...unit, ...TLS });
    expect({ host, port, dataDir, url: server?.publicUrl }).toEqual({
      host: "0.0.0.0",
      port: 8443,
      dataDir: "/var/lib/approvals",
      url: "https://approvals.example.gov.cn",
    });
    const { TLS_CERT: _cert, TLS_KEY: _key, HOST: _host, ...behindProxy } = unit;
    expect(settingsOf({ ...behindProxy, TRUST_PROXY: "127.0.0.1" }).server?.proxies).not.toBeNull();
  });
});
