/** Orders over the network: signed as notices are, known by their number, and nothing where no right answer comes. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { paymentOrders } from "../../functions/adapters/paymentOrders.ts";

const SECRET = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
const ORDER = {
  provider: "guoku",
  order: "440307-0123456789ABCDEF-O1",
  paymentCode: "440307-0123456789ABCDEF-P00",
  amount: 52_880,
};

let server: Server;
let url: string;
let answer: { status: number; body: string };
const came: { headers: Record<string, string>; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (more: Buffer) => (body += more.toString()));
    request.on("end", () => {
      came.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
});
afterAll(async () => new Promise((closed) => void server.close(closed)));

const place = paymentOrders({
  secretsOf: async (id) => (id === "guoku" ? [SECRET] : []),
  allowPrivate: true,
});

describe("an order that goes out", () => {
  it("is signed with its own number as the event's id, and is answered with where it is paid", async () => {
    answer = { status: 201, body: '{"payAt":"https://pay.example.org/1","more":true}' };
    expect(await place(url, ORDER)).toBe("https://pay.example.org/1");
    const { headers, body } = came.at(-1)!;
    expect(headers["webhook-id"]).toBe(ORDER.order);
    const { provider: _provider, ...said } = ORDER;
    expect(new Webhook(SECRET).verify(body, headers)).toEqual(said);
  });

  it.each([
    [500, '{"payAt":"https://pay.example.org/1"}'],
    [302, "{}"],
    [200, "{}"],
    [200, "not JSON"],
    [200, '{"payAt":"javascript:alert(1)"}'],
    [200, `{"payAt":"https://pay.example.org/","pad":"${"x".repeat(20_000)}"}`],
  ])("is not placed where the provider answers %s %s", async (status, body) => {
    answer = { status, body };
    expect(await place(url, ORDER)).toBeNull();
  });

  it("goes to nobody who has no secret, or is not there, nor to a network inside from the cloud", async () => {
    await expect(place(url, { ...ORDER, provider: "other" })).rejects.toThrow("no secret");
    expect(await place("http://127.0.0.1:9/orders", ORDER)).toBeNull();
    const cloud = paymentOrders({ secretsOf: async () => [SECRET], allowPrivate: false });
    await expect(cloud(url, ORDER)).rejects.toThrow();
  });
});
