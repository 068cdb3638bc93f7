type Phrase = string | ((...values: never[]) => string)

/** Words by name, nested as one likes; a phrase with values in it is a function. */
export type Words = { readonly [name: string]: Phrase | Words }

/** The same names with the same values, in other words. */
export type Alike<W> = {
  readonly [Name in keyof W]: W[Name] extends string
    ? string
    : W[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Alike<W[Name]>
}

export type Dictionary<W> = { readonly en: Alike<W>; readonly de: Alike<W> }

/** English is the model; German that lacks a name, or has one too many, does not compile. */
export const dictionary = <W extends Words>(words: { readonly en: W; readonly de: Alike<NoInfer<W>> }): Dictionary<W> =>
  words as unknown as Dictionary<W>

/** English and German both know one and many. */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)
