/** What the page of the trail calls things. */
import { expect, it } from "@jest/globals";
import { isAudited } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { en } from "../../web/trail/words.en.ts";
import { zh } from "../../web/trail/words.zh.ts";

it("everything that leaves an entry has a name in both languages, and nothing else has", () => {
  const audited = ROUTES.filter(isAudited).map(({ name }) => name);
  for (const { acts } of [zh, en]) expect(Object.keys(acts).sort()).toEqual([...audited].sort());
});
