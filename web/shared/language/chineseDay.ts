/** Days in Chinese, whatever language the page is in: pure, so that other words can be made of them. */

/** 2026年3月9日 */
export function chineseDay(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** An instant with the region's offset; midnight is 24:00 of the day before, which is how limits are told. */
export function chineseDue(instant: string): string {
  const time = instant.slice(11, 16);
  if (time !== "00:00") return `${chineseDay(instant.slice(0, 10))} ${time}`;
  const before = Date.parse(`${instant.slice(0, 10)}T00:00Z`) - 86_400_000;
  return `${chineseDay(new Date(before).toISOString().slice(0, 10))} 24:00`;
}
