/** What a journey takes of somebody at a screen: every press and every field, and every turn of the wheel until what they need is in sight. */
import type { Locator, Page } from "playwright-core";

export type Counts = { clicks: number; fields: number; keys: number; scrolls: number; seconds: number };

/** Whoever reads goes on by most of a screen, so that no line is lost. */
const TURN = 0.8;

export type Counted = ReturnType<typeof counted>;

/** @param now of the tester's clock, in milliseconds */
export function counted(page: Page, now: () => number = () => performance.now()) {
  const began = now();
  const done = { clicks: 0, fields: 0, keys: 0, scrolls: 0 };

  /** Turns the wheel until it is in sight, as whoever looks for it would. */
  async function see(what: Locator): Promise<Locator> {
    const one = what.first();
    await one.waitFor({ state: "visible" });
    const { width, height } = page.viewportSize()!;
    for (let turns = 0; turns < 40; turns++) {
      const box = (await one.boundingBox())!;
      const isAbove = box.y < 0;
      // Of what is higher than the screen its beginning has to do.
      const isBelow = box.y + Math.min(box.height, 40) > height;
      if (!isAbove && !isBelow) return one;
      // The wheel turns what lies under it: what stands beside the rest is turned by itself.
      await page.mouse.move(Math.min(Math.max(box.x + 20, 5), width - 5), height / 2);
      const before = await top(one);
      await page.mouse.wheel(0, (isAbove ? -1 : 1) * TURN * height);
      await moved(one, before);
      done.scrolls++;
    }
    throw new Error("it does not come into sight");
  }
  const top = async (one: Locator): Promise<number> => (await one.boundingBox())!.y;
  const frame = async (): Promise<unknown> => page.evaluate("new Promise(requestAnimationFrame)");
  /** Until the turn has begun and has come to rest: whoever looks too soon would turn once more than is needed. */
  const moved = async (one: Locator, before: number): Promise<void> => {
    let now = before;
    for (let looks = 0; looks < 60 && now === before; looks++) {
      await frame();
      now = await top(one);
    }
    for (let looks = 0, last = NaN; looks < 60 && now !== last; looks++) {
      last = now;
      await frame();
      await frame();
      now = await top(one);
    }
  };

  return {
    see,
    async click(what: Locator): Promise<void> {
      await (await see(what)).click();
      done.clicks++;
    },
    async tick(what: Locator): Promise<void> {
      await (await see(what)).check();
      done.clicks++;
    },
    async fill(what: Locator, text: string): Promise<void> {
      await (await see(what)).fill(text);
      done.fields++;
    },
    async choose(what: Locator, option: string): Promise<void> {
      await (await see(what)).selectOption(option);
      done.fields++;
    },
    async attach(what: Locator, files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> {
      await (await see(what)).setInputFiles(files);
      done.fields++;
    },
    async press(key: string): Promise<void> {
      await page.keyboard.press(key);
      done.keys++;
    },
    counts: (): Counts => ({ ...done, seconds: Math.round((now() - began) / 100) / 10 }),
  };
}

export const actionsIn = ({ clicks, fields, keys }: Counts): number => clicks + fields + keys;
