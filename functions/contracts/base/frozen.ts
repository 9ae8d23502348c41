/** A type without regard to what is read-only: schemas infer arrays that could be written to, and nobody writes to them. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
