import type { AppRouter } from '@souk/api/router'
import type { LiveMessage } from '@souk/contract/live'
import type { Live, LiveOptions } from './live/follow-live.ts'

/** Ends a call early: it then rejects. What the server did by then is done. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** What to do with what a live procedure brings; see `LiveOptions`. */
export type Handlers<Snapshot, Payload> = Omit<LiveOptions<unknown, Snapshot, Payload>, 'input'>

/** Acts need not bring the key that makes them happen once: each gets a fresh one. */
type Given<Input> = Input extends { idempotencyKey: string }
  ? Omit<Input, 'idempotencyKey'> & { readonly idempotencyKey?: string }
  : Input

type Procedure<Type, Input, Output> = {
  readonly _def: { readonly type: Type; readonly $types: { readonly input: Input; readonly output: Output } }
}

/** One procedure of the router as it is called. Outputs are plain JSON: what the server answers is what arrives. */
type Call<P> =
  P extends Procedure<'query', infer Input, infer Output>
    ? { query(input: Input, options?: CallOptions): Promise<Output> }
    : P extends Procedure<'mutation', infer Input, infer Output>
      ? { mutate(input: Given<Input>, options?: CallOptions): Promise<Output> }
      : P extends Procedure<'subscription', infer Input, infer Output>
        ? Output extends AsyncIterable<{ readonly data: LiveMessage<infer Snapshot, infer Payload> }, void, void>
          ? { follow(input: Omit<NonNullable<Input>, 'lastEventId'>, handlers: Handlers<Snapshot, Payload>): Live }
          : never
        : never

type CallsOf<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends { _def: unknown } ? Call<Part[Name]> : CallsOf<Part[Name]>
}

/** Every procedure of the server, typed from its routers: `souk.orders.place.mutate(…)`. */
export type Calls = CallsOf<AppRouter['_def']['record']>

/** `orders.place`, `order.live` …: the paths of all procedures. */
type Paths<Part> = {
  [Name in keyof Part & string]: Part[Name] extends { _def: unknown } ? Name : `${Name}.${Paths<Part[Name]>}`
}[keyof Part & string]
export type Path = Paths<AppRouter['_def']['record']>

/** The procedures whose input needs an idempotency key. */
type Keyed<Part> = {
  [Name in keyof Part & string]: Part[Name] extends Procedure<unknown, infer Input, unknown>
    ? Input extends { idempotencyKey: string }
      ? Name
      : never
    : `${Name}.${Keyed<Part[Name]>}`
}[keyof Part & string]
export type KeyedPath = Keyed<AppRouter['_def']['record']>
