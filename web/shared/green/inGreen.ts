/** Whether a case is in the green channel (绿色通道), by its open reviews. */
export const isInGreen = (reviews: readonly { green?: object | undefined }[]): boolean =>
  reviews.some(({ green }) => green !== undefined);
