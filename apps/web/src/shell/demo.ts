import { createContext, useContext } from 'solid-js'
import type { Accessor } from 'solid-js'

/** The demo is on: these people can sign in. Undefined when it is off. */
export type Demo = { readonly accounts: readonly string[] } | undefined

export const DemoContext = createContext<Accessor<Demo>>(() => undefined)

export const useDemo = (): Accessor<Demo> => useContext(DemoContext)
