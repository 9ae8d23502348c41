/** Credit codes check (GB 32100, GB 11714), and a slip in one is found. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { CREDIT_CODE, organisationChecks, wholeChecks } from "../../functions/domain/base/creditCode.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const checks = (code: string): boolean =>
  CREDIT_CODE.test(code) && organisationChecks(code) && wholeChecks(code);

/** The check characters by the words of the standards: the weights of GB 11714, and powers of three by GB 32100. */
function codeFrom(seventeenWithoutCheck: string): string {
  const body = seventeenWithoutCheck;
  const organisation = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, w, i) => sum + w * parseInt(body[8 + i]!, 36),
    0,
  );
  const c9 = 11 - (organisation % 11);
  const seventeen = body + (c9 === 10 ? "X" : c9 === 11 ? "0" : String(c9));
  const sum = [...Array(17).keys()].reduce(
    (total, i) => total + ALPHABET.indexOf(seventeen[i]!) * Number(3n ** BigInt(i) % 31n),
    0,
  );
  return seventeen + ALPHABET[(31 - (sum % 31)) % 31];
}

const anyCode = fc
  .tuple(
    fc.constantFrom("91", "11", "12", "51", "92", "N2"),
    fc.stringMatching(/^[0-9]{6}$/),
    fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/),
  )
  .map((parts) => codeFrom(parts.join("")));

describe("a credit code", () => {
  it.each(["914403001922038216", "91330100799655058B"])("that is printed in public checks: %s", (code) => {
    expect(checks(code)).toBe(true);
  });

  it("checks if and only if both check characters follow from the others", () => {
    fc.assert(fc.property(anyCode, (code) => expect(checks(code)).toBe(true)));
    const last = fc.constantFrom(...ALPHABET.split(""));
    fc.assert(
      fc.property(anyCode, last, (code, other) => {
        expect(wholeChecks(code.slice(0, 17) + other)).toBe(other === code[17]);
      }),
    );
    fc.assert(
      fc.property(anyCode, last, (code, other) => {
        const changed = code.slice(0, 16) + other + code[17];
        expect(organisationChecks(changed)).toBe(other === code[16]);
      }),
    );
  });

  it("with one character mistaken, or two neighbours exchanged, does not check", () => {
    const at = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(anyCode, at, fc.constantFrom(...ALPHABET.split("")), (code, i, other) => {
        fc.pre(other !== code[i]);
        expect(checks(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 15 }), (code, i) => {
        fc.pre(code[i] !== code[i + 1]);
        expect(checks(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))).toBe(false);
      }),
    );
  });

  it.each([
    "",
    "91440300",
    "914403001922038216 ",
    "91440300192203821O",
    "91440300192203821o",
    "9144030019220382160",
  ])("is none of another form: %j", (code) => expect(CREDIT_CODE.test(code)).toBe(false));
});
