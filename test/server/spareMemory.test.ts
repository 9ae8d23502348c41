import { sparing, type Look } from "../../server/spareMemory.ts";

const MEGABYTE = 1024 * 1024;

/** Gives back down to `floor` megabytes. @returns after which of the looks it gave back */
function givenBack(floor: number, looks: [busy: number, megabytes: number, lull?: number][]): number[] {
  const after: number[] = [];
  let at = 0;
  const look = sparing(() => {
    after.push(at);
    return floor * MEGABYTE;
  });
  for (const [busy, megabytes, lull = 0] of looks) {
    look({ busy, lull, resident: megabytes * MEGABYTE } satisfies Look);
    at++;
  }
  return after;
}

describe("what a rush left of memory", () => {
  it("is given back in the first quiet moment, not in the rush", () => {
    expect(
      givenBack(150, [
        [0.9, 240],
        [0.5, 240],
        [0.02, 240],
      ]),
    ).toEqual([2]);
  });

  it("is given back while something goes on for which nobody waits, and not while somebody does", () => {
    expect(
      givenBack(150, [
        [0.6, 240, 999],
        [0.6, 240, 1000],
      ]),
    ).toEqual([1]);
  });

  it("is given back after the start, too", () => {
    expect(givenBack(110, [[0.05, 140]])).toEqual([0]);
  });

  it("is let be until there is enough of it again", () => {
    expect(
      givenBack(150, [
        [0, 240],
        [0, 150],
        [0.05, 173],
        [0.05, 174],
      ]),
    ).toEqual([0, 3]);
  });
});
