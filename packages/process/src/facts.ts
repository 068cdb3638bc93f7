/** Values of the conditions a step may ask for, by condition name; computed before the step, only read inside it. */
export type Facts = Readonly<Record<string, boolean>>
