/** One field as expressions know it: its type in their language, and its value. */
export interface Field<Source> {
  readonly type: string
  readonly read: (source: Source) => unknown
}

export type Fields<Source> = Readonly<Record<string, Field<Source>>>

type Read<Source, Value> = (source: Source) => Value

/** An absent text is an empty one. */
export const text = <Source>(read: Read<Source, string | undefined>): Field<Source> => ({
  type: 'string',
  read: (source) => read(source) ?? '',
})

export const texts = <Source>(read: Read<Source, readonly string[] | undefined>): Field<Source> => ({
  type: 'list<string>',
  read: (source) => read(source) ?? [],
})

export const truth = <Source>(read: Read<Source, boolean>): Field<Source> => ({ type: 'bool', read })

/** Whole numbers of the language are bigints. */
export const whole = <Source>(read: Read<Source, number>): Field<Source> => ({
  type: 'int',
  read: (source) => BigInt(read(source)),
})

/** A type of the language: it tells values apart by their constructor. */
export interface ViewType<Source> {
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
  readonly ctor: new (source: Source) => object
}

/** Views of a source compute a field when it is first read. */
export function viewType<Source>(name: string, fields: Fields<Source>): ViewType<Source> {
  class View {
    readonly source: Source
    constructor(source: Source) {
      this.source = source
    }
  }
  for (const [field, { read }] of Object.entries(fields))
    Object.defineProperty(View.prototype, field, {
      get(this: View) {
        const value = read(this.source)
        Object.defineProperty(this, field, { value })
        return value
      },
    })
  const types = Object.entries(fields).map(([field, { type }]) => [field, type] as const)
  return { name, fields: Object.fromEntries(types), ctor: View }
}
