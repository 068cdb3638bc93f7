import { createContext, useContext } from 'solid-js'

/** How the live stream is doing; `since` says when it stopped being live. Fields are reactive (getters or a store). */
export type Connection = { readonly status: 'live' | 'reconnecting' | 'offline'; readonly since?: Date | undefined }

export const ConnectionContext = createContext<Connection>({ status: 'live' })

/** Follows the connection to the server. */
export const useConnection = (): Connection => useContext(ConnectionContext)
