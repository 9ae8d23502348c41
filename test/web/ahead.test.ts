/** What a page asks for before it is drawn is asked once, told once, and anew from then on. */
import { expect, it, jest } from "@jest/globals";
import { askAhead, askedAhead } from "../../web/shared/api/ahead.ts";

it("is told the first time it is wanted, and asked anew the next", async () => {
  const ask = jest.fn(async () => ask.mock.calls.length);
  askAhead("catalogue", ask);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(await askedAhead("catalogue", ask)).toBe(1);
  expect(await askedAhead("catalogue", ask)).toBe(2);
  expect(await askedAhead("another", ask)).toBe(3);
});

it("tells a refusal to who wants it, and to nobody when nobody does", async () => {
  const refuse = async () => Promise.reject(new Error("offline"));
  askAhead("unwanted", refuse);
  askAhead("wanted", refuse);
  await new Promise((resolve) => void setTimeout(resolve));
  await expect(askedAhead("wanted", refuse)).rejects.toThrow("offline");
});
