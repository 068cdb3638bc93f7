/** One thing to choose in Select, Combobox and FilterChip. `note` stands beside the label, e.g. a count. */
export type Option = {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
  readonly disabled?: boolean | undefined
}

/** Options whose label holds every word of the search, in their own order. */
export const narrow = (options: readonly Option[], search: string): readonly Option[] => {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return options.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)))
}
