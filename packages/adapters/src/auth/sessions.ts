import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { isAPIError } from 'better-auth/api'
import type { PeopleStore } from '@souk/services/people/people-store'

const DAY = 24 * 60 * 60
const EXPIRES_S = 7 * DAY
/** The longest that browsers keep a cookie. */
const COOKIE_S = 400 * DAY

export interface SessionsOptions {
  /** Prisma's client on the auth library's tables. */
  readonly prisma: Parameters<typeof prismaAdapter>[0]
  readonly store: Pick<PeopleStore, 'welcome'>
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string
  /** Where people reach the server; `https` makes the cookies `Secure`. */
  readonly url: string
  readonly newId: () => string
}

export interface Session {
  readonly id: string
  readonly person: string
  readonly expiresAt: Date
}

/** Passwords and sessions, by better-auth. None of its HTTP endpoints is served. */
export interface Sessions {
  /** For the account of a person with a password (scrypt). */
  hash(password: string): Promise<string>
  /** The `Set-Cookie` values of a new session; undefined for whoever may not have one. */
  begin(email: string, password: string): Promise<readonly string[] | undefined>
  /** The session's own cookie out of a request's `Cookie`. */
  cookieIn(cookies: string): string | undefined
  /** Of a session's own cookie; in use it is prolonged, once a day, to seven days from now. */
  read(cookie: string): Promise<Session | undefined>
  /** `Set-Cookie` values that make a browser forget its session. */
  forget(): Promise<readonly string[]>
}

export function betterAuthSessions(options: SessionsOptions): Sessions {
  const auth = configure(options)
  const name = `${options.url.startsWith('https:') ? '__Secure-' : ''}souk.session_token`
  return {
    hash: async (password) => (await auth.$context).password.hash(password),

    begin: (email, password) =>
      refusedAsNone(async () => {
        const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
        return headers.getSetCookie().map(lasting)
      }),

    cookieIn: (cookies) =>
      cookies
        .split(';')
        .map((one) => one.trim())
        .find((one) => one.startsWith(`${name}=`)),

    read: (cookie) =>
      refusedAsNone(async () => {
        const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
        return found ? { id: found.session.id, person: found.user.id, expiresAt: found.session.expiresAt } : undefined
      }),

    async forget() {
      const { headers } = await auth.api.signOut({ headers: new Headers(), returnHeaders: true })
      return headers.getSetCookie()
    },
  }
}

function configure({ prisma, store, secret, url, newId }: SessionsOptions) {
  return betterAuth({
    baseURL: url,
    secret,
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: EXPIRES_S, updateAge: DAY },
    // After the password was found right, so that who may not come in learns nothing, not even from the time it takes.
    databaseHooks: {
      session: { create: { before: async ({ userId }) => (await store.welcome(userId)) !== undefined } },
    },
    advanced: { cookiePrefix: 'souk', database: { generateId: newId }, ipAddress: { disableIpTracking: true } },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

/** A session is prolonged where no cookie can be sent, so the cookie outlasts it and the server alone says when it ends. */
const lasting = (cookie: string): string => cookie.replace(`Max-Age=${EXPIRES_S}`, `Max-Age=${COOKIE_S}`)

/** What the library refuses is undefined; its failures are thrown as what caused them. */
async function refusedAsNone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.statusCode < 500) return undefined
    throw error.cause instanceof Error ? error.cause : error
  }
}
